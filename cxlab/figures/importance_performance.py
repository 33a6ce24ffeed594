"""The importance-performance map: where to act, and how sure that is."""

from textwrap import fill
from typing import TYPE_CHECKING

from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import INK, LARGE, SHADE, Figure, canvas, nothing_to_draw, to_svg
from cxlab.figures.narrow import LOW, is_narrow, on_phones_too
from cxlab.numbers import chance, fixed
from cxlab.questions.service_quality.dimensions import called
from cxlab.questions.service_quality.drivers import Drivers
from cxlab.questions.service_quality.tables import map_table
from cxlab.statistics.importance_performance import ImportancePerformance, Position
from cxlab.words import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

UPRIGHT = 24  # letters of an outcome's name, beside the axis


@on_phones_too
def draw_importance_performance(drivers: Drivers) -> Figure:
    """Draw each dimension with both intervals and the probability of its quadrant."""
    places = drivers.map
    if places is None:
        return nothing_to_draw("map", drivers.no_map)
    with canvas(7.2, LOW if is_narrow() else 4.8) as (drawing, axes):
        axes.axvline(places.mean_performance, color=SHADE, linewidth=0.8)
        axes.axhline(places.mean_importance, color=SHADE, linewidth=0.8)
        for position in places.positions:
            _draw_position(axes, position)
        _label_quadrants(axes, places)
        axes.yaxis.set_major_formatter(lambda value, _: fixed(100 * value, 0) + "%")
        axes.set_xlabel(say("how well it is done (mean of perceptions)"))
        outcome = axis_label(drivers.outcome, UPRIGHT)
        axes.set_ylabel(say("share of {outcome} that goes with it", outcome=outcome))
        svg = to_svg(drawing, "map")
    listed = "; ".join(
        say("{dimension}: {quadrant} ({chance})", **_facts(p)) for p in places.positions
    )
    caption = say(
        "Importance against performance. The lines are the means of these dimensions; bars are "
        "intervals. Survey: {survey}.",
        survey=drivers.survey.name,
    )
    alt = say("{caption} {places}.", caption=caption, places=listed)
    return Figure("map", svg, alt, map_table(drivers), caption=caption)


def _draw_position(axes: "Axes", place: Position) -> None:
    """Draw a dimension's dot with the interval of either number, and write its name there."""
    across = [place.performance_lower, place.performance_upper]
    axes.plot(across, [place.importance] * 2, color=INK, linewidth=0.9)
    up = [place.importance_lower, place.importance_upper]
    axes.plot([place.performance] * 2, up, color=INK, linewidth=0.9)
    colour = LARGE if place.quadrant == "concentrate here" else INK
    at = (place.performance, place.importance)
    axes.plot(*at, "o", color=colour, markersize=8)
    facts = _facts(place) | {"dimension": axis_label(called(place.name))}
    label = say("{dimension}\n{quadrant}: {chance}", **facts)
    if is_narrow():  # its corner says which quadrant it is
        label = facts["dimension"]
    axes.annotate(label, at, (6, 6), textcoords="offset points", fontsize=8.5)


def _facts(place: Position) -> dict[str, str]:
    return {
        "dimension": called(place.name),
        "quadrant": say(place.quadrant),
        "chance": chance(place.probabilities[place.quadrant]),
    }


def _label_quadrants(axes: "Axes", places: ImportancePerformance) -> None:
    """Write the names into the four corners, outside of the crowd."""
    across = [v for p in places.positions for v in (p.performance_lower, p.performance_upper)]
    up = [v for p in places.positions for v in (p.importance_lower, p.importance_upper)]
    wide, high = max(across) - min(across), max(up) - min(up)
    axes.set_xlim(min(across) - 0.12 * wide, max(across) + 0.3 * wide)
    axes.set_ylim(min(up) - 0.18 * high, max(up) + 0.22 * high)
    corners = {
        "concentrate here": (0.01, 0.97, "left", "top"),
        "keep up the good work": (0.99, 0.97, "right", "top"),
        "low priority": (0.01, 0.03, "left", "bottom"),
        "possible overkill": (0.99, 0.03, "right", "bottom"),
    }
    for name, (x, y, ha, va) in corners.items():
        axes.text(
            x,
            y,
            fill(say(name).upper(), 12) if is_narrow() else say(name).upper(),
            ha=ha,
            va=va,
            transform=axes.transAxes,
            fontsize=8,
        )
