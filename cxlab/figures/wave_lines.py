"""Expectation and experience by wave: does the one follow the other, and does it rise?"""

from cxlab.figures.figure import LARGE, SMALL, Figure, canvas, to_svg
from cxlab.numbers import exact_percent, fixed
from cxlab.questions.satisfaction.waves import WaveMean, Waves
from cxlab.table import Table

SIDES = {"expected": (LARGE, "s"), "experienced": (SMALL, "o")}


def draw_waves(shown: Waves) -> Figure:
    """Draw both means with their intervals, wave by wave; a simulation says so in the picture."""
    with canvas(7.2, 3.6) as (drawing, axes):
        for place, (side, (colour, mark)) in enumerate(SIDES.items()):
            means = _of(shown, side)
            at = [m.wave + 0.06 * (place - 0.5) for m in means]
            axes.plot(at, [m.mean for m in means], mark + "-", color=colour, linewidth=1.4)
            for x, m in zip(at, means, strict=True):
                axes.plot([x, x], [m.lower, m.upper], color=colour, linewidth=1.2)
            if means:
                axes.annotate(side, (at[-1], means[-1].mean), xytext=(8, 0), color=colour,
                              textcoords="offset points", va="center")  # fmt: skip
        waves = sorted({m.wave for m in shown.means})
        axes.set_xticks(waves)
        axes.set_xlim(waves[0] - 0.3, waves[-1] + 0.7)
        axes.set_xlabel("wave")
        axes.set_ylabel("mean answer")
        if shown.caveat:
            axes.text(0, 1.02, "simulated", transform=axes.transAxes, fontsize=12)
        svg = to_svg(drawing, "waves")
    caption = (
        f"{shown.caveat}Mean expectation and mean experience by wave, with "
        f"{exact_percent(shown.level)} intervals."
    )
    return Figure("waves", svg, f"{caption} {_said(shown)}", _data(shown), caption)


def _of(shown: Waves, side: str) -> list[WaveMean]:
    return [m for m in shown.means if m.side == side]


def _said(shown: Waves) -> str:
    parts = []
    for side in SIDES:
        means = _of(shown, side)
        if means:
            parts.append(
                f"What was {side} goes from {fixed(means[0].mean, 2)} in wave {means[0].wave} to "
                f"{fixed(means[-1].mean, 2)} in wave {means[-1].wave}."
            )
    return " ".join(parts)


def _data(shown: Waves) -> Table:
    rows = tuple((f"wave {m.wave}", m.side, m.n, m.mean, m.lower, m.upper) for m in shown.means)
    columns = ("Wave", "Side", "n", "Mean", "From", "To")
    caption = "Means by wave (simulated)" if shown.caveat else "Means by wave"
    two = dict.fromkeys(columns[3:], lambda value: fixed(value, 2))
    return Table(caption, columns, rows, {"n": "{:,}".format} | two)
