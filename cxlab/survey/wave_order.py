"""In which order waves came: by the time their names tell, never by how the names are spelt."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxlab.errors import InputError
from cxlab.survey.text import shortened, word
from cxlab.survey.written_number import number

MONTHS = """
jan january januar janvier janv enero ene gennaio janeiro januari
feb february februar février fevrier févr febrero febbraio fevereiro februari
mar march märz maerz mär mrz mars marzo março maart
apr april avril abril abr aprile avr
may mai mayo maggio maio mei
jun june juni juin junio giugno junho
jul july juli juillet julio luglio julho juil
aug august août aout agosto ago augustus
sep sept september septembre septiembre settembre setembro
oct october okt oktober octobre octubre ottobre outubro
nov november novembre noviembre novembro
dec december dez dezember décembre decembre dic diciembre dicembre dezembro
"""
MONTH_OF = {
    name: place
    for place, names in enumerate(MONTHS.strip().splitlines(), start=1)
    for name in names.split()
}
HALVES = {"상반기": 1, "하반기": 7}
YEAR = r"(?:fy[ ']?)?(?P<year>(?:19|20)\d\d|'?\d\d)(?:년|年)?"
FULL_YEAR = r"(?:(?:fy ?)?(?P<year>(?:19|20)\d\d)|fy ?'?(?P<short>\d\d))(?:년|年)?"
GAP = r"[\s_./,-]*"
MONTH = rf"(?P<name>{'|'.join(sorted(map(re.escape, MONTH_OF), key=len, reverse=True))})\.?"
QUARTER = r"(?:q|qtr|quarter|quartal|trimestre|trim|t)\.?[\s_-]*(?P<part>[1-4])"
PART_FIRST = (
    r"(?P<part>[1-4])(?:\.|st|nd|rd|th|er|e|º|°)?[\s_-]*"
    r"(?:q|qtr|quarter|quartal|trimestre|trim|분기|四半期|季度)\.?"
)
HALF = r"(?:h|hj|half|halbjahr|s|semester|semestre)\.?[\s_-]*(?P<part>[12])"
HALF_FIRST = (
    r"(?P<part>[12])(?:\.|st|nd|er|e|º|°)?[\s_-]*(?:h|hj|half|halbjahr|semester|semestre|반기)"
)
WEEK = r"(?:w|kw|week|woche|semaine)\.?[\s_-]*(?P<part>\d{1,2})"
Time = tuple[int, ...]  # year (0 where none is said), then month and day


@dataclass(frozen=True)
class Reading:
    """One way to read names as times: what kind, and each name's; none where a year is missing."""

    kind: str
    times: tuple[Time, ...]


def in_order(names: Iterable[str], given: Sequence[str], where: str) -> tuple[str, ...]:
    """Return waves, earliest first.

    Parameters
    ----------
    names : iterable of str
        As they stand in the file.
    given : sequence of str
        Their order by the codebook; empty where it says none.
    where : str
        What a message calls the column.

    Raises
    ------
    InputError
        If the codebook's order leaves one out, or the names tell no order, or more than one.

    Examples
    --------
    >>> in_order(["Q1 2024", "Q4 2023"], (), "shop.csv, column 'wave'")
    ('Q4 2023', 'Q1 2024')
    >>> in_order(["2024년 2월", "2024년 12월"], (), "shop.csv")
    ('2024년 2월', '2024년 12월')
    """
    names = sorted(set(names))
    if given:
        return _as_given(names, given, where)
    if len(names) < 2:
        return tuple(names)
    if all(re.fullmatch(r"[-+]?\d+(?:\.0+)?", name) for name in names):
        return _sorted(names, [(int(number(name) or 0),) for name in names], where)
    readings = [reading for read in READERS if (reading := read(names))]
    orders = {_sorted(names, reading.times, where) for reading in readings if reading.times}
    if len(orders) == 1:
        return orders.pop()
    if not readings and (counted := _counted(names)):
        return counted
    shown = ", ".join(shortened(name, 20) for name in names[:6])
    if orders:
        first, second = (", ".join(order[:6]) for order in sorted(orders)[:2])
        why = f"they can be read in two orders ({first}; {second})"
    else:
        why = f"their names ({shown}) tell no order"
    raise InputError(
        f"{where}: waves must be in the order of time, but {why}. List them in the codebook, "
        "earliest first (not as they stand here): waves: [the earliest, ..., the latest]"
    )


def _as_given(names: Sequence[str], given: Sequence[str], where: str) -> tuple[str, ...]:
    spelt = {word(name): name for name in names}
    if lacking := [name for name in names if word(name) not in {word(wave) for wave in given}]:
        raise InputError(
            f"{where}: the wave '{shortened(lacking[0])}' is not among the codebook's 'waves' "
            f"({', '.join(given)}); add it where it belongs"
        )
    return tuple(spelt[word(wave)] for wave in given if word(wave) in spelt)


def _sorted(names: Sequence[str], times: Sequence[Time], where: str) -> tuple[str, ...]:
    by_time: dict[Time, str] = {}
    for name, time in zip(names, times, strict=True):
        if time in by_time:
            raise InputError(
                f"{where}: '{shortened(by_time[time])}' and '{shortened(name)}' are one time; "
                "spell a wave in one way"
            )
        by_time[time] = name
    return tuple(by_time[time] for time in sorted(by_time))


def _reader(kind: str, *forms: str) -> Callable[[Sequence[str]], Reading | None]:
    """Return what reads names as one kind of time, all by one form or another of it."""
    patterns = [re.compile(form) for form in forms]

    def read(names: Sequence[str]) -> Reading | None:
        times = []
        for name in names:
            matches = (pattern.fullmatch(word(name)) for pattern in patterns)
            match = next(filter(None, matches), None)
            if match is None or (time := _time(kind, match)) is None:
                return None
            times.append(time)
        has_year = {time[0] > 0 for time in times}
        if len(has_year) > 1:
            return None
        if has_year == {False} and _wraps(times, kind):
            return Reading(kind, ())
        return Reading(kind, tuple(times))

    return read


def _time(kind: str, match: re.Match[str]) -> Time | None:
    parts = match.groupdict()
    year = int((parts.get("year") or parts.get("short") or "0").strip("'"))
    year += 2000 if 0 < year < 100 else 0
    if kind == "year":
        return (year,)
    if name := parts.get("name"):
        place = MONTH_OF.get(name) or HALVES[name]
    else:
        place = int(parts.get("part") or parts.get("month") or 0)
    most = {"quarter": 4, "half": 2, "week": 53}.get(kind, 12)
    if kind != "half" and not 1 <= place <= most:
        return None
    if kind == "half" and parts.get("name"):
        place = 1 if place == 1 else 2
    if day := parts.get("day"):
        clock = [int(part) for part in re.findall(r"\d+", parts.get("clock") or "")]
        return (year, place, int(day), *clock) if 1 <= int(day) <= 31 else None
    return year, place


def _wraps(times: Sequence[Time], kind: str) -> bool:
    """Say whether times without a year may run over its end: December, January."""
    most = {"quarter": 4, "half": 2, "week": 52}.get(kind, 12)
    places = sorted({time[1] for time in times})
    over_the_end = places[0] + most - places[-1]
    return (
        any(later - before >= over_the_end for before, later in pairwise(places))
        and len(places) < most
    )


def _counted(names: Sequence[str]) -> tuple[str, ...]:
    """Order ``Wave 1``, ``Wave 2``, ``3차``: one number each within the same words."""
    numbers = [re.findall(r"\d+", name) for name in names]
    around = {re.sub(r"\d+(?:st|nd|rd|th)?", "#", word(name)) for name in names}
    if len(around) > 1 or any(len(within) != 1 for within in numbers):
        return ()
    places = [int(within[0]) for within in numbers]
    if len(set(places)) < len(places):
        return ()
    return tuple(name for _, name in sorted(zip(places, names, strict=True)))


DAY_CLOCK = r"(?P<day>\d{1,2})(?:일|日|\.)?(?:[t\s]+(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?z?)?"
READERS = (
    _reader("year", FULL_YEAR),
    _reader(
        "quarter",
        rf"{QUARTER}{GAP}{YEAR}",
        rf"{FULL_YEAR}{GAP}{QUARTER}",
        rf"{YEAR}\s*{QUARTER}",
        rf"{PART_FIRST}{GAP}{YEAR}",
        rf"{YEAR}{GAP}{PART_FIRST}",
        QUARTER,
        PART_FIRST,
    ),
    _reader(
        "half",
        rf"{HALF}{GAP}{YEAR}",
        rf"{FULL_YEAR}{GAP}{HALF}",
        rf"{HALF_FIRST}{GAP}{YEAR}",
        rf"{YEAR}{GAP}{HALF_FIRST}",
        rf"{YEAR}{GAP}(?P<name>상반기|하반기)",
        HALF,
        HALF_FIRST,
        r"(?P<name>상반기|하반기)",
    ),
    _reader("week", rf"{FULL_YEAR}{GAP}{WEEK}", rf"{WEEK}{GAP}{FULL_YEAR}"),
    _reader(
        "month",
        rf"{MONTH}{GAP}{YEAR}",
        rf"{FULL_YEAR}{GAP}{MONTH}",
        rf"{MONTH} de {YEAR}",
        r"(?P<year>(?:19|20)\d\d)[\s./-]?(?P<month>0[1-9]|1[0-2])",
        r"(?P<year>(?:19|20)\d\d)[./-](?P<month>[1-9])",
        r"(?P<month>\d{1,2})[./-](?P<year>(?:19|20)\d\d)",
        rf"{YEAR}\s*(?P<month>\d{{1,2}})(?:월|月)",
        MONTH,
        r"(?P<month>\d{1,2})(?:월|月)",
    ),
    _reader(
        "date",
        rf"{FULL_YEAR}[\s./-]*(?P<month>\d{{1,2}})(?:월|月)?[\s./-]+{DAY_CLOCK}",
        rf"{FULL_YEAR}(?P<month>0[1-9]|1[0-2]){DAY_CLOCK}",
        rf"{DAY_CLOCK}\s*{MONTH}{GAP}{FULL_YEAR}",
        rf"{MONTH}{GAP}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{FULL_YEAR}",
        rf"(?P<day>\d{{1,2}})\.\s*(?P<month>\d{{1,2}})\.\s*{FULL_YEAR}",
    ),
    _reader("date", rf"(?P<day>\d{{1,2}})[/-](?P<month>\d{{1,2}})[/-]{FULL_YEAR}"),
    _reader("date", rf"(?P<month>\d{{1,2}})[/-](?P<day>\d{{1,2}})[/-]{FULL_YEAR}"),
)
