"""The response surface as a map: expectation across, experience up, satisfaction as lines."""

import numpy as np

from cxlab.figures.figure import INK, LARGE, SHADE, SMALL, Figure, canvas, to_svg
from cxlab.figures.narrow import LOW, is_narrow, on_phones_too
from cxlab.numbers import fixed, ordinary
from cxlab.questions.satisfaction.answers import Answers
from cxlab.statistics.moments import Array
from cxlab.statistics.response_surface import ResponseSurface
from cxlab.table import Table
from cxlab.words import phrase, say

CAPTION = phrase(
    "Fitted {outcome} for every pair of expectation and experience. On the dashed line the two "
    "agree; above it experience exceeds expectation. The shaded region holds most customers "
    "(two standard deviations around the means): outside it the lines are guesswork."
)


@on_phones_too
def draw_surface(answers: Answers, fitted: ResponseSurface) -> Figure:
    """Draw lines of equal satisfaction, the line of agreement, and where the customers are."""
    start, end = answers.scale
    grid = np.linspace(start, end, 46)
    across, up = np.meshgrid(grid, grid)
    heights = fitted.predict(across, up)
    with canvas(6.4, LOW if is_narrow() else 5.6) as (drawing, axes):
        region = _region(answers)
        axes.fill(region[:, 0], region[:, 1], color=SHADE, alpha=0.3, linewidth=0)
        lines = axes.contour(across, up, heights, levels=8, colors=SMALL, linewidths=1.3)
        axes.clabel(lines, colors=INK, fontsize=9, fmt=lambda value: f"{value:g}")
        axes.plot([start, end], [start, end], "--", color=LARGE, linewidth=1.2)
        axes.plot(*answers.whole.mean[:2], "o", color=INK, markersize=5)
        axes.set_xlim(start, end)
        axes.set_ylim(start, end)
        axes.set_aspect("equal")
        axes.set_xlabel(say("expectation"))
        axes.set_ylabel(say("experience"))
        svg = to_svg(drawing, "surface")
    outcome = answers.outcome_words
    caption = " ".join(filter(None, [answers.caveat, say(CAPTION, outcome=outcome)]))
    points = "; ".join(
        say("{where} {fitted}", where=where, fitted=fixed(_fit(fitted, e, p), 1))
        for where, e, p in _corners(answers)
    )
    values = say("Fitted {outcome}: {points}.", outcome=outcome, points=points)
    numbers = _data(answers, fitted)
    return Figure("surface", svg, f"{caption} {values}", numbers, caption=caption)


def _region(answers: Answers) -> Array:
    """Return the outline of two standard deviations around the means, cut off at the scale."""
    covariance = answers.whole.covariance[:2, :2]
    angle = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    circle = 2 * np.column_stack([np.cos(angle), np.sin(angle)])
    outline = answers.whole.mean[:2] + circle @ np.linalg.cholesky(covariance).T
    region: Array = np.clip(outline, *answers.scale)
    return region


def _corners(answers: Answers) -> list[tuple[str, float, float]]:
    low, high = answers.scale
    usual = (float(answers.whole.mean[0]), float(answers.whole.mean[1]))
    return [
        (say("both at their means"), *usual),
        (say("both at the middle of the scale"), answers.centre, answers.centre),
        (say("both at the top"), high, high),
        (say("both at the bottom"), low, low),
        (say("expectation at the top, experience at the middle"), high, answers.centre),
        (say("expectation at the middle, experience at the top"), answers.centre, high),
    ]


def _fit(fitted: ResponseSurface, expectation: float, experience: float) -> float:
    return float(fitted.predict(np.array([expectation]), np.array([experience]))[0])


def _data(answers: Answers, fitted: ResponseSurface) -> Table:
    rows = tuple((where, e, p, _fit(fitted, e, p)) for where, e, p in _corners(answers))
    columns = (say("Where"), say("Expectation"), say("Experience"), say("Fitted"))
    return Table(say("Points of the surface"), columns, rows, dict.fromkeys(columns[1:], ordinary))
