"""Findings on experience minus expectation, and on what each of the two says alone."""

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.numbers import percent
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.hypotheses import Limits, concluded, estimate_of
from cxlab.statistics.correlation import correlation
from cxlab.statistics.explained_variance import R2Difference, r2_difference
from cxlab.statistics.importance import regression
from cxlab.statistics.moments import Moments
from cxlab.statistics.slope import Slope, slope

ASKED_AFTERWARDS = (
    "Expectation was asked after the purchase, so the answer may borrow from the experience."
)


def disconfirmation(answers: Answers, limits: Limits) -> Finding:
    """Return the finding on the correlation of the gap with the outcome."""
    both = with_gap(answers.whole, answers.outcome)
    found = correlation(both, "gap", answers.outcome, limits.level)
    estimate = Estimate(
        *(found.value, found.lower, found.upper, "correlation", limits.level),
        *(found.n, found.p_value, "Fisher's interval"),
    )
    return concluded(
        "satisfaction.disconfirmation",
        answers,
        estimate,
        limits.correlation,
        "The gap holds the experience, so part of this is experience and not surprise: see H2.",
        f"the further experience lies above expectation, the {{more}} {answers.outcome_words} "
        "(a correlation)",
        ("higher", "lower"),
    )


def explained_more(moments: Moments, outcome: str, limits: Limits) -> R2Difference:
    """Return R2 of perception less R2 of the gap: neither set holds the other."""
    both, level, seed = with_gap(moments, outcome), limits.level, limits.seed
    return r2_difference(both, outcome, ["perception"], ["gap"], level=level, seed=seed)


def difference_score(answers: Answers, limits: Limits) -> Finding:
    """Return the finding on experience alone against experience minus expectation."""
    found = explained_more(answers.whole, answers.outcome, limits)
    estimate = Estimate(
        *(found.difference, found.lower, found.upper, "difference of shares", limits.level),
        n=found.n,
        method="R2 of one predictor each, not nested; interval from draws of the moments",
    )
    return concluded(
        "satisfaction.difference_score",
        answers,
        estimate,
        limits.share,
        "Subtracting expectation throws away what the level of experience says."
        if found.difference > 0
        else "Here the difference says more than experience alone.",
        f"experience alone explains {{more}} of the differences in {answers.outcome_words} "
        f"({percent(found.first)}) than experience minus expectation ({percent(found.second)})",
    )


def expectation(answers: Answers, limits: Limits) -> Finding:
    """Return the finding on expectation's own slope, experience held equal."""
    own = expectation_slope(answers.whole, answers.outcome, limits)
    return concluded(
        "satisfaction.expectation",
        answers,
        estimate_of(own, limits.level, answers.whole.n, "regression on both, no bends"),
        limits.slope,
        "" if answers.own else ASKED_AFTERWARDS,
        f"at the same experience, {answers.outcome_words} {{more}} with each point of expectation "
        "(a slope)",
        ("rises", "falls"),
        "expectation's own slope",
    )


def expectation_slope(moments: Moments, outcome: str, limits: Limits) -> Slope:
    """Return the slope of the outcome on expectation, perception held equal."""
    fit = regression(moments, outcome, ["expectation", "perception"])
    return slope(fit.coefficients[0], fit.standard_errors[0], fit.df, limits.level)


def with_gap(moments: Moments, outcome: str) -> Moments:
    """Return the moments of perception, the gap and the outcome."""
    return moments.composites(
        {
            outcome: {outcome: 1.0},
            "perception": {"perception": 1.0},
            "gap": {"perception": 1.0, "expectation": -1.0},
        }
    )
