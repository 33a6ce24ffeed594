"""Do orders, forecasts and the break at 35 depend on how one counts?"""

import numpy as np

from cxlab.claims.method_strip import Choice, method_strip
from cxlab.errors import LackError
from cxlab.numbers import fixed, points
from cxlab.questions.segments.answers import jump
from cxlab.questions.segments.segments import Segments
from cxlab.statistics.interval import Interval
from cxlab.statistics.proportions import compare_proportions
from cxlab.statistics.two_scores import two_scores
from cxlab.table import Table
from cxlab.words import phrase, say

NOTHING = phrase("Nothing to compare in these data")


def order_methods(segments: Segments, level: float) -> Table:
    """Return each message against none, by each usual interval."""
    offers = segments.offers
    if offers is None:
        return _nothing()
    strips = {}
    for number, arm in zip(("H1", "H2"), offers.messages, strict=False):
        shares = compare_proportions(*offers.of(arm), *offers.of(offers.control), level=level)
        strips[number] = [
            _choice(say("Newcombe, percentage points"), shares.risk_difference),
            _choice(say("Agresti-Caffo, percentage points"), shares.risk_difference_agresti_caffo),
            _choice(say("Ratio, score"), shares.risk_ratio, none=1.0),
        ]
    return method_strip(say("Do more order with a message, whichever way one counts?"), strips)


def forecast_methods(segments: Segments, level: float) -> Table:
    """Return whether the forecast ranks better than each simple rule."""
    purchases = segments.purchases
    if purchases is None:
        return _nothing()
    classes = purchases.classes
    came = classes["returned"]
    rules = {
        say("Than how often they came"): purchases.same_as_before,
        say("Than how lately they came"): classes["recency"] - classes["age"],
        say("Than what they spent on average"): classes["spend"] / classes["n"],
    }
    try:
        choices = [
            _choice(
                name,
                two_scores(
                    (purchases.forecast, np.asarray(rule)), came, classes["n"] - came, level
                ).better,
            )
            for name, rule in rules.items()
        ]
    except LackError:
        return _nothing()
    return method_strip(
        say("Does the forecast rank better who comes back? (percentage points of pairs)"),
        {"H9": choices},
    )


def break_methods(segments: Segments, level: float) -> Table:
    """Return the jump in the use of social media at each age at which a group begins."""
    bands = segments.channels.get("social", ())
    choices = []
    for band in bands[2:-1]:
        step = jump(bands, band.first, level)
        choices.append(_choice(say("A jump at {age}", age=band.first), step.turned()))
    if not choices:
        return _nothing()
    return method_strip(
        say("Does the use of social media fall at once, at any age? (fall in percentage points)"),
        {"H8": choices},
    )


def _choice(method: str, interval: Interval, none: float = 0.0) -> Choice:
    show = points if none == 0 else lambda value: fixed(value, 2)
    ends = say("{low} to {high}", low=show(interval.lower), high=show(interval.upper))
    return Choice(method, ends, holds=interval.lower > none)


def _nothing() -> Table:
    return Table(say(NOTHING), (say("Method"),), ())
