"""How the data answer the claims on the five gaps: public data, or the user's linked surveys."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import isnan

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.evidence.linked import LinkedSurveys
from cxlab.numbers import fixed
from cxlab.questions.five_gaps.delivery_gap import delivery_gap
from cxlab.questions.five_gaps.evidence import (
    CustomerSurvey,
    Evidence,
    PublicSurveys,
)
from cxlab.questions.five_gaps.model import GAPS, SIDES, Gap
from cxlab.questions.five_gaps.settle import Unsettled, would_settle
from cxlab.statistics.branch_gap import BranchGap, OneBranch, branch_gap
from cxlab.statistics.branch_means import BranchMeans
from cxlab.statistics.meta import Pooled, pool
from cxlab.words import say, say_count

Public = Callable[[PublicSurveys, Settings], Answer]


def between_people(gap: Gap, public: Public | None = None) -> Callable[..., Answer]:
    """Return how linked surveys answer a claim on a gap, and how public data do, if any do."""

    def answer(evidence: Evidence, settings: Settings) -> Answer:
        """Answer from the data at hand: linked surveys first."""
        if isinstance(evidence, LinkedSurveys):
            return _by_branches(evidence, gap, settings.level)
        if public is not None:
            return public(evidence, settings)
        return _unsettled(evidence, gap, say("no public data measure this gap."))

    return answer


def _unsettled(evidence: Evidence, gap: Gap, reason: str) -> Answer:
    return Unsettled(reason, would_settle(gap.id)).answer(evidence, gap=say(gap.name))


@cache
def branch_gaps(evidence: LinkedSurveys, level: float) -> dict[int, BranchGap]:
    """Return the gaps whose two sides at least two branches have, by number."""
    means = evidence.linked.means
    asked = [gap for gap in GAPS if {gap.side, gap.other} <= set(means.levels)]
    return {
        gap.number: branch_gap(means, gap.contrast, level)
        for gap in asked
        if len(means.contrasts([gap.contrast]).branches) >= 2
    }


@cache
def shown_gaps(evidence: LinkedSurveys, level: float, minimum_group: int) -> dict[int, BranchGap]:
    """Return the gaps with only those branches that may be shown, and by what may be used."""
    means, shown = evidence.shown_means(minimum_group), {}
    for number, gap in branch_gaps(evidence, level).items():
        asked = GAPS[number - 1]
        names = evidence.shown_branches(minimum_group, (asked.side, asked.other))
        alone = _alone(means, asked, level)
        shown[number] = replace(gap, branches=tuple(b for b in alone if b.branch in names))
    return shown


def _alone(means: BranchMeans, gap: Gap, level: float) -> tuple[OneBranch, ...]:
    if not {gap.side, gap.other} <= set(means.levels):
        return ()
    if len(means.contrasts([gap.contrast]).branches) < 2:
        return ()
    return branch_gap(means, gap.contrast, level).branches


def _by_branches(evidence: LinkedSurveys, gap: Gap, level: float) -> Answer:
    result = branch_gaps(evidence, level).get(gap.number)
    if result is None:
        return _unsettled(evidence, gap, _missing(evidence, gap))
    if result.lower == result.upper:
        same = say("all branches have the same gap, so nobody can say how far others vary.")
        return _unsettled(evidence, gap, same)
    branches = result.df + 1
    counted = say_count(
        "{n} branch, each counting alike.", "{n:,} branches, each counting alike.", branches
    )
    method = say("mean over branches, t interval; n counts branches")
    return Answer(
        Estimate.of(result, "gap", n=branches, n_is_people=False, method=method),
        " ".join([counted, _differ(result)]),
        {"gap": say(gap.name)},
    )


def _missing(evidence: LinkedSurveys, gap: Gap) -> str:
    levels = evidence.linked.means.levels
    if absent := [say(SIDES[side]) for side in (gap.side, gap.other) if side not in levels]:
        return say("your surveys lack {what}.", what=", ".join(absent))
    return say("fewer than two branches have both sides.")


def _differ(gap: BranchGap) -> str:
    if isnan(gap.spread):
        return say(
            "No branch has two answers of one kind of people, so we do not know "
            "whether branches really differ."
        )
    if gap.spread == 0:
        return say("Branches differ no more than chance explains.")
    return say(
        "Branches really differ, by about {spread:.2f} points of the answer scale (standard "
        "deviation).",
        spread=gap.spread,
    )


def over_industries(evidence: PublicSurveys, level: float) -> Pooled:
    """Return gap 5 over the industries that were asked the same questions: the unit is industry."""
    results = [survey.gap(level) for survey in evidence.industries]
    gaps, variances = [r.gap for r in results], [(r.gap / r.t) ** 2 for r in results]
    return pool(gaps, variances, method="REML", test="hartung-knapp", level=level)


def averaged_over_industries(evidence: PublicSurveys, settings: Settings) -> Answer:
    """Answer gap 5 by public surveys, all industries together."""
    level, industries = settings.level, evidence.industries
    pooled = over_industries(evidence, level)
    people = sum(survey.customers for survey in industries)
    gaps = {survey.name: survey.gap(level).gap for survey in industries}
    worst, best = min(gaps, key=gaps.__getitem__), max(gaps, key=gaps.__getitem__)
    note = say(
        "It depends on the industry: from {low} ({worst}) to {high} ({best}). {people:,} customers "
        "make each industry's figure exact, but {k} industries say little about services in "
        "general. Customers were asked after the fact what they had expected.",
        low=_signed(gaps[worst]),
        worst=say(worst),
        high=_signed(gaps[best]),
        best=say(best),
        people=people,
        k=pooled.k,
    )
    method = say("{k} industries pooled; n counts customers", k=pooled.k)
    return Answer(
        Estimate.of(pooled, "gap", n=people, method=method),
        note,
        {"gap": say("all industries")},
        sources=(industries[0].source,),
        reading="averaged over industries, customers perceive {more} than they expected",
        same="averaged over industries, customers perceive what they expected",
    )


def _signed(value: float) -> str:
    return f"+{fixed(value, 2)}" if value > 0 else fixed(value, 2)


def settings_asked(evidence: Evidence) -> list[str]:
    """Return the services whose customers public surveys asked."""
    if isinstance(evidence, LinkedSurveys):
        return []
    return [survey.name for survey in evidence.surveys]


def in_one_setting(evidence: PublicSurveys, settings: Settings, name: str) -> Answer:
    """Answer gap 5 by the customers of one service."""
    survey = next(survey for survey in evidence.surveys if survey.name == name)
    more = {"level": settings.level, "n": survey.customers, "method": say("paired t")}
    gap = survey.gap(settings.level)
    note = say("{n:,} customers; {scale}.", n=survey.customers, scale=say(survey.scale))
    if survey in evidence.industries and gap.upper < -settings.smallest_gap:
        note = " ".join([note, _yet_high(survey, settings.level)])
    return Answer(
        Estimate.of(gap, "gap", **more),
        note,
        {"setting": say(name)},
        sources=(survey.source,),
        on_scale=survey.on_scale(settings.level),
    )


def _yet_high(survey: CustomerSurvey, level: float) -> str:
    """Say how high the level is that falls short of what was expected."""
    means = survey.on_scale(level).means or {}
    return say(
        "They expected {expected} and rate what they got {perceived}: whether that level satisfies "
        "them, notebook 05_satisfaction says.",
        expected=fixed(means["expectation"], 1),
        perceived=fixed(means["perception"], 1),
    )


def firms_and_customers(evidence: PublicSurveys, settings: Settings) -> Answer:
    """Answer gap 1 by what firms and customers say of the service: indirect, but all there is."""
    gap = delivery_gap(settings.level, settings.smallest_share)
    indirect = say(
        "It is indirect: the question was on the service delivered, and how people were chosen is "
        "not known. Hult et al. (2017; 70,000 customers, 1,068 managers) find the same direction "
        "for satisfaction and loyalty, but managers overestimated expectations too: gap 1 in the "
        "narrow sense may point the other way. Their abstract gives no sizes."
    )
    method = say("widest interval over every number of customers; n counts firms")
    return Answer(
        Estimate.of(gap, "risk difference", n=gap.firms, n_is_people=False, method=method),
        " ".join([gap.sentences(), indirect]),
        {"gap": say("customers' minus firms' view")},
        sources=("bain_2005", "hult_2017"),
        smallest_effect=settings.smallest_share,
        reading="customers call the service superior {more} often than firms call their own",
        same="firms and customers see the service alike",
    )
