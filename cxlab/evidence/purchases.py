"""Purchases of customers, split in time: what they did before, and what they did later."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cxlab.published import read
from cxlab.statistics.bg_nbd import BgNbd, fit_bg_nbd
from cxlab.statistics.moments import Array
from cxlab.statistics.top_share import Top

CLASSES, TOPS = "cdnow_classes", "cdnow_top"
SHARES = (0.01, 0.05, 0.1, 0.2, 0.5, 1.0)
FIFTH, WHOLE = 0.2, "all"
KEYS = ("half", "frequency", "recency", "age", "money")
SUMS = ("n", "spend", "returned", "later", "later_sq", "later_spend", "later_spend_sq")


@dataclass(frozen=True, eq=False)
class Purchases:
    """Customers by class: who bought alike before the split. Times are whole weeks.

    Attributes
    ----------
    classes : mapping of str to array of shape (k,)
        ``half`` (0 or 1, of the customers, without regard to what they bought), ``frequency``
        (days with a purchase after the first), ``recency`` and ``age`` (from the first purchase
        to the last and to the split), ``money`` (1 if a purchase is larger than the median
        customer's); then sums over its customers: ``n``, ``spend`` before the split, how many
        ``returned`` later, days with a ``later`` purchase and ``later_spend`` (with squares).
    tops : mapping of float to Top
        Share of customers -> the spend of those who spent most, before and after the split.
    counted : mapping of str to (Top, Top)
        The top fifth, and all, of what else may count: the spend ``before`` and ``later`` than the
        split of who bought then, the spend of who came ``again``, days with a purchase
        (``visits``), and where returns are taken off the spend without that (``gross``).
    ahead : float
        Weeks after the split.

    Examples
    --------
    >>> published_purchases().customers
    23570
    """

    classes: Mapping[str, Array]
    tops: Mapping[float, Top]
    counted: Mapping[str, tuple[Top, Top]]
    ahead: float

    @property
    def customers(self) -> int:
        """How many bought before the split."""
        return int(self.classes["n"].sum())

    @cached_property
    def model(self) -> BgNbd:
        """The model of repeat buying, fitted to what was bought before the split.

        Raises
        ------
        LackError
            If hardly anybody came again.
        """
        times = [self.classes[name].astype(np.int64) for name in ("frequency", "recency", "age")]
        widths = [int(time.max(initial=0)) + 1 for time in times]
        distinct, place = np.unique(np.ravel_multi_index(times, widths), return_inverse=True)
        frequency, recency, age = (t.astype(float) for t in np.unravel_index(distinct, widths))
        counts = np.bincount(place, weights=self.classes["n"]).astype(float)
        return fit_bg_nbd(frequency, recency, age, counts)

    @cached_property
    def forecast(self) -> Array:
        """How many purchases a customer of each class will make after the split."""
        frequency, recency, age = (self.classes[name] for name in ("frequency", "recency", "age"))
        return self.model.expected(frequency, recency, age, self.ahead)

    @cached_property
    def same_as_before(self) -> Array:
        """As many purchases again as after the first, for the same length of time."""
        age = np.maximum(self.classes["age"], 1)
        return np.asarray(self.classes["frequency"] * self.ahead / age)

    @cached_property
    def order_value(self) -> Array:
        """What a purchase of each class's frequency and money brings on average."""
        key = 2 * np.minimum(self.classes["frequency"], 3) + self.classes["money"]
        _, place = np.unique(key, return_inverse=True)
        bought = self.classes["n"] * (self.classes["frequency"] + 1)
        spent = np.bincount(place, weights=self.classes["spend"])
        return np.asarray((spent / np.bincount(place, weights=bought))[place])


def published_purchases() -> Purchases:
    """Return CDNOW: first purchases of early 1997, split after 30 September, 39 weeks on.

    Examples
    --------
    >>> round(float(published_purchases().classes["later_spend"].sum()))
    776961
    """
    rows = read(CLASSES)
    classes = {name: np.array([float(row[name]) for row in rows]) for name in (*KEYS, *SUMS)}
    tops: dict[str, dict[float, Top]] = {}
    for row in read(TOPS):
        top = Top(int(row["n"]), *(float(row[name]) for name in ("least", "total", "squares")))
        tops.setdefault(row["counted"], {})[float(row["share"])] = top
    counted = {name: (of[FIFTH], of[1.0]) for name, of in tops.items() if name != WHOLE}
    return Purchases(classes, tops[WHOLE], counted, ahead=39.0)


def of_customers(customers: Mapping[str, Array], ahead: float) -> Purchases:
    """Return purchases by class from what each customer did.

    Parameters
    ----------
    customers : mapping of str to array of shape (n,)
        One a customer: ``order`` (any whole number; odd and even make the halves), ``known`` (had
        bought before the split), ``frequency``, ``recency``, ``age`` (in weeks), ``spend``,
        ``later``, ``later_spend``; ``gross`` (what was spent before returns) if you like.
    ahead : float

    Examples
    --------
    >>> one = {"order": 1, "known": 1, "frequency": 2, "recency": 30.4, "age": 38.9, "spend": 60.0,
    ...        "later": 1, "later_spend": 20.0}
    >>> purchases = of_customers({key: np.array([value]) for key, value in one.items()}, 39)
    >>> purchases.classes["recency"], purchases.classes["later_spend_sq"]
    (array([30.]), array([400.]))
    """
    whole = customers["spend"] + customers["later_spend"]
    tops = {share: Top.of(whole, share) for share in SHARES}
    known = np.flatnonzero(customers["known"])
    of = {name: np.asarray(values, dtype=float)[known] for name, values in customers.items()}
    return Purchases(_classes(of), tops, _counted(customers, whole), ahead)


def _classes(of: Mapping[str, Array]) -> dict[str, Array]:
    """Return the classes of customers who had bought before the split, with their sums."""
    keys = _keys(of)
    widths = [int(key.max(initial=0)) + 1 for key in keys]
    # One number a class: rows of five would take ten times as long to sort.
    code = np.ravel_multi_index(keys, widths)
    distinct, place = np.unique(code, return_inverse=True)
    classes = np.unravel_index(distinct, widths)
    parts = {
        "n": np.ones(len(code)),
        "spend": of["spend"],
        "returned": (of["later"] > 0).astype(float),
        "later": of["later"],
        "later_sq": of["later"] ** 2,
        "later_spend": of["later_spend"],
        "later_spend_sq": of["later_spend"] ** 2,
    }
    sums = {
        name: np.bincount(place, weights=values, minlength=len(distinct))
        for name, values in parts.items()
    }
    named = {name: values.astype(float) for name, values in zip(KEYS, classes, strict=True)}
    return named | sums


def _keys(of: Mapping[str, Array]) -> list[NDArray[np.int64]]:
    """Return what tells classes apart, whole numbers in the order of `KEYS`."""
    size = of["spend"] / (of["frequency"] + 1)
    keys = (
        of["order"] % 2,
        of["frequency"],
        np.rint(of["recency"]),
        np.rint(of["age"]),
        size > np.median(size) if len(size) else size,
    )
    return [np.asarray(key, dtype=np.int64) for key in keys]


def _counted(customers: Mapping[str, Array], whole: Array) -> dict[str, tuple[Top, Top]]:
    """Return the top fifth and all of what else may count than the whole spend of everybody."""
    visits = customers["frequency"] + 1 + customers["later"]
    values = {
        "before": customers["spend"][customers["known"] > 0],
        "later": customers["later_spend"][customers["later"] > 0],
        "again": whole[visits > 1],
        "visits": visits,
    }
    if (gross := customers.get("gross")) is not None and not np.allclose(gross, whole):
        values["gross"] = gross
    return {
        name: (Top.of(value, FIFTH), Top.of(value, 1))
        for name, value in values.items()
        if len(value)
    }
