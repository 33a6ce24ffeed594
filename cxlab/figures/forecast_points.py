"""How often customers came later, by how often they had come, against two forecasts."""

from collections.abc import Sequence

from cxlab.figures.figure import INK, LARGE, SLENDER, SMALL, Figure, canvas, nothing_to_draw, to_svg
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import fixed, two_decimals
from cxlab.questions.segments.forecast_bands import ForecastBand
from cxlab.table import Table
from cxlab.words import say


@on_phones_too
def draw_forecasts(bands: Sequence[ForecastBand]) -> Figure:
    """Draw each band's later purchases with its interval, and what two forecasts said."""
    if not bands:
        return nothing_to_draw("forecasts", say("No forecast can be made from these purchases."))
    places = range(len(bands))
    with canvas(SLENDER, 3.4) as (drawing, axes):
        for values, colour, line, label in (
            ([b.same for b in bands], SMALL, "--", say("as often as before")),
            ([b.forecast for b in bands], LARGE, "-", say("forecast")),
        ):
            axes.plot(places, values, color=colour, linestyle=line, marker="s", label=label)
        lower, upper = [b.later.lower for b in bands], [b.later.upper for b in bands]
        axes.vlines(places, lower, upper, color=INK, linewidth=1.6)
        axes.plot(places, [b.later.value for b in bands], "o", color=INK, label=say("what came"))
        axes.set_xticks(places, [b.label for b in bands])
        axes.set_xlabel(say("purchases after the first, in the time known"))
        axes.set_ylabel(say("purchases in the time held out"))
        axes.legend(frameon=False, loc="upper left")
        svg = to_svg(drawing, "forecasts")
    caption = say(
        "Dots are what customers did in the time held out, with intervals; lines are what the "
        "forecast and 'as often as before' had said."
    )
    return Figure("forecasts", svg, f"{caption} {_seen(bands[-1])}", _data(bands), caption=caption)


def _seen(most: ForecastBand) -> str:
    """Say what came, and what was forecast, of who had come again most often."""
    return say(
        "Who had come again {label} times came {later} times; the forecast said {forecast}, 'as "
        "often as before' said {same}.",
        label=most.label,
        later=fixed(most.later.value, 2),
        forecast=fixed(most.forecast, 2),
        same=fixed(most.same, 2),
    )


def _data(bands: Sequence[ForecastBand]) -> Table:
    heads = (say("Came later"), say("From"), say("To"), say("Forecast"), say("As before"))
    rows = tuple(
        (b.label, b.n, b.later.value, b.later.lower, b.later.upper, b.forecast, b.same)
        for b in bands
    )
    return Table(
        say("Purchases later, by how often customers had come again"),
        (say("Came again"), say("Customers"), *heads),
        rows,
        dict.fromkeys(heads, two_decimals) | {say("Customers"): "{:,}".format},
    )
