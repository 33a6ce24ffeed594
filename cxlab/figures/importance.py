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
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import exact_percent, fixed, percent
from cxlab.questions.service_quality.dimensions import called
from cxlab.questions.service_quality.drivers import Drivers
from cxlab.questions.service_quality.tables import importance_table
from cxlab.statistics.order import Importance
from cxlab.words import say


@on_phones_too
def draw_importance(drivers: Drivers) -> Figure:
    """Draw LMG shares with intervals; if the claim were right, they would fall from the top."""
    shares = drivers.importance
    if shares is None:
        return nothing_to_draw("importance", drivers.reason)
    names = [called(name) for name in shares.predictors]
    with canvas(7.2, 1.0 + 0.42 * len(names)) as (drawing, axes):
        for place, share in enumerate(shares.shares):
            bounds = [shares.lower[place], shares.upper[place]]
            axes.barh(place, share, 0.5, color=SHADE, alpha=0.45)
            axes.plot(bounds, [place, place], color=INK, linewidth=1.6)
            axes.plot(share, place, "o", color=INK, markersize=5)
            write_beside(axes, bounds[1], place, percent(share), points=6, fontsize=9)
        name_rows(axes, [axis_label(name) for name in names], above=12)
        axes.set_ylim(len(names) - 0.4, -0.6)
        axes.set_xlim(0, 1.15 * max(shares.upper))
        axes.xaxis.set_major_formatter(lambda value, _: fixed(100 * value, 0) + "%")
        outcome = axis_label(drivers.outcome)
        about = say("share of the differences in {outcome} that goes with it", outcome=outcome)
        axes.set_xlabel(about)
        svg = to_svg(drawing, "importance")
    caption = say(
        "How much of {outcome} goes with each dimension, with {level} intervals. Survey: {survey}.",
        outcome=drivers.outcome,
        level=exact_percent(shares.level),
        survey=drivers.survey.name,
    )
    alt = f"{caption} {_ranked(shares)}"
    return Figure("importance", svg, alt, importance_table(drivers), caption=caption)


def _ranked(importance: Importance) -> str:
    """List the dimensions from the largest share to the smallest."""
    names = map(called, importance.predictors)
    ranked = sorted(zip(importance.shares, names, strict=True), reverse=True)
    listed = ", ".join(f"{name} {percent(share)}" for share, name in ranked)
    return say("From most to least: {shares}.", shares=listed)
