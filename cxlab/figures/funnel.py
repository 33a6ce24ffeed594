"""Two funnels side by side: people left at each step, and whom each display loses."""

from typing import TYPE_CHECKING

from cxlab.figures.figure import LARGE, SMALL, Figure, canvas, name_rows, to_svg
from cxlab.figures.narrow import is_narrow, on_phones_too
from cxlab.numbers import percent
from cxlab.questions.choice_overload.purchase_funnel import Funnel
from cxlab.table import Table
from cxlab.words import capital, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Share = tuple[str, int, float, int, float]


@on_phones_too
def draw_funnel(result: Funnel) -> Figure:
    """Draw the share of the people at the top who are left at each step, for both displays."""
    people = result.people()
    nothing = say("Nobody counted who passed, stopped or bought, so there is no funnel to draw.")
    shares = [
        (name, small, small / people[0][1], large, large / people[0][2])
        for name, small, large in people
    ]
    with canvas(7.2, 0.9 + (0.62 if is_narrow() else 0.75) * len(shares)) as (drawing, axes):
        if shares:
            _draw_bars(axes, result, shares)
        else:
            axes.set_axis_off()
            axes.text(0, 0, nothing)
        svg = to_svg(drawing, "funnel")
    return Figure("funnel", svg, _alt(result, shares) if shares else nothing, _data(result, shares))


def _draw_bars(axes: "Axes", result: Funnel, shares: list[Share]) -> None:
    thick = 0.28 if is_narrow() else 0.36  # names stand above the bars there
    for place, (_, small, small_share, large, large_share) in enumerate(shares):
        for offset, count, share, colour, hatch in (
            (-0.55 * thick, small, small_share, SMALL, ""),
            (0.55 * thick, large, large_share, LARGE, "//"),
        ):
            axes.barh(place + offset, share, thick, color=colour, hatch=hatch, edgecolor="white")
            axes.text(share + 0.01, place + offset, f"{count:,} ({percent(share)})", va="center")
    names = [name for name, *_ in shares]
    axes.set_ylim(len(shares) - 0.5, -0.75)
    if is_narrow():
        name_rows(axes, names, above=15)
    else:
        axes.set_yticks(range(len(shares)), names)
    axes.set_xlim(0, 1.45 if is_narrow() else 1.2)  # room for the counts
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
    axes.set_xlabel(say("of all people counted at the top ({start})", start=result.start))
    axes.legend(
        [axes.containers[0], axes.containers[1]],
        [say("{n} options", n=options) for options in (result.small, result.large)],
        loc="lower right",
        frameon=False,
    )


def _alt(result: Funnel, shares: list[Share]) -> str:
    steps = "; ".join(
        say(
            "{step}: {share_small} at {small} options, {share_large} at {large}",
            step=name,
            share_small=percent(small),
            small=result.small,
            share_large=percent(large),
            large=result.large,
        )
        for name, _, small, _, large in shares[1:]
    )
    if result.from_present:
        return say(
            "Of all people present, what share each display keeps. {steps}.", steps=capital(steps)
        )
    return say(
        "Of all people who passed the display, what share each display keeps. {steps}.",
        steps=capital(steps),
    )


def _data(result: Funnel, shares: list[Share]) -> Table:
    small, large = (say("{n} options", n=options) for options in (result.small, result.large))
    of_small, of_large = (
        say("share at {options}", options=options) for options in (result.small, result.large)
    )
    if result.from_present:
        caption = say("People left at each step, and as a share of those present")
    else:
        caption = say("People left at each step, and as a share of those who passed the display")
    return Table(
        caption,
        (say("Step"), small, of_small, large, of_large),
        tuple(shares),
        dict.fromkeys((small, large), "{:,}".format) | dict.fromkeys((of_small, of_large), percent),
    )
