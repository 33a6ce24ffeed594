"""Numbers and labels in a row, as people have them: lists, arrays, Series, with or without gaps."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from cxlab.errors import InputError

Array = np.ndarray[Any, np.dtype[np.float64]]

MISSING = ("nan", "NaT", "<NA>")  # as numpy and pandas show a label that is none


def numbers(name: str, values: Any, *, missing: bool = False, of: int | None = None) -> Array:
    """Return numbers in a row as an array of float of shape (k,), the caller's own left alone.

    Parameters
    ----------
    name : str
    values : sequence of float
        Or anything that holds numbers in order, e.g. a Series, whose index does not count.
    missing : bool
        Whether some may be missing (``nan``, None, ``<NA>``); infinite ones are always refused.
    of : int, optional
        How many there must be.

    Raises
    ------
    InputError
        Names the first that is wrong, counted from 1.

    Examples
    --------
    >>> numbers("weights", [1, 2.5], of=2)
    array([1. , 2.5])
    >>> numbers("weights", [1, None])
    Traceback (most recent call last):
    cxlab.errors.InputError: weights: number 2 is missing
    """
    array = _as_float(name, values)
    if array.ndim != 1:
        raise InputError(f"{name}: a row of numbers is needed, not an array of shape {array.shape}")
    wrong = np.isinf(array) if missing else ~np.isfinite(array)
    for place in np.flatnonzero(wrong)[:1]:
        if np.isnan(array[place]):
            raise InputError(f"{name}: number {place + 1} is missing")
        raise InputError(f"{name}: number {place + 1} is {array[place]}; a finite number is needed")
    if of is not None and len(array) != of:
        raise InputError(f"{name}: {len(array)} given; {of} needed, one for each")
    return array


def check_labels(name: str, labels: Any, of: int | None = None) -> None:
    """Refuse labels of clusters, strata or branches of which one is missing.

    Several that are missing would else be one cluster, or each one of its own.

    Raises
    ------
    InputError
        Names the first that is missing, counted from 1.

    Examples
    --------
    >>> check_labels("clusters", ["North", None])
    Traceback (most recent call last):
    cxlab.errors.InputError: clusters: label 2 is missing; give it one of its own
    """
    if isinstance(labels, str):
        raise InputError(f"{name} is {labels!r}; a sequence of labels is needed")
    if of is not None and len(labels) != of:
        raise InputError(f"{name}: {len(labels)} given; {of} needed, one for each")
    if isinstance(labels, np.ndarray) and labels.dtype.kind in "iubUS":
        return
    wrong = [label for label in set(labels) if _is_missing(label)]
    if wrong:
        place = next(place for place, label in enumerate(labels, start=1) if _is_missing(label))
        raise InputError(f"{name}: label {place} is missing; give it one of its own")


def zero_or_one(name: str, values: Any, of: int | None = None) -> Array:
    """Return numbers of which each is 0 (no) or 1 (yes), True and False among them.

    Raises
    ------
    InputError
        As `numbers`, and for any other number.

    Examples
    --------
    >>> zero_or_one("left", [1, 2])
    Traceback (most recent call last):
    cxlab.errors.InputError: left: number 2 is 2; 0 or 1 is needed
    """
    array = numbers(name, values, of=of)
    for place in np.flatnonzero((array != 0) & (array != 1))[:1]:
        raise InputError(f"{name}: number {place + 1} is {array[place]:g}; 0 or 1 is needed")
    return array


def table_of_numbers(name: str, values: Any) -> Array:
    """Return a table of numbers as an array of float of shape (n, k); ``nan`` is missing.

    Raises
    ------
    InputError

    Examples
    --------
    >>> table_of_numbers("answers", [1, 2])
    Traceback (most recent call last):
    cxlab.errors.InputError: answers: a table of shape (n, items) is needed, not one of shape (2,)
    """
    array = _as_float(name, values)
    if array.ndim != 2:
        raise InputError(
            f"{name}: a table of shape (n, items) is needed, not one of shape {array.shape}"
        )
    return array


def _as_float(name: str, values: Any) -> Array:
    """Return values as an array of float; what is missing in pandas' own way, too, is nan."""
    if isinstance(values, Iterable) and not hasattr(values, "__len__"):
        values = list(values)  # a generator
    try:
        return np.array(values, dtype=float)
    except (TypeError, ValueError) as error:
        if hasattr(values, "to_numpy"):
            try:
                return np.array(values.to_numpy(dtype=float, na_value=np.nan))
            except (TypeError, ValueError):
                pass
        raise InputError(f"{name}: numbers are needed ({error})") from None


def _is_missing(label: object) -> bool:
    return label is None or (not isinstance(label, str) and str(label) in MISSING)
