"""A day so far from all others that it is taken for a slip of the pen."""

from datetime import date, timedelta

from cxlab.errors import InputError

YEAR = timedelta(days=365)


def refuse_far_day(where: str, day: date, first: date, last: date) -> None:
    """Refuse a day further from all others than twice what these cover, and than five years.

    One purchase of the year 2206 would call all other customers lost; a young shop may well have
    sold something years before it opened.

    Parameters
    ----------
    where : str
        The file and the column, as the message begins.
    day : date
    first, last : date
        Of all other days.

    Raises
    ------
    InputError
        Naming the day, and those of all others.

    Examples
    --------
    >>> refuse_far_day("shop.csv", date(2026, 9, 1), date(2024, 1, 1), date(2026, 1, 1))
    """
    beside = min((first, last), key=lambda other: abs(day - other))
    if abs(day - beside) > max(5 * YEAR, 2 * (last - first)):
        raise InputError(
            f"{where}: found {day}, but all other days lie from {first} to {last}; mend that day, "
            "or leave its row out"
        )
