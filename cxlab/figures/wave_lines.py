"""Expectation and experience by wave: does the one follow the other, and does it rise?"""

from typing import TYPE_CHECKING

from cxlab.figures.figure import LARGE, SMALL, Figure, canvas, nothing_to_draw, to_svg
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import exact_percent, two_decimals
from cxlab.questions.satisfaction.waves import Waves
from cxlab.statistics.panel import WaveMean
from cxlab.table import Table
from cxlab.words import phrase, say, say_count

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARKS = {"expectation": (LARGE, "s"), "perception": (SMALL, "o")}
NAMES = {"expectation": phrase("expected"), "perception": phrase("experienced")}
GOES = {
    "expectation": phrase(
        "What was expected goes from {first} in wave {first_wave} to {last} in wave {last_wave}."
    ),
    "perception": phrase(
        "What was experienced goes from {first} in wave {first_wave} to {last} in wave {last_wave}."
    ),
}


@on_phones_too
def draw_waves(shown: Waves) -> Figure:
    """Draw both means with their intervals, wave by wave; a simulation says so in the picture."""
    if not shown.means:
        return nothing_to_draw("waves", say("In no wave did {n} customers answer.", n=shown.fewest))
    with canvas(7.2, 3.6) as (drawing, axes):
        for place, side in enumerate(MARKS):
            if means := _of(shown, side):
                _draw_side(axes, side, means, shift=0.06 * (place - 0.5))
        waves = sorted({mean.wave + 1 for mean in shown.means})
        axes.set_xticks(waves)
        axes.set_xlim(waves[0] - 0.3, waves[-1] + 0.7)
        axes.set_xlabel(say("wave"))
        axes.set_ylabel(say("mean answer"))
        if shown.caveat:
            axes.text(0, 1.02, say("simulated"), transform=axes.transAxes, fontsize=12)
        svg = to_svg(drawing, "waves")
    caption = say(
        "Mean expectation and mean experience by wave, with {level} intervals.",
        level=exact_percent(shown.level),
    )
    words = " ".join(filter(None, [shown.caveat, caption, _not_shown(shown)]))
    alt = " ".join([words, *_changes(shown)])
    return Figure("waves", svg, alt, _data(shown), caption=words)


def _not_shown(shown: Waves) -> str:
    if not shown.not_shown:
        return ""
    return say_count(
        "{n} mean is not shown: fewer than {fewest} customers gave it.",
        "{n} means are not shown: fewer than {fewest} customers gave each.",
        shown.not_shown,
        fewest=shown.fewest,
    )


def _draw_side(axes: "Axes", side: str, means: list[WaveMean], shift: float) -> None:
    colour, mark = MARKS[side]
    at = [mean.wave + 1 + shift for mean in means]
    axes.plot(at, [mean.value for mean in means], mark + "-", color=colour, linewidth=1.4)
    for x, mean in zip(at, means, strict=True):
        axes.plot([x, x], [mean.lower, mean.upper], color=colour, linewidth=1.2)
    axes.annotate(
        say(NAMES[side]),
        (at[-1], means[-1].value),
        xytext=(8, 0),
        textcoords="offset points",
        va="center",
    )


def _of(shown: Waves, side: str) -> list[WaveMean]:
    return [mean for mean in shown.means if mean.side == side]


def _changes(shown: Waves) -> list[str]:
    sentences = []
    for side, sentence in GOES.items():
        if not (means := _of(shown, side)):
            continue
        first, last = means[0], means[-1]
        sentences.append(
            say(
                sentence,
                first=two_decimals(first.value),
                first_wave=first.wave + 1,
                last=two_decimals(last.value),
                last_wave=last.wave + 1,
            )
        )
    return sentences


def _data(shown: Waves) -> Table:
    rows = tuple(
        (
            say("wave {n}", n=mean.wave + 1),
            say(NAMES[mean.side]),
            mean.n,
            mean.value,
            mean.lower,
            mean.upper,
        )
        for mean in shown.means
    )
    numbers = (say("Mean"), say("From"), say("To"))
    return Table(
        say("Means by wave (simulated)") if shown.caveat else say("Means by wave"),
        (say("Wave"), say("Side"), "n", *numbers),
        rows,
        {"n": "{:,}".format} | dict.fromkeys(numbers, two_decimals),
    )
