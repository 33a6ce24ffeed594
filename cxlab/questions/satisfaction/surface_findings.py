"""Findings on the response surface: slopes and bends along agreement and disagreement."""

from cxlab.claims.finding import Finding
from cxlab.numbers import fixed, p_text, percent
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.hypotheses import Limits, concluded, estimate_of
from cxlab.statistics.response_surface import ResponseSurface, response_surface

ALONG = {
    "a1": (
        "for each point that expectation and experience rise together, {outcome} {more} (a slope)",
        ("rises", "falls"),
        "slope along agreement",
    ),
    "a2": (
        "where expectation and experience agree, the line of {outcome} bends {more} (curvature)",
        ("upwards", "downwards"),
        "bend along agreement",
    ),
    "a3": (
        "for each point that expectation rises and experience falls, {outcome} {more} (a slope)",
        ("rises", "falls"),
        "slope along disagreement",
    ),
    "a4": (
        "falling short of expectation changes {outcome} {more} than exceeding it (curvature)",
        ("less", "more"),
        "bend along disagreement",
    ),
}


def surface_of(answers: Answers, limits: Limits) -> ResponseSurface:
    """Return the response surface of the outcome to explain."""
    return response_surface(answers.whole, answers.outcome, answers.centre, limits.level)


def surface(answers: Answers, fitted: ResponseSurface, name: str, limits: Limits) -> Finding:
    """Return the finding on one parameter of the surface, ``a1`` to ``a4``.

    A bend matters if at the end of the scale it moves the outcome as much as the smallest slope
    that matters.
    """
    reading, ways, label = ALONG[name]
    bend = name in {"a2", "a4"}
    measure, method = "curvature" if bend else "slope", f"response surface, t({fitted.df})"
    return concluded(
        f"satisfaction.surface.{name}",
        answers,
        estimate_of(fitted.parameters[name], limits.level, fitted.n, method, measure),
        limits.slope / answers.half_range if bend else limits.slope,
        _surface_note(answers, fitted, name),
        reading.replace("{outcome}", answers.outcome_words),
        ways,
        label,
    )


def _surface_note(answers: Answers, fitted: ResponseSurface, name: str) -> str:
    if name in {"a1", "a3"}:
        x = usual_level(answers)
        here = fitted.slope_at(x)[name == "a3"]
        return (
            f"This is the slope at the middle of the scale ({answers.centre:g}); where customers "
            f"usually are ({fixed(x, 1)}) it is {fixed(here, 2)}."
        )
    if name == "a4":
        return (
            f"All bends together: {p_text(fitted.curvature_p)}; with them the surface explains "
            f"{percent(fitted.r2)}, without them {percent(fitted.linear_r2)}."
        )
    return ""


def usual_level(answers: Answers) -> float:
    """Return the mean of the mean expectation and the mean perception."""
    return float(answers.whole.mean[:2].mean())
