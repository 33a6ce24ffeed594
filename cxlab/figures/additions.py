"""What became of an option's share as its list grew: all comparisons, sorted into bars."""

from math import floor
from typing import Any

from cxlab.figures.figure import INK, LARGE, SHADE, Figure, canvas, nothing_to_draw, to_svg
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import fixed, points
from cxlab.questions.context_effects.answers import every_addition
from cxlab.questions.context_effects.choices import Choices
from cxlab.table import Table
from cxlab.words import say

WIDTH = 5  # points a bar

ROSE: Any = {"color": LARGE, "hatch": "//"}
FELL: Any = {"color": SHADE, "hatch": ""}


@on_phones_too
def draw_additions(choices: Choices) -> Figure:
    """Draw how many shares fell or rose by how much when an option joined their list."""
    changes = [one.change for grown in every_addition(choices).values() for one in grown]
    if not changes:
        return nothing_to_draw("additions", say("No list here has a longer one around it."))
    bars: dict[int, int] = {}
    for change in changes:
        # A share that stays as it was belongs to those that did not rise.
        place = floor(100 * change / WIDTH) if change else -1
        bars[place] = bars.get(place, 0) + 1
    with canvas(7.2, 3.0) as (drawing, axes):
        for place, count in sorted(bars.items()):
            look = ROSE if place >= 0 else FELL
            axes.bar((place + 0.5) * WIDTH, count, 0.92 * WIDTH, edgecolor="white", **look)
        axes.axvline(0, color=INK, linewidth=1.2)
        axes.set_xlabel(say("change of an option's share as its list grew, in percentage points"))
        axes.set_ylabel(say("comparisons"))
        svg = to_svg(drawing, "additions")
    caption = _caption(changes)
    span = say(
        "The changes run from {low} to {high} percentage points.",
        low=points(min(changes)),
        high=points(max(changes)),
    )
    return Figure("additions", svg, f"{caption} {span}", _data(bars), caption=caption)


def _caption(changes: list[float]) -> str:
    return say(
        "Right of the line (hatched) a share rose when an option was added: {up:,} of {n:,} "
        "comparisons. Chance alone lifts some.",
        up=sum(change > 0 for change in changes),
        n=len(changes),
    )


def _data(bars: dict[int, int]) -> Table:
    low, high, count = (
        say("From, percentage points"),
        say("To, percentage points"),
        say("Comparisons"),
    )
    rows = tuple((place * WIDTH, (place + 1) * WIDTH, bars[place]) for place in sorted(bars))
    whole = dict.fromkeys((low, high), lambda value: fixed(value, 0))
    return Table(say("Changes of shares"), (low, high, count), rows, whole)
