"""What goes with the outcome: each dimension's share with its interval, in the claimed order."""

from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import (
    INK,
    SHADE,
    Figure,
    canvas,
    name_rows,
    nothing_to_draw,
    to_svg,
    write_beside,
)
from cxlab.numbers import exact_percent, fixed, percent
from cxlab.questions.service_quality.drivers import Drivers
from cxlab.questions.service_quality.tables import importance_table


def draw_importance(drivers: Drivers) -> Figure:
    """Draw LMG shares with intervals; if the claim were right, they would fall from the top."""
    found = drivers.importance
    if found is None:
        return nothing_to_draw("importance", drivers.reason)
    with canvas(7.2, 1.0 + 0.42 * len(found.predictors)) as (drawing, axes):
        for place, share in enumerate(found.shares):
            bounds = [found.lower[place], found.upper[place]]
            axes.barh(place, share, 0.5, color=SHADE, alpha=0.45)
            axes.plot(bounds, [place, place], color=INK, linewidth=1.6)
            axes.plot(share, place, "o", color=INK, markersize=5)
            write_beside(axes, bounds[1], place, percent(share), 6, fontsize=9)
        name_rows(axes, [axis_label(name) for name in found.predictors])
        axes.set_ylim(len(found.predictors) - 0.4, -0.6)
        axes.set_xlim(0, 1.15 * max(found.upper))
        axes.xaxis.set_major_formatter(lambda value, _: fixed(100 * value, 0) + "%")
        axes.set_xlabel(f"share of the differences in {drivers.outcome} that goes with it")
        svg = to_svg(drawing, "importance")
    ranked = sorted(zip(found.shares, found.predictors, strict=True), reverse=True)
    alt = (
        f"{_caption(drivers, found.level)} From most to least: "
        + ", ".join(f"{name} {percent(share)}" for share, name in ranked)
        + "."
    )
    return Figure("importance", svg, alt, importance_table(drivers), _caption(drivers, found.level))


def _caption(drivers: Drivers, level: float) -> str:
    return (
        f"How much of {drivers.outcome} goes with each dimension, with {exact_percent(level)} "
        f"intervals. Survey: {drivers.survey.name}."
    )
