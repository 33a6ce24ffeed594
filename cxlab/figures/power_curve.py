"""The chance that a test of a given size detects the lift one looks for."""

from cxlab.figures.figure import INK, SHADE, SMALL, Figure, canvas, to_svg
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import exact_percent, percent, points
from cxlab.questions.visitor_plan import Plan
from cxlab.table import Table
from cxlab.words import say


@on_phones_too
def draw_power_curve(plan: Plan) -> Figure:
    """Draw power against visitors per display, with the number planned marked."""
    with canvas(7.2, 3.2) as (drawing, axes):
        at = (plan.visitors, plan.power)
        axes.plot(*zip(*plan.curve, strict=True), color=SMALL, linewidth=2)
        axes.axhline(plan.power, color=SHADE, linewidth=1, linestyle="--")
        axes.plot(*at, "o", color=INK, markersize=7)
        planned = say("{n:,} visitors", n=plan.visitors)
        axes.annotate(planned, at, (8, -14), textcoords="offset points")
        axes.set_ylim(0, 1.02)
        axes.set_xlim(left=0)
        axes.yaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f}%")
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        axes.set_xlabel(say("visitors at each of the two displays"))
        axes.set_ylabel(say("chance of detecting the rise"))
        svg = to_svg(drawing, "power")
    alt = say(
        "Chance of detecting a rise of {lift} percentage points over {today}: it grows with the "
        "visitors at "
        "each display and reaches {power} at {visitors:,}.",
        lift=points(plan.lift),
        today=exact_percent(plan.base_rate),
        power=exact_percent(plan.power),
        visitors=plan.visitors,
    )
    return Figure("power", svg, alt, _data(plan))


def _data(plan: Plan) -> Table:
    visitors, chance = say("Visitors"), say("Chance")
    return Table(
        say("Visitors at each display and the chance of detecting the rise"),
        (visitors, chance),
        plan.curve,
        {visitors: "{:,}".format, chance: percent},
    )
