"""The response surface: slopes and bends along agreement and disagreement."""

from collections.abc import Callable
from functools import cache

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.numbers import fixed, p_text, percent
from cxlab.questions.satisfaction.answers import Answers
from cxlab.statistics.response_surface import ResponseSurface, response_surface
from cxlab.words import phrase, say

BENDS = ("a2", "a4")
OF_PEOPLE = phrase("response surface, t({df}), errors that hold however answers spread (HC3)")
OF_TABLE = phrase("response surface, t({df}), as if answers spread alike everywhere")


@cache
def surface_of(answers: Answers, level: float) -> ResponseSurface:
    """Return the response surface of the outcome to explain."""
    return response_surface(answers.whole, answers.outcome, answers.centre, level)


def parameter(name: str) -> Callable[[Answers, Settings], Answer]:
    """Return how the surface answers a claim about one of its parameters, ``a1`` to ``a4``.

    A bend matters if at the end of the scale it moves the outcome as much as the smallest slope
    that matters.
    """
    is_bend = name in BENDS

    def answer(answers: Answers, settings: Settings) -> Answer:
        """Answer with one parameter of the fitted surface."""
        fitted, smallest = surface_of(answers, settings.level), settings.smallest_slope
        estimate = Estimate.of(
            fitted.parameters[name],
            "curvature" if is_bend else "slope",
            level=settings.level,
            n=fitted.n,
            out_of=answers.asked,
            missing=answers.missing,
            method=say(OF_PEOPLE if answers.has_people else OF_TABLE, df=fitted.df),
        )
        return Answer(
            estimate,
            _note(answers, fitted, name),
            {"outcome": answers.outcome_words},
            smallest_effect=smallest / answers.half_range if is_bend else smallest,
        )

    return answer


def _note(answers: Answers, fitted: ResponseSurface, name: str) -> str:
    if name == "a2":
        return ""
    if name == "a4":
        return say(
            "All bends together: {p}; with them the surface explains {share}, without them "
            "{linear_share}.",
            p=p_text(fitted.curvature_p),
            share=percent(fitted.r2),
            linear_share=percent(fitted.linear_r2),
        )
    usual = usual_level(answers)
    along, across = fitted.slope_at(usual)
    return say(
        "This is the slope at the middle of the scale ({centre:g}); where customers usually are "
        "({usual}) it is {slope}.",
        centre=answers.centre,
        usual=fixed(usual, 1),
        slope=fixed(along if name == "a1" else across, 2),
    )


def usual_level(answers: Answers) -> float:
    """Return the mean of the mean expectation and the mean perception."""
    return float(answers.whole.mean[:2].mean())
