"""The findings on the five gaps: from public data, or from the user's linked surveys."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.numbers import plural
from cxlab.questions.five_gaps.delivery_gap import delivery_gap
from cxlab.questions.five_gaps.evidence import Evidence
from cxlab.questions.five_gaps.explained import driver_findings, explained
from cxlab.questions.five_gaps.hypotheses import concluded
from cxlab.questions.five_gaps.model import GAPS, SIDES, Gap
from cxlab.statistics.branch_gap import BranchGap, branch_gap
from cxlab.statistics.meta import Pooled, pool
from cxlab.survey.linked.surveys import Linked

MORE = ("more", "less")
WOULD_SETTLE = "What would settle it:"


@dataclass(frozen=True)
class Smallest:
    """The smallest effects that matter: a gap in points of the answer scale, and a share."""

    gap: float
    share: float


def all_findings(evidence: Evidence, smallest: Smallest) -> tuple[Finding, ...]:
    """Return every finding of the notebook, gaps 1 to 5 first."""
    gaps = tuple(gap_finding(evidence, gap, smallest) for gap in GAPS)
    return (
        *gaps,
        *settings(evidence, smallest),
        explained(evidence, smallest.share),
        *driver_findings(evidence),
    )


def gap_finding(evidence: Evidence, gap: Gap, smallest: Smallest) -> Finding:
    """Return the finding on one gap."""
    if evidence.linked is not None:
        return _linked_gap(evidence, evidence.linked, gap, smallest.gap)
    if gap.number == 1:
        return _firms_and_customers(evidence, smallest.share)
    if gap.number == 5:
        return _over_industries(evidence, smallest.gap)
    return concluded(
        gap.id,
        evidence,
        None,
        smallest_effect=smallest.gap,
        sources=(),
        note=f"no public data measure this gap. {WOULD_SETTLE} {gap.settle}.",
    )


@cache
def branch_gaps(linked: Linked, level: float) -> dict[int, BranchGap]:
    """Return the gaps whose two sides at least two branches have, by number."""
    found = {}
    for gap in GAPS:
        if {gap.side, gap.other} <= set(linked.means.levels):
            count = len(linked.means.contrasts([gap.contrast]).branches)
            if count >= 2:
                found[gap.number] = branch_gap(linked.means, gap.contrast, level)
    return found


def settings(evidence: Evidence, smallest: Smallest) -> tuple[Finding, ...]:
    """Return gap 5 in each public survey; none for the user's own data."""
    return tuple(
        concluded(
            f"gap.5.{survey.name.replace(' ', '_')}",
            evidence,
            Estimate(
                *(survey.gap.gap, survey.gap.lower, survey.gap.upper, "gap", evidence.level),
                n=survey.customers,
                p_value=survey.gap.p_value,
                method="paired t",
            ),
            smallest_effect=smallest.gap,
            sources=(survey.source,),
            note=f"{survey.customers:,} customers; {survey.scale}.",
            reading=f"customers of {survey.name} perceive {{more}} than they expected",
            directions=MORE,
            label=survey.name,
            neutral=f"customers of {survey.name} perceive what they expected",
        )
        for survey in evidence.surveys
    )


def over_industries(evidence: Evidence) -> Pooled:
    """Return gap 5 over the industries that were asked the same questions: the unit is industry."""
    asked = [survey for survey in evidence.surveys if survey.source == evidence.surveys[0].source]
    errors = [survey.gap.gap / survey.gap.t for survey in asked]
    effects, variances = [survey.gap.gap for survey in asked], [error**2 for error in errors]
    return pool(effects, variances, "REML", "hartung-knapp", evidence.level)


def _over_industries(evidence: Evidence, smallest_effect: float) -> Finding:
    pooled, surveys = over_industries(evidence), evidence.surveys
    extremes = sorted(surveys[: pooled.k], key=lambda survey: survey.gap.gap)
    people = sum(survey.customers for survey in surveys[: pooled.k])
    return concluded(
        "gap.5",
        evidence,
        Estimate(
            *(pooled.mean, pooled.lower, pooled.upper, "gap", evidence.level),
            n=people,
            p_value=pooled.p_value,
            method=f"{pooled.k} industries pooled; n counts customers",
        ),
        smallest_effect=smallest_effect,
        sources=(surveys[0].source,),
        note=(
            f"It depends on the industry: from {extremes[0].gap.gap:.2f} ({extremes[0].name}) to "
            f"{extremes[-1].gap.gap:+.2f} ({extremes[-1].name}). {people:,} customers make each "
            f"industry's figure exact, but {pooled.k} industries say little about services in "
            "general. Customers were asked after the fact what they had expected."
        ).replace("-", "\N{MINUS SIGN}", 1),
        reading="averaged over industries, customers perceive {more} than they expected",
        directions=MORE,
        label="all industries",
        neutral="averaged over industries, customers perceive what they expected",
    )


def _firms_and_customers(evidence: Evidence, smallest_share: float) -> Finding:
    found = delivery_gap(evidence.level, smallest_share)
    holds = (
        f"the finding holds from {found.smallest_that_holds} customers on, and fewer than "
        f"{found.smallest_possible} cannot give 8%, so it holds over every plausible number"
        if found.smallest_that_holds
        else "for no number of customers is the difference clear"
    )
    return concluded(
        "gap.1",
        evidence,
        Estimate(
            *(found.difference, found.lower, found.upper, "risk difference", evidence.level),
            n=found.firms,
            method="widest interval over every number of customers; n counts firms",
        ),
        smallest_effect=smallest_share,
        sources=("bain_2005", "hult_2017"),
        note=(
            "80% of 362 firms against 8% of customers. How many customers were asked was never "
            f"published; {holds}. It is indirect: the question was on the service delivered, and "
            "how people were chosen is not known. Hult et al. (2017; 70,000 customers, 1,068 "
            "managers) find the same direction for satisfaction and loyalty, but managers "
            "overestimated expectations too: gap 1 in the narrow sense may point the other way. "
            "Their abstract gives no sizes."
        ),
        reading="customers call the service superior {more} often than firms call their own",
        directions=MORE,
        neutral="firms and customers see the service alike",
    )


def _linked_gap(evidence: Evidence, linked: Linked, gap: Gap, smallest: float) -> Finding:
    found = branch_gaps(linked, evidence.level).get(gap.number)
    if found is None:
        return concluded(
            gap.id,
            evidence,
            None,
            smallest_effect=smallest,
            note=f"{_missing(linked, [gap.side, gap.other])} {WOULD_SETTLE} {gap.settle}.",
        )
    branches = found.df + 1
    return concluded(
        gap.id,
        evidence,
        Estimate(
            *(found.mean, found.lower, found.upper, "gap", found.level),
            n=branches,
            p_value=found.p_value,
            method="mean over branches, t interval; n counts branches",
        ),
        smallest_effect=smallest,
        note=f"{plural(branches, 'branch', 'branches')}, each counting alike.{_differ(found)}",
        reading=gap.reading,
        directions=MORE,
        label=gap.name,
        neutral=gap.reading.replace("{more}", "as much").replace(" than ", " as "),
    )


def _missing(linked: Linked, sides: Sequence[str]) -> str:
    absent = [SIDES[side] for side in sides if side not in linked.means.levels]
    if absent:
        return f"your surveys lack {' and '.join(absent)}."
    return "fewer than two branches have both sides."


def _differ(found: BranchGap) -> str:
    if found.spread != found.spread:  # not a number: unknown
        return (
            " No branch has two answers of one kind of people, so real differences between "
            "branches cannot be told from chance."
        )
    if found.spread == 0:
        return " Branches differ no more than chance explains."
    return f" Branches really differ, by about {found.spread:.2f} points (standard deviation)."
