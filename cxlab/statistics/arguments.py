"""What a caller gave, checked: a wrong argument is refused by its name, never reckoned with."""

from collections.abc import Iterable
from math import isfinite
from numbers import Integral, Real
from typing import Any

import numpy as np

from cxlab.errors import InputError, nearest

Array = np.ndarray[Any, np.dtype[np.float64]]

MISSING = ("nan", "NaT", "<NA>")  # as numpy and pandas show a label that is none


def check_level(level: float) -> None:
    """Refuse a confidence level that is none, such as 95 for 95%.

    Raises
    ------
    InputError
        If it is no number between 0 and 1 (neither allowed).

    Examples
    --------
    >>> check_level(95)
    Traceback (most recent call last):
    cxlab.errors.InputError: level is 95; it must lie between 0 and 1: 95% is 0.95
    """
    check_between("level", level)


def check_between(name: str, value: float, low: float = 0, high: float = 1) -> None:
    """Refuse a number that does not lie between two others, neither allowed.

    Raises
    ------
    InputError

    Examples
    --------
    >>> check_between("power", 0.8)
    """
    if not (_is_number(value) and low < value < high):
        percent = _is_number(value) and (low, high) == (0, 1) and 1 < value < 100
        hint = f": {value:g}% is {value / 100:g}" if percent else ""
        raise InputError(f"{name} is {value!r}; it must lie between {low:g} and {high:g}{hint}")


def check_within(name: str, value: float, low: float = 0, high: float = 1) -> None:
    """Refuse a number that does not lie between two others, both allowed.

    Raises
    ------
    InputError

    Examples
    --------
    >>> check_within("share", 30)
    Traceback (most recent call last):
    cxlab.errors.InputError: share is 30; it must be 0 to 1: 30% is 0.3
    """
    if not (_is_number(value) and low <= value <= high):
        percent = _is_number(value) and (low, high) == (0, 1) and 1 < value <= 100
        hint = f": {value:g}% is {value / 100:g}" if percent else ""
        raise InputError(f"{name} is {value!r}; it must be {low:g} to {high:g}{hint}")


def check_finite(**values: float) -> None:
    """Refuse numbers that are missing or infinite, by their names.

    Raises
    ------
    InputError

    Examples
    --------
    >>> check_finite(mean=float("nan"), sd=1.0)
    Traceback (most recent call last):
    cxlab.errors.InputError: mean is nan; a finite number is needed
    """
    for name, value in values.items():
        if not (_is_number(value) and isfinite(value)):
            raise InputError(f"{name} is {value!r}; a finite number is needed")


def check_above(name: str, value: float, low: float = 0) -> None:
    """Refuse a number that is not above another one, or not finite.

    Raises
    ------
    InputError

    Examples
    --------
    >>> check_above("sd", 0)
    Traceback (most recent call last):
    cxlab.errors.InputError: sd is 0; it must be above 0
    """
    check_finite(**{name: value})
    if value <= low:
        raise InputError(f"{name} is {value!r}; it must be above {low:g}")


def check_one_of(name: str, value: object, allowed: Iterable[object]) -> None:
    """Refuse a word (or a sign) that is not among those allowed.

    Raises
    ------
    InputError

    Examples
    --------
    >>> check_one_of("test", "hartung_knapp", ("wald", "hartung-knapp"))
    Traceback (most recent call last):
    cxlab.errors.InputError: test is 'hartung_knapp'; allowed are 'wald', 'hartung-knapp'. \
Did you mean 'hartung-knapp'?
    """
    choices = list(allowed)
    if isinstance(value, list | dict | set | np.ndarray) or value not in choices:
        near = nearest(value, map(str, choices)) if isinstance(value, str) else ""
        shown = ", ".join(map(repr, choices))
        raise InputError(f"{name} is {value!r}; allowed are {shown}{'.' if near else ''}{near}")


def whole(name: str, value: float, least: int = 0) -> int:
    """Return a whole number, such as a count, as Python's own.

    Parameters
    ----------
    name : str
    value : int, or another number without decimals
    least : int
        The smallest allowed.

    Raises
    ------
    InputError

    Examples
    --------
    >>> whole("n", np.int64(10)), whole("n", 10.0)
    (10, 10)
    >>> whole("count", 0.3)
    Traceback (most recent call last):
    cxlab.errors.InputError: count is 0.3; a whole number is needed, 0 or more
    """
    if not (_is_number(value) and isfinite(value) and value == int(value) and value >= least):
        raise InputError(f"{name} is {value!r}; a whole number is needed, {least} or more")
    return int(value)


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
    for place, value in enumerate(array if not np.isfinite(array).all() else (), start=1):
        if np.isnan(value) and not missing:
            raise InputError(f"{name}: number {place} is missing")
        if np.isinf(value):
            raise InputError(f"{name}: number {place} is {value}; a finite number is needed")
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
    for place, label in enumerate(labels, start=1):
        if label is None or (not isinstance(label, str) and str(label) in MISSING):
            raise InputError(f"{name}: label {place} is missing; give it one of its own")


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


def _is_number(value: object) -> bool:
    return isinstance(value, Real | Integral) and not isinstance(value, bool)
