"""Customers by how often they came again: what they did later, against what was forecast."""

from dataclasses import dataclass

import numpy as np

from cxlab.errors import LackError
from cxlab.evidence.purchases import Purchases
from cxlab.evidence.small_groups import suppressed
from cxlab.questions.segments.purchase_answers import mean_of_sums
from cxlab.statistics.interval import Interval
from cxlab.statistics.one_proportion import Proportion, proportion
from cxlab.survey.panel import Rows
from cxlab.words import say

STARTS = (0, 1, 2, 3, 4, 7)  # purchases after the first from which a band begins


@dataclass(frozen=True)
class ForecastBand:
    """Customers who came again equally often, on average.

    Attributes
    ----------
    label : str
    n : int
    returned : Proportion
    later : Interval
        Days with a purchase in the time held out.
    forecast, same : float
        What the forecast, and "as often as before", said of ``later``.
    spent : Interval
    value : float
        What the forecast said of ``spent``.
    """

    label: str
    n: int
    returned: Proportion
    later: Interval
    forecast: float
    same: float
    spent: Interval
    value: float


def forecast_bands(
    purchases: Purchases, level: float, minimum_group: int
) -> tuple[ForecastBand, ...]:
    """Return the bands that may be shown, those who came least often first.

    Empty where hardly anybody came again.
    """
    try:
        _ = purchases.forecast  # made once, and kept
    except LackError:
        return ()
    bands = np.searchsorted(STARTS, purchases.classes["frequency"], side="right") - 1
    parts = {_label(place): bands == place for place in np.unique(bands)}
    sizes = {label: int(purchases.classes["n"][who].sum()) for label, who in parts.items()}
    hidden = suppressed(sizes, minimum_group)
    return tuple(
        _forecast_band(label, purchases, who, level)
        for label, who in parts.items()
        if label not in hidden
    )


def _forecast_band(label: str, purchases: Purchases, who: Rows, level: float) -> ForecastBand:
    """Return what some customers did in the time held out, and what was said of them."""
    of = {name: float(values[who].sum()) for name, values in purchases.classes.items()}
    people = purchases.classes["n"][who]
    n, ahead, worth = int(people.sum()), purchases.forecast[who], purchases.order_value[who]
    return ForecastBand(
        label,
        n,
        returned=proportion(round(of["returned"]), n, level),
        later=mean_of_sums(n, of["later"], of["later_sq"], level),
        forecast=float(people @ ahead) / n,
        same=float(people @ purchases.same_as_before[who]) / n,
        spent=mean_of_sums(n, of["later_spend"], of["later_spend_sq"], level),
        value=float(people @ (ahead * worth)) / n,
    )


def _label(place: int) -> str:
    low = STARTS[place]
    if place + 1 == len(STARTS):
        return say("{low} or more", low=low)
    high = STARTS[place + 1] - 1
    return f"{low}" if low == high else say("{low} to {high}", low=low, high=high)
