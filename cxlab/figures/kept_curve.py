"""How many customers are still there, by year, beside what the folklore leaves of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cxlab.evidence.account import OWN
from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import (
    INK,
    LARGE,
    SHADE,
    SMALL,
    Figure,
    canvas,
    nothing_to_draw,
    to_svg,
)
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import percent
from cxlab.questions.loyalty.loyalty import Loyalty
from cxlab.questions.loyalty.staying import LOST_A_YEAR
from cxlab.statistics.moments import Array
from cxlab.statistics.survival import Kept, kept
from cxlab.table import Table
from cxlab.words import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAME, STEPS = "kept", 60


@on_phones_too
def draw_kept(loyalty: Loyalty, level: float, minimum_group: int) -> Figure:
    """Draw the share still there with its interval, as long as enough people were watched."""
    if loyalty.stay is None:
        return nothing_to_draw(NAME, say("How long customers stayed is not known."))
    ends = np.linspace(0, loyalty.stay.longest, STEPS + 1)
    every = kept(loyalty.stay, ends.tolist(), level)
    shares = tuple(share for share in every if share.at_risk >= minimum_group)
    if len(shares) < 2:
        return nothing_to_draw(NAME, say("Too few customers were watched."))
    years = ends[: len(shares)] / loyalty.per_year
    folklore = (1 - LOST_A_YEAR) ** years
    whose = loyalty.stay_source.removeprefix(OWN) if loyalty.own else say("US life insurance")
    with canvas(7.2, 3.4) as (drawing, axes):
        _draw_curves(axes, years, shares, folklore)
        axes.yaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f}%")
        axes.set_xlabel(say("years"))
        axes.set_ylabel(say("still customers"))
        axes.text(1, 1.01, axis_label(whose), transform=axes.transAxes, ha="right", va="bottom")
        svg = to_svg(drawing, NAME)
    caption = say(
        "{whose}: customers still there, with the interval; the dashed line loses 15% a year. The "
        "curve ends where fewer than {fewest} people were watched.",
        whose=whose,
        fewest=minimum_group,
    )
    last = _last(float(years[-1]), shares[-1].value, float(folklore[-1]))
    return Figure(NAME, svg, f"{caption} {last}", _data(years.tolist(), shares), caption=caption)


def _draw_curves(axes: "Axes", years: Array, shares: Sequence[Kept], folklore: Array) -> None:
    """Draw the share still there with its interval, and what the folklore leaves, dashed."""
    lower, upper = [share.lower for share in shares], [share.upper for share in shares]
    axes.fill_between(years, lower, upper, color=SHADE, alpha=0.4, linewidth=0, step="post")
    axes.step(years, [share.value for share in shares], where="post", color=LARGE)
    axes.plot(years, folklore, color=SMALL, linestyle="--", linewidth=1.4)
    middle = len(years) // 2
    below = (years[middle], folklore[middle] - 0.02)
    axes.text(*below, say("15% lost a year"), ha="right", va="top")
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.set_ylim(0, 1.02)
    axes.set_xlim(0, years[-1])


def _last(years: float, share: float, folklore: float) -> str:
    return say(
        "After {years:.1f} years {share} are still there; the dashed line leaves {folklore}.",
        years=years,
        share=percent(share),
        folklore=percent(folklore),
    )


def _data(years: list[float], shares: tuple[Kept, ...]) -> Table:
    share, low, high = say("Still there"), say("From"), say("To")
    rows = tuple(
        (round(year, 2), one.value, one.lower, one.upper, one.at_risk)
        for year, one in zip(years, shares, strict=True)
    )
    return Table(
        say("Customers still there, by year"),
        (say("Years"), share, low, high, say("Watched")),
        rows,
        dict.fromkeys((share, low, high), percent) | {say("Watched"): "{:,}".format},
    )
