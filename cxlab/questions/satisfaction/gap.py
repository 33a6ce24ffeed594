"""Experience minus expectation against satisfaction, and what each of the two says alone."""

from functools import cache

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.numbers import percent
from cxlab.questions.satisfaction.answers import Answers
from cxlab.statistics.correlation import correlation
from cxlab.statistics.explained_variance import R2Difference, r2_difference
from cxlab.statistics.importance import regression
from cxlab.statistics.moments import Moments
from cxlab.statistics.sandwich import robust_regression
from cxlab.statistics.slope import Slope, slope
from cxlab.survey.scale_doubt import said_of_scale
from cxlab.words import phrase, say

R_OF_PEOPLE = phrase("interval even on Fisher's scale, from the answers themselves")
R_OF_TABLE = phrase("Fisher's interval, as if answers were normal")
R2_OF_PEOPLE = phrase("R2 of one predictor each, not nested; respondents drawn again")
R2_OF_TABLE = phrase(
    "R2 of one predictor each, not nested; draws of the moments, as if answers were normal"
)
SLOPE_OF_PEOPLE = phrase(
    "regression on both, no bends; errors that hold however answers spread (HC3)"
)
SLOPE_OF_TABLE = phrase("regression on both, no bends; as if answers spread alike everywhere")


def disconfirmation(answers: Answers, settings: Settings) -> Answer:
    """Return the correlation of the gap with the outcome."""
    outcome, level = answers.outcome, settings.level
    r = correlation(with_gap(answers.whole, outcome), "gap", outcome, level)
    part = say(
        "The gap holds the experience, so part of this is experience and not surprise: see H2."
    )
    return Answer(
        Estimate.of(
            r,
            "correlation",
            level=level,
            out_of=answers.asked,
            method=say(R_OF_PEOPLE if answers.has_people else R_OF_TABLE),
        ),
        " ".join(filter(None, [part, said_of_scale(answers.scale_doubt)])),
        {"outcome": answers.outcome_words},
    )


def difference_score(answers: Answers, settings: Settings) -> Answer:
    """Return R2 of experience alone less R2 of the gap: neither holds the other."""
    more = explained_more(answers, settings.level, settings.seed)
    how = {
        "level": settings.level,
        "out_of": answers.asked,
        "method": say(R2_OF_PEOPLE if answers.has_people else R2_OF_TABLE),
    }
    return Answer(
        Estimate.of(more, "difference of shares", **how),
        say("Subtracting expectation throws away what the level of experience says.")
        if more.difference > 0
        else say("Here the difference says more than experience alone."),
        {
            "outcome": answers.outcome_words,
            "share_experience": percent(more.first),
            "share_gap": percent(more.second),
        },
    )


def expectation(answers: Answers, settings: Settings) -> Answer:
    """Return expectation's own slope, experience held equal."""
    own_slope = _slope_of_expectation(answers.whole, answers.outcome, settings.level)
    asked_afterwards = say(
        "Expectation was asked after the purchase, so the answer may borrow from the experience."
    )
    return Answer(
        Estimate.of(
            own_slope,
            "slope",
            level=settings.level,
            n=answers.whole.n,
            out_of=answers.asked,
            method=say(SLOPE_OF_PEOPLE if answers.has_people else SLOPE_OF_TABLE),
        ),
        "" if answers.own else asked_afterwards,
        {"outcome": answers.outcome_words},
    )


def _slope_of_expectation(moments: Moments, outcome: str, level: float) -> Slope:
    sides = ["expectation", "perception"]
    if moments.people is None:
        fit = regression(moments, outcome, sides)
        return slope(fit.coefficients[0], fit.standard_errors[0], fit.df, level)
    robust = robust_regression(moments, outcome, sides)
    df = robust.freedom(np.array([0.0, 1.0, 0.0]), moments.people)
    return slope(float(robust.coefficients[1]), float(np.sqrt(robust.spread[1, 1])), df, level)


@cache
def explained_more(answers: Answers, level: float, seed: int) -> R2Difference:
    """Return R2 of experience less R2 of the gap, once for a finding and for the methods."""
    both = with_gap(answers.whole, answers.outcome)
    return r2_difference(both, answers.outcome, ["perception"], ["gap"], level=level, seed=seed)


def with_gap(moments: Moments, outcome: str) -> Moments:
    """Return the moments of perception, the gap and the outcome."""
    return moments.composites(
        {
            outcome: {outcome: 1.0},
            "perception": {"perception": 1.0},
            "gap": {"perception": 1.0, "expectation": -1.0},
        }
    )
