"""What goes with the gaps, between branches: gap 5 with gaps 1 to 4, gaps 3 and 4 with drivers."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.numbers import fixed
from cxlab.questions.five_gaps.evidence import Evidence
from cxlab.questions.five_gaps.hypotheses import (
    COMMUNICATION,
    HYPOTHESES,
    STAFF_DRIVERS,
    concluded,
    slug,
)
from cxlab.questions.five_gaps.model import GAPS, SIDES
from cxlab.statistics.branch_means import BranchMeans, Contrast
from cxlab.statistics.errors_in_variables import (
    BetweenRegression,
    between_regression,
    fewest_branches,
)
from cxlab.table import Table

LINKED = (
    "customers, managers, staff and standards of the same branches, in at least "
    f"{fewest_branches(4)} branches, with two managers in some of them"
)
PUBLIC = "no public data have all of this for the same branches."
# What a driver goes with, and how the finding is read.
WITH = {
    "gap.3": ("staff deliver {more} for their standards", GAPS[2].contrast),
    "gap.4": ("staff deliver {more} for what is promised", GAPS[3].contrast),
}


def regression(
    means: BranchMeans, outcome: Contrast, predictors: Sequence[Contrast], level: float
) -> BetweenRegression | str:
    """Return the regression between branches, or in words why there is none."""
    levels = [name for each in (outcome, *predictors) for name in each]
    if absent := [name for name in dict.fromkeys(levels) if name not in means.levels]:
        return "your surveys lack " + " and ".join(SIDES.get(n, f"'{n}'") for n in absent) + "."
    found, least = means.contrasts([outcome, *predictors]), fewest_branches(len(predictors))
    if len(found.branches) < least:
        return f"{len(found.branches)} branches have all answers; at least {least} are needed."
    if np.isnan(found.errors).any():
        return (
            "every branch has one answer of a kind of people, so chance differences cannot be "
            "told from real ones; two in some branches would do."
        )
    if np.linalg.matrix_rank(np.cov(found.values, rowvar=False)) < len(predictors) + 1:
        return "the gaps do not vary between branches, or one follows from the others."
    return between_regression(means, outcome, predictors, level)


@cache
def gaps_regression(evidence: Evidence) -> BetweenRegression | str:
    """Return gap 5 regressed on gaps 1 to 4, or in words why there is no such regression."""
    if evidence.linked is None:
        return PUBLIC
    *four, five = (gap.contrast for gap in GAPS)
    return regression(evidence.linked.means, five, four, evidence.level)


def explained(evidence: Evidence, smallest_share: float) -> Finding:
    """Return the finding on how much of gap 5's differences gaps 1 to 4 explain."""
    fit = gaps_regression(evidence)
    if isinstance(fit, str):
        note = f"{fit} What would settle it: {LINKED}."
        return concluded("gap.explained", evidence, None, smallest_effect=smallest_share,
                         sources=(), note=note)  # fmt: skip
    return concluded(
        "gap.explained",
        evidence,
        Estimate(
            *(fit.explained, fit.explained_lower, fit.explained_upper),
            *("share of variance", fit.level),
            n=fit.branches,
            p_value=fit.explained_p,
            method="regression between branches, sampling errors taken out; n counts branches",
        ),
        smallest_effect=smallest_share,
        note="A connection between branches: it does not prove that closing a gap closes gap 5.",
        reading="of the real differences between branches in gap 5, gaps 1 to 4 explain",
        neutral="gaps 1 to 4 explain nothing of gap 5",
    )


def coefficients(evidence: Evidence) -> Table:
    """Return what a point of each of gaps 1 to 4 goes with in gap 5."""
    fit = gaps_regression(evidence)
    columns = ("A point of", "goes with points of gap 5", "From", "To", "Without the correction")
    title = evidence.titled("Gap 5 on gaps 1 to 4, between branches")
    if isinstance(fit, str):
        return Table(title, columns, (), note=f"Not computed: {fit}")
    rows = zip(fit.coefficients, fit.lower, fit.upper, fit.plain, strict=True)
    return Table(
        title,
        columns,
        tuple((f"gap {place}", *row) for place, row in enumerate(rows, start=1)),
        dict.fromkeys(columns[1:], lambda value: fixed(value, 2)),
        f"{fit.branches} branches; of what seems to differ between them in gaps 1 to 4, "
        f"{100 * fit.reliability:.0f}% is real, the rest chance, because few people answer in "
        "each. Plain regression of the branches' means (last column) ignores that.",
    )


@cache
def driver_findings(evidence: Evidence) -> tuple[Finding, ...]:
    """Return the findings on what goes with gaps 3 and 4, and with satisfaction."""
    drivers = {} if evidence.linked is None else dict(evidence.linked.drivers)
    staff = [*STAFF_DRIVERS]
    staff += [name for name in drivers if name not in (*STAFF_DRIVERS, COMMUNICATION)]
    return (
        *(_driver(evidence, f"gap.3.{slug(name)}", name) for name in staff),
        _driver(evidence, "gap.4.communication", COMMUNICATION),
        _satisfaction(evidence),
    )


def _driver(evidence: Evidence, id: str, name: str) -> Finding:
    said, outcome = WITH[id[:5]]
    asked = "staff" if name in STAFF_DRIVERS else "customers or staff"
    settle = (
        f"{asked} asked about {name}, beside the two sides of gap {id[4]}, in at least 6 branches"
    )
    return _slope(evidence, id, outcome, name, said, settle)


def _satisfaction(evidence: Evidence) -> Finding:
    levels = () if evidence.linked is None else evidence.linked.means.levels
    outcomes = [name for name in levels if name.startswith("outcome ")]
    best = [name for name in outcomes if "satisfaction" in name.casefold()] or outcomes
    outcome = {best[0] if best else "outcome satisfaction": 1.0}
    settle = "customers asked about communication and their satisfaction, in at least 6 branches"
    said = "customers are {more} satisfied"
    return _slope(evidence, "gap.communication", outcome, COMMUNICATION, said, settle)


def _slope(
    evidence: Evidence, id: str, outcome: Contrast, name: str, said: str, settle: str
) -> Finding:
    fit: BetweenRegression | str = PUBLIC
    if evidence.linked is not None:
        means, predictor = evidence.linked.means, {f"driver {name}": 1.0}
        fit = regression(means, outcome, [predictor], evidence.level)
    if isinstance(fit, str):
        note = f"{fit.replace('driver ', '')} What would settle it: {settle}."
        return concluded(id, evidence, None, smallest_effect=0, sources=(), note=note)
    basis = "" if id in HYPOTHESES else " Not among the hypotheses."
    return concluded(
        id,
        evidence,
        Estimate(
            *(fit.coefficients[0], fit.lower[0], fit.upper[0], "slope", fit.level),
            n=fit.branches,
            p_value=fit.p_values[0],
            method="regression between branches, sampling errors taken out; n counts branches",
        ),
        smallest_effect=0,
        note=f"Points for one more point of {name}. A connection, not a cause.{basis}",
        reading=f"where {name} is higher, {said}",
        directions=MORE,
        label=name,
        neutral=f"{name} makes no difference",
    )


MORE = ("more", "less")
