"""How purchases answer the claims of notebook 12: who returns, and what they are worth."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.errors import LackError
from cxlab.evidence.purchases import Purchases
from cxlab.numbers import fixed, percent, points
from cxlab.questions.against_half import HALF
from cxlab.questions.segments.answers import lacking
from cxlab.questions.segments.segments import Segments
from cxlab.questions.top_fifth import top_fifth
from cxlab.statistics.interval import Interval
from cxlab.statistics.mean_of_people import t_interval
from cxlab.statistics.moments import Array
from cxlab.statistics.slope import slope
from cxlab.statistics.two_scores import two_scores
from cxlab.words import phrase, say, say_lack

FOLKLORE = 0.8  # of all spend, by the top fifth
CLOSE = 0.1  # a forecast of value that is worth its name is not off by more
AGAIN = 0.5  # of the differences between segments that come again, at least
OCCASIONS = (0, 1, 3)  # purchases after the first from which a segment begins
OLD = 0.5  # of the time known: who bought since is recent
Answering = Callable[[Purchases, Settings], Answer]


def of_purchases(answering: Answering) -> Callable[[Segments, Settings], Answer]:
    """Return an answer that says what is missing where there are no purchases, or too few."""

    @wraps(answering)
    def answer(segments: Segments, settings: Settings) -> Answer:
        """Answer from the purchases, if there are enough of them."""
        if segments.purchases is None:
            return lacking(segments, phrase("purchases: customer, date, amount"))
        try:
            made = answering(segments.purchases, settings)
        except LackError as lack:
            return Answer(note=say_lack(lack))
        return made if segments.own else replace(made, sources=("cdnow",))

    return answer


@of_purchases
def returns(purchases: Purchases, settings: Settings) -> Answer:
    """Return how much better a forecast ranks who comes back than "same as last period"."""
    came = purchases.classes["returned"]
    both = two_scores(
        (purchases.forecast, purchases.same_as_before),
        *(came, purchases.classes["n"] - came),
        level=settings.level,
    )
    estimate = Estimate.of(
        both.better,
        "difference of shares",
        level=settings.level,
        n=purchases.customers,
        method=say("difference of two areas under the ROC curve of the same people, DeLong"),
    )
    note = say(
        "{share} came back. Of two customers, one who came back and one who did not, the forecast "
        "ranks the right one higher in {model} of pairs ({low} to {high}), 'as often as before' in "
        "{same}; chance would in 50%.",
        share=percent(came.sum() / purchases.customers),
        model=percent(both.first.value),
        low=percent(both.first.lower),
        high=percent(both.first.upper),
        same=percent(both.second.value),
    )
    return Answer(estimate, note)


@of_purchases
def lifetime_value(purchases: Purchases, settings: Settings) -> Answer:
    """Return by how much customers spent more or less than forecast, as a share of the forecast."""
    classes, n = purchases.classes, purchases.customers
    total = float(classes["later_spend"].sum())
    spent = mean_of_sums(n, total, float(classes["later_spend_sq"].sum()), settings.level)
    if not spent.lower < spent.upper:
        raise LackError("everybody ({n}) spent alike, so nobody can say how far others vary", n=n)
    forecast, same = (
        float(ahead @ (purchases.order_value * classes["n"])) / n
        for ahead in (purchases.forecast, purchases.same_as_before)
    )
    if forecast <= 0:
        raise LackError("the forecast of spend is {value:.2f}; it must be above 0", value=forecast)
    off = Interval(*(end / forecast - 1 for end in (spent.value, spent.lower, spent.upper)))
    estimate = Estimate.of(
        off,
        "relative difference",
        level=settings.level,
        n=n,
        method=say("t interval of the mean spend, over the forecast, taken as it is"),
    )
    near = Estimate.of(off.inside(-CLOSE, CLOSE), "relative difference", level=settings.level)
    note = _spent(spent, forecast, same, weeks=purchases.ahead)
    return Answer(estimate, note, decided_by=near, limit=_end_in_question(off))


def _spent(spent: Interval, forecast: float, same: float, *, weeks: float) -> str:
    """Say what a customer spent, and what the forecast and "same as before" said of it."""
    return say(
        "Spent in the {weeks:.0f} weeks held out: {spent} a customer ({low} to {high}). Forecast: "
        "{forecast}. 'Same as before' said {same}, which is off by {off_same}.",
        weeks=weeks,
        spent=fixed(spent.value, 2),
        low=fixed(spent.lower, 2),
        high=fixed(spent.upper, 2),
        forecast=fixed(forecast, 2),
        same=fixed(same, 2),
        off_same=percent(abs(spent.value / same - 1)) if same > 0 else say("any amount"),
    )


def _end_in_question(off: Interval) -> float:
    """Return which end of what counts as close the interval holds, else the nearer one."""
    ends = sorted((-CLOSE, CLOSE), key=lambda end: abs(off.value - end))
    return next((end for end in ends if off.lower <= end <= off.upper), ends[0])


def mean_of_sums(n: int, total: float, squares: float, level: float) -> Interval:
    """Return a mean with its t interval from a sum and a sum of squares."""
    if n < 2:
        raise LackError("{n} to average; at least 2 needed", n=n)
    mean = total / n
    return t_interval(n, mean, max(squares - n * mean**2, 0.0) ** 0.5 / (n - 1) ** 0.5, level)


@of_purchases
def concentration(purchases: Purchases, settings: Settings) -> Answer:
    """Return the share of all spend of the fifth of customers who spent most."""
    top = top_fifth(purchases, settings.level)
    away = phrase(
        "{n:,} of {whole:,} customers. The folklore of 80% would need {points} percentage points "
        "more."
    )
    if top.estimate.value > FOLKLORE:
        away = phrase(
            "{n:,} of {whole:,} customers, {points} percentage points more than the folklore of "
            "80%."
        )
    note = say(
        away,
        n=top.customers,
        whole=top.whole,
        points=points(abs(FOLKLORE - top.estimate.value)),
    )
    return Answer(top.estimate, note, decided_by=top.more_than_half, limit=HALF)


def segment_of(purchases: Purchases) -> Array:
    """Return the segment of each class: how recent, how often, how large, as one number."""
    classes = purchases.classes
    often = np.searchsorted(OCCASIONS, classes["frequency"], side="right") - 1
    recent = classes["age"] - classes["recency"] <= OLD * classes["age"].max()
    return np.asarray(4 * often + 2 * recent + classes["money"], dtype=int)


def _by_half(purchases: Purchases) -> tuple[Array, Array]:
    """Return customers, and those who came back, by half and by segment of both halves."""
    classes, segment = purchases.classes, segment_of(purchases)
    n, came = (np.zeros((2, int(segment.max()) + 1)) for _ in range(2))
    for side in range(2):
        who = classes["half"] == side
        np.add.at(n[side], segment[who], classes["n"][who])
        np.add.at(came[side], segment[who], classes["returned"][who])
    both = (n > 0).all(axis=0)
    return n[:, both], came[:, both]


@of_purchases
def stability(purchases: Purchases, settings: Settings) -> Answer:
    """Return how much of the differences between segments comes again in other customers.

    The slope of coming back, in one half of the customers, on the share that came back of the
    same segment of the other half: 1 if all, 0 if none of it.
    """
    n, came = _by_half(purchases)
    if (segments := n.shape[1]) < 3:
        raise LackError("segments in both halves: {n}; at least 3 are needed", n=segments)
    there = came[0] / n[0]
    apart = there - np.average(there, weights=n[1])
    scale = float(n[1] @ apart**2)
    if scale == 0:
        raise LackError("all segments came back alike, so nothing can come again")
    again = float(came[1] @ apart / scale)
    fit = came[1].sum() / n[1].sum() + again * apart
    rest = came[1] * (1 - fit) ** 2 + (n[1] - came[1]) * fit**2
    error = float(apart**2 @ rest) ** 0.5 / scale
    estimate = Estimate.of(
        slope(again, error, df=float(n[1].sum()) - 2, level=settings.level),
        "slope",
        level=settings.level,
        n=int(n[1].sum()),
        method=say("least squares over the other half's customers, robust errors"),
    )
    note = say(
        "{segments} segments. Where none of a segment came back in one half, or all, the other "
        "half may differ by chance: small segments pull this number towards 0.",
        segments=segments,
    )
    return Answer(estimate, note, smallest_effect=AGAIN)
