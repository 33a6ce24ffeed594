"""The funnel plot: effects against their standard errors."""

from math import sqrt

from cxlab.claims.finding import Finding
from cxlab.figures.figure import INK, LARGE, SHADE, Figure, canvas, to_svg
from cxlab.numbers import ordinary
from cxlab.questions.choice_overload_evidence.studies import Studies
from cxlab.statistics.meta import Pooled
from cxlab.table import Table

CAPTION = (
    "Each study by its effect and its precision; without differences between studies nearly all "
    "would lie in the grey triangle, the small ones spread evenly to both sides."
)


def draw_study_funnel(studies: Studies, pooled: Pooled, finding: Finding) -> Figure:
    """Draw each study, precise ones at the top, and the region where chance alone puts them."""
    errors = [sqrt(variance) for variance in studies.variances]
    deepest = max(errors) * 1.05
    with canvas(7.2, 4.2) as (drawing, axes):
        edge = 1.96 * deepest
        axes.fill(
            [pooled.mean, pooled.mean - edge, pooled.mean + edge],
            [0, deepest, deepest],
            color=SHADE,
            alpha=0.25,
            linewidth=0,
        )
        axes.axvline(pooled.mean, color=SHADE, linewidth=1)
        named = list(zip(studies.names, studies.effects, errors, strict=True))
        for colour, mark, special in ((INK, "o", False), (LARGE, "D", True)):
            at = [(x, y) for name, x, y in named if (name in studies.marked) == special]
            axes.plot([x for x, _ in at], [y for _, y in at], mark, color=colour, markersize=5,
                      alpha=0.8)  # fmt: skip
        for name, effect, error in named:
            if name in studies.marked:
                axes.annotate(name, (effect, error), xytext=(6, 3), textcoords="offset points",
                              fontsize=7, color=LARGE)  # fmt: skip
        axes.set_ylim(deepest, 0)
        axes.set_xlabel("more options did better  \N{LEFTWARDS ARROW}  effect  "
                        "\N{RIGHTWARDS ARROW}  fewer options did better")  # fmt: skip
        axes.set_ylabel("standard error (small studies below)")
        svg = to_svg(drawing, "study-funnel")
    alt = f"{CAPTION} {_outside(studies, pooled)} of {pooled.k} lie outside it. "
    rows = tuple(zip(studies.names, studies.effects, errors, strict=True))
    data = Table(
        "Effects and standard errors",
        ("Study", "Effect", "Standard error"),
        rows,
        dict.fromkeys(("Effect", "Standard error"), ordinary),
    )
    return Figure("study-funnel", svg, alt + finding.sentence(), data, CAPTION)


def _outside(studies: Studies, pooled: Pooled) -> int:
    return sum(
        abs(effect - pooled.mean) > 1.96 * sqrt(variance)
        for effect, variance in zip(studies.effects, studies.variances, strict=True)
    )
