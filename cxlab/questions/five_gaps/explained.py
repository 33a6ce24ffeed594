"""Regressions between branches: how much of gap 5's differences gaps 1 to 4 explain."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.evidence.linked import LinkedSurveys
from cxlab.numbers import two_decimals
from cxlab.questions.five_gaps.evidence import Evidence
from cxlab.questions.five_gaps.model import GAPS, SIDES
from cxlab.questions.five_gaps.settle import EXPLAINED, would_settle
from cxlab.statistics.branch_means import BranchMeans, Contrast
from cxlab.statistics.errors_in_variables import (
    BetweenRegression,
    between_regression,
    fewest_branches,
)
from cxlab.statistics.interval import Interval
from cxlab.table import Table
from cxlab.words import phrase, say

METHOD = phrase("regression between branches, sampling errors taken out; n counts branches")


@dataclass(frozen=True)
class NoRegression:
    """Why there is no regression, a sentence, and what would settle it, a noun phrase."""

    reason: str
    settle: str

    def answer(self, evidence: Evidence, **facts: object) -> Answer:
        """Return the answer to a claim that needs it; public data have no source to cite."""
        note = f"{self.reason} {say('What would settle it: {what}.', what=self.settle)}"
        return Answer(
            note=note, facts=facts, sources=None if isinstance(evidence, LinkedSurveys) else ()
        )


def regression(
    evidence: Evidence,
    outcome: Contrast,
    predictors: Sequence[Contrast],
    level: float,
    settle: str,
) -> BetweenRegression | NoRegression:
    """Return the regression between branches, or why there is none."""
    if not isinstance(evidence, LinkedSurveys):
        return NoRegression(say("no public data have all of this for the same branches."), settle)
    means = evidence.linked.means
    if reason := _why_not(means, outcome, predictors):
        return NoRegression(reason, settle)
    return between_regression(means, outcome, predictors, level)


def _why_not(means: BranchMeans, outcome: Contrast, predictors: Sequence[Contrast]) -> str:
    """Return why these surveys allow no regression; nothing where they do."""
    levels = dict.fromkeys(name for contrast in (outcome, *predictors) for name in contrast)
    if absent := [_shown(name) for name in levels if name not in means.levels]:
        return say("your surveys lack {what}.", what=", ".join(absent))
    contrasts, least = means.contrasts([outcome, *predictors]), fewest_branches(len(predictors))
    if (branches := len(contrasts.branches)) < least:
        return say(
            "{branches} branches have all answers; at least {least} are needed.",
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


@cache
def gaps_regression(evidence: Evidence, level: float) -> BetweenRegression | NoRegression:
    """Return gap 5 regressed on gaps 1 to 4, or why there is no such regression."""
    *four, five = (gap.contrast for gap in GAPS)
    return regression(evidence, five, four, level, would_settle(EXPLAINED))


def explained(evidence: Evidence, settings: Settings) -> Answer:
    """Answer how much of gap 5's differences between branches gaps 1 to 4 explain."""
    fit = gaps_regression(evidence, settings.level)
    if isinstance(fit, NoRegression):
        return fit.answer(evidence)
    return Answer(
        Estimate.of(
            Interval(fit.explained, fit.explained_lower, fit.explained_upper),
            "share of variance",
            level=fit.level,
            n=fit.branches,
            p_value=fit.explained_p,
            method=say(METHOD),
        ),
        say("A connection between branches: it does not prove that closing a gap closes gap 5."),
    )


def coefficients(evidence: Evidence, level: float) -> Table:
    """Return what a point of each of gaps 1 to 4 goes with in gap 5."""
    fit = gaps_regression(evidence, level)
    gap, *numbers = (
        say("A point of"),
        say("goes with points of gap 5"),
        say("From"),
        say("To"),
        say("Without the correction"),
    )
    title = say("Gap 5 on gaps 1 to 4, between branches")
    if isinstance(evidence, LinkedSurveys):
        title = evidence.titled(title)
    if isinstance(fit, NoRegression):
        note = say("Not computed: {reason}", reason=fit.reason)
        return Table(title, (gap, *numbers), (), note=note)
    rows = zip(fit.coefficients, fit.lower, fit.upper, fit.plain, strict=True)
    return Table(
        title,
        (gap, *numbers),
        tuple((say("gap {number}", number=n), *row) for n, row in enumerate(rows, start=1)),
        dict.fromkeys(numbers, two_decimals),
        say(
            "{branches} branches; of what seems to differ between them in gaps 1 to 4, {real:.0f}% "
            "is real, the rest chance, because few people answer in each. Plain regression of the "
            "branches' means (last column) ignores that.",
            branches=fit.branches,
            real=100 * fit.reliability,
        ),
    )
