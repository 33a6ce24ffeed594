"""Regressions between branches: how much of gap 5's differences gaps 1 to 4 explain."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.evidence.linked import LinkedSurveys, titled
from cxlab.numbers import two_decimals
from cxlab.questions.five_gaps.evidence import Evidence
from cxlab.questions.five_gaps.model import GAPS, SIDES
from cxlab.questions.five_gaps.settle import EXPLAINED, Unsettled, would_settle
from cxlab.statistics.branch_means import BranchMeans, Contrast
from cxlab.statistics.errors_in_variables import (
    BetweenRegression,
    between_regression,
    fewest_branches,
)
from cxlab.statistics.interval import Interval
from cxlab.table import Table
from cxlab.words import say, spoken


def regression(
    evidence: Evidence,
    outcome: Contrast,
    predictors: Sequence[Contrast],
    *,
    level: float,
    settle: str,
) -> BetweenRegression | Unsettled:
    """Return the regression between branches, or why there is none."""
    if not isinstance(evidence, LinkedSurveys):
        return Unsettled(say("no public data have all of this for the same branches."), settle)
    means = evidence.linked.means
    if reason := _why_not(means, outcome, predictors):
        return Unsettled(reason, settle)
    return between_regression(means, outcome, predictors, level)


def _why_not(means: BranchMeans, outcome: Contrast, predictors: Sequence[Contrast]) -> str:
    """Return why these surveys allow no regression; nothing where they do."""
    levels = dict.fromkeys(name for contrast in (outcome, *predictors) for name in contrast)
    if absent := [_shown(name) for name in levels if name not in means.levels]:
        return say("your surveys lack {what}.", what=", ".join(absent))
    contrasts, least = means.contrasts([outcome, *predictors]), fewest_branches(len(predictors))
    if (branches := len(contrasts.branches)) < least:
        return say(
            "branches that have all answers: {branches}; at least {least} are needed.",
            branches=branches,
            least=least,
        )
    if np.isnan(contrasts.errors).any():
        return say(
            "every branch has one answer of a kind of people, so chance differences cannot be "
            "told from real ones; two in some branches would do."
        )
    if np.linalg.matrix_rank(np.cov(contrasts.values, rowvar=False)) < len(predictors) + 1:
        return say("the gaps do not vary between branches, or one follows from the others.")
    return ""


def _shown(level: str) -> str:
    return say(SIDES[level]) if level in SIDES else f"'{level.removeprefix('driver ')}'"


def gaps_regression(evidence: Evidence, level: float) -> BetweenRegression | Unsettled:
    """Return gap 5 regressed on gaps 1 to 4, or why there is no such regression."""
    return _gaps_regression(evidence, level, spoken())


@cache
def _gaps_regression(
    evidence: Evidence, level: float, language: str
) -> BetweenRegression | Unsettled:
    """Return the same, kept by language too, as a reason is said in one."""
    *four, five = (gap.contrast for gap in GAPS)
    return regression(evidence, five, four, level=level, settle=would_settle(EXPLAINED))


def explained(evidence: Evidence, settings: Settings) -> Answer:
    """Answer how much of gap 5's differences between branches gaps 1 to 4 explain."""
    fit = gaps_regression(evidence, settings.level)
    if isinstance(fit, Unsettled):
        return fit.answer(evidence)
    share = Interval(fit.explained, fit.explained_lower, fit.explained_upper)
    return Answer(
        of_branches(fit, share, "share of variance", fit.explained_p),
        say("A connection between branches: it does not prove that closing a gap closes gap 5."),
    )


def of_branches(fit: BetweenRegression, value: Interval, measure: str, p_value: float) -> Estimate:
    """Return what a regression between branches gives as an estimate."""
    method = say("regression between branches, sampling errors taken out; n counts branches")
    return Estimate.of(
        value,
        measure,
        level=fit.level,
        n=fit.branches,
        n_is_people=False,
        p_value=p_value,
        method=method,
    )


def coefficients(evidence: Evidence, level: float) -> Table:
    """Return what a point of each of gaps 1 to 4 goes with in gap 5."""
    fit = gaps_regression(evidence, level)
    gap, value = say("A point of"), say("goes with points of gap 5")
    numbers = (value, say("From"), say("To"), say("Without the correction"))
    title = titled(say("Gap 5 on gaps 1 to 4, between branches"), evidence.source)
    if isinstance(fit, Unsettled):
        note = say("Not computed: {reason}", reason=fit.reason)
        return Table(title, (gap, *numbers), (), note=note)
    rows = zip(fit.coefficients, fit.lower, fit.upper, fit.plain, strict=True)
    return Table(
        title,
        (gap, *numbers),
        tuple((say("gap {number}", number=n), *row) for n, row in enumerate(rows, start=1)),
        dict.fromkeys(numbers, two_decimals),
        note=say(
            "{branches} branches; of what seems to differ between them in gaps 1 to 4, {real:.0f}% "
            "is real, the rest chance, because few people answer in each. Plain regression of the "
            "branches' means (last column) ignores that.",
            branches=fit.branches,
            real=100 * fit.reliability,
        ),
    )
