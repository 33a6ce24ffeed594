"""Two funnels side by side: people left at each step, and whom each display loses."""

from typing import TYPE_CHECKING

from cxlab.figures.figure import LARGE, SMALL, Figure, canvas, to_svg
from cxlab.numbers import fixed, percent
from cxlab.questions.choice_overload.purchase_funnel import Funnel
from cxlab.table import Table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Share = tuple[str, int, float, int, float]


NOTHING = "Nobody counted who passed, stopped or bought, so there is no funnel to draw."


def draw_funnel(result: Funnel) -> Figure:
    """Draw the share of the people at the top who are left at each step, for both displays."""
    people = result.people()
    shares = [
        (name, small, small / people[0][1], large, large / people[0][2])
        for name, small, large in people
    ]
    with canvas(7.2, 0.9 + 0.75 * len(shares)) as (drawing, axes):
        if shares:
            _draw_bars(axes, result, shares)
        else:
            axes.set_axis_off()
            axes.text(0, 0, NOTHING)
        svg = to_svg(drawing, "funnel")
    return Figure("funnel", svg, _alt(result, shares) if shares else NOTHING, _data(result, shares))


def _draw_bars(axes: "Axes", result: Funnel, shares: list[Share]) -> None:
    for place, (_, small, small_share, large, large_share) in enumerate(shares):
        for offset, count, share, colour, hatch in (
            (-0.2, small, small_share, SMALL, ""),
            (0.2, large, large_share, LARGE, "//"),
        ):
            axes.barh(place + offset, share, 0.36, color=colour, hatch=hatch, edgecolor="white")
            axes.text(share + 0.01, place + offset, f"{count:,} ({percent(share)})", va="center")
    axes.set_yticks(range(len(shares)), [name for name, *_ in shares])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.2)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
    axes.set_xlabel(f"of all people counted at the top ({result.start})")
    axes.legend(
        [axes.containers[0], axes.containers[1]],
        [f"{result.small} options", f"{result.large} options"],
        loc="lower right",
        frameon=False,
    )


def _alt(result: Funnel, shares: list[Share]) -> str:
    steps = "; ".join(
        f"{name}: {percent(small)} at {result.small} options, {percent(large)} at {result.large}"
        for name, _, small, _, large in shares[1:]
    )
    return f"Of all people {result.start}, what share each display keeps. {steps.capitalize()}."


def _data(result: Funnel, shares: list[Share]) -> Table:
    small, large = f"{result.small} options", f"{result.large} options"
    return Table(
        f"People left at each step, and as a share of those {result.start}",
        ("Step", small, f"share at {result.small}", large, f"share at {result.large}"),
        tuple(shares),
        {small: "{:,}".format, large: "{:,}".format}
        | dict.fromkeys(
            (f"share at {result.small}", f"share at {result.large}"),
            lambda share: fixed(100 * share, 1) + "%",
        ),
    )
