"""The importance-performance map: where to act, and how sure that is."""

from typing import TYPE_CHECKING

from cxlab.figures.figure import INK, LARGE, SHADE, Figure, canvas, nothing_to_draw, to_svg
from cxlab.numbers import chance, fixed
from cxlab.questions.service_quality.drivers import Drivers
from cxlab.questions.service_quality.tables import map_table
from cxlab.statistics.importance_performance import ImportancePerformance

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_importance_performance(drivers: Drivers) -> Figure:
    """Draw each dimension with both intervals and the probability of its quadrant."""
    found = drivers.map
    if found is None:
        return nothing_to_draw("map", drivers.no_map)
    with canvas(7.2, 4.8) as (drawing, axes):
        axes.axvline(found.mean_performance, color=SHADE, linewidth=0.8)
        axes.axhline(found.mean_importance, color=SHADE, linewidth=0.8)
        for p in found.positions:
            across = [p.performance_lower, p.performance_upper]
            axes.plot(across, [p.importance] * 2, color=INK, linewidth=0.9)
            up = [p.importance_lower, p.importance_upper]
            axes.plot([p.performance] * 2, up, color=INK, linewidth=0.9)
            colour = LARGE if p.quadrant == "concentrate here" else INK
            axes.plot(p.performance, p.importance, "o", color=colour, markersize=8)
            label = f"{p.name}\n{p.quadrant}: {chance(p.probabilities[p.quadrant])}"
            axes.annotate(label, (p.performance, p.importance), (6, 6),
                          textcoords="offset points", fontsize=8.5)  # fmt: skip
        _label_quadrants(axes, found)
        axes.yaxis.set_major_formatter(lambda value, _: fixed(100 * value, 0) + "%")
        axes.set_xlabel("how well it is done (mean of perceptions)")
        axes.set_ylabel(f"share of {drivers.outcome} that goes with it")
        svg = to_svg(drawing, "map")
    said = "; ".join(
        f"{p.name}: {p.quadrant} ({chance(p.probabilities[p.quadrant])})" for p in found.positions
    )
    caption = (
        "Importance against performance. The lines are the means of these dimensions; bars are "
        f"intervals. Survey: {drivers.survey.name}."
    )
    return Figure("map", svg, f"{caption} {said}.", map_table(drivers), caption)


def _label_quadrants(axes: "Axes", found: ImportancePerformance) -> None:
    """Write the names into the four corners, outside of the crowd."""
    across = [v for p in found.positions for v in (p.performance_lower, p.performance_upper)]
    up = [v for p in found.positions for v in (p.importance_lower, p.importance_upper)]
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
            x, y, name.upper(), ha=ha, va=va, transform=axes.transAxes, fontsize=8, color=SHADE
        )
