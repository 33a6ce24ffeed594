"""What a caller gave, checked: a wrong argument is refused by its name, never reckoned with."""

from collections.abc import Iterable
from contextlib import suppress
from math import ceil, isfinite
from numbers import Integral, Real

from cxlab.errors import InputError, nearest


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
        hint = _as_share(value) if (low, high) == (0, 1) and value != 100 else ""
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
        hint = _as_share(value) if (low, high) == (0, 1) else ""
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
    if not _is_among(value, choices):
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
    >>> whole("n", 10), whole("n", 10.0)
    (10, 10)
    >>> whole("count", 0.3)
    Traceback (most recent call last):
    cxlab.errors.InputError: count is 0.3; a whole number is needed, 0 or more
    """
    if not (_is_number(value) and isfinite(value) and value == int(value) and value >= least):
        raise InputError(f"{name} is {value!r}; a whole number is needed, {least} or more")
    return int(value)


def check_printed(name: str, printed: str) -> None:
    """Refuse what is not a number as it is printed, as a text: its decimals are needed.

    Raises
    ------
    InputError

    Examples
    --------
    >>> check_printed("printed", "19,89")
    Traceback (most recent call last):
    cxlab.errors.InputError: printed is '19,89'; give the number as printed, as a text with a \
decimal point, e.g. '19.89'
    """
    if isinstance(printed, str):
        with suppress(ValueError):
            float(printed)
            return
    raise InputError(
        f"{name} is {printed!r}; give the number as printed, as a text with a decimal point, e.g. "
        "'19.89'"
    )


def check_draws(draws: int, level: float) -> None:
    """Refuse so few draws that none lies beyond an interval's end, which then has no width.

    Raises
    ------
    InputError

    Examples
    --------
    >>> check_draws(10, level=0.95)
    Traceback (most recent call last):
    cxlab.errors.InputError: draws is 10; a whole number is needed, 40 or more
    """
    check_level(level)
    whole("draws", draws, least=ceil(round(2 / (1 - level), 6)))


def _as_share(value: float) -> str:
    """Say which share a number is if it is a percentage."""
    return f": {value:g}% is {value / 100:g}" if _is_number(value) and 1 < value <= 100 else ""


def _is_number(value: object) -> bool:
    return isinstance(value, Real | Integral) and not isinstance(value, bool)


def _is_among(value: object, choices: list[object]) -> bool:
    try:
        return bool(value in choices)
    except ValueError:  # an array is no word
        return False
