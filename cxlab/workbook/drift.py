"""A value that is not what was committed, named as people know it: by finding, row and column."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from math import isclose
from typing import Any, NamedTuple

from cxlab.workbook.outputs import PRINTED
from cxlab.workbook.rendered import fractions

# Why these: re-runs on one machine are bit-identical; across processors and BLAS builds closed
# forms moved by up to 1e-13, p-values by 2e-13 and iterative fits by 5e-12 (relative). A thousand
# times that is still far below any digit that is shown.
RELATIVE = {"estimate": 1e-9, "p_value": 1e-8}
ABSOLUTE = {"estimate": 1e-12, "p_value": 1e-15}
P_VALUES = {"p_value", "p"}
# Of the sums that stand for a drawing (points, of six decimals each) and for long numbers (ratios).
SUMS = {"drawn": 1e-3, "numbers": 1e-7}
VERDICT, RENDERED = "verdict", "rendered"


class Weight(IntEnum):
    """What a reader wants to know first."""

    VERDICT = 0
    OUTPUT = 1
    FINDING = 2
    TABLE = 3
    TEXT = 4
    RENDERED = 5


@dataclass(frozen=True)
class Drift:
    """A value that is not what was committed."""

    where: str
    committed: Any
    now: Any
    weight: Weight = Weight.OUTPUT

    def __str__(self) -> str:
        """Return one line: where, was, is."""
        return f"{self.where}: committed {self.committed!r}, now {self.now!r}"


class Leaf(NamedTuple):
    """A committed value and the fresh one; ``key`` is the field that it is, or is in."""

    where: str
    key: str
    was: Any
    now: Any

    @property
    def is_same(self) -> bool:
        """Whether both are the same, but for the noise of another processor."""
        was, now = self.was, self.now
        if isinstance(was, str) and isinstance(now, str):
            return was == now or is_same_text(was, now)
        if not (isinstance(was, float) or isinstance(now, float)):
            return bool(was == now) and isinstance(was, bool) is isinstance(now, bool)
        if not (_is_number(was) and _is_number(now)):
            return False
        if self.key in SUMS:
            return isclose(was, now, rel_tol=0, abs_tol=SUMS[self.key])
        kind = "p_value" if self.key in P_VALUES else "estimate"
        return isclose(was, now, rel_tol=RELATIVE[kind], abs_tol=ABSOLUTE[kind])

    def drift(self) -> Drift:
        """Return it as a drift; of a long text the first line that differs."""
        if self.key != PRINTED or not (isinstance(self.was, str) and isinstance(self.now, str)):
            return Drift(self.where, self.was, self.now, _weight(self.where, self.key))
        was, now = self.was.splitlines(), self.now.splitlines()
        pairs = enumerate(zip(was, now, strict=False))
        ends = min(len(was), len(now))
        place = next((n for n, (a, b) in pairs if not is_same_text(a, b)), ends)
        where = f"{self.where}, line {place + 1}"
        return Drift(where, _line(was, place), _line(now, place), Weight.TEXT)


def is_same_text(was: str, now: str) -> bool:
    """Say whether two texts are the same, but for noise in numbers of many digits."""
    (words, numbers), (words_now, numbers_now) = fractions(was), fractions(now)
    return words == words_now and all(
        isclose(a, b, rel_tol=RELATIVE["estimate"], abs_tol=ABSOLUTE["estimate"])
        for a, b in zip(numbers, numbers_now, strict=True)
    )


def leaves(where: str, key: str, was: Any, now: Any) -> Iterator[Leaf]:
    """Yield the leaves of two trees side by side; where their shapes differ, the trees."""
    if isinstance(was, dict) and isinstance(now, dict):
        if is_table(was) and is_table(now) and was["columns"] == now["columns"]:
            yield from _cells(where, was, now)
            was, now = _without_rows(was), _without_rows(now)
        for name in [name for name in was if name in now]:
            yield from leaves(f"{where}, {name}", name, was[name], now[name])
        if was.keys() != now.keys():
            yield Leaf(f"{where}, what it holds", key, sorted(was), sorted(now))
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for place, (a, b) in enumerate(zip(was, now, strict=True)):
            yield from leaves(f"{where} {_name(place, a)}", key, a, b)
    else:
        yield Leaf(where, key, was, now)


def is_table(record: dict[str, Any]) -> bool:
    """Say whether a record has rows, each with a value for each column."""
    rows, columns = record.get("rows"), record.get("columns")
    return (
        isinstance(rows, list)
        and isinstance(columns, list)
        and all(isinstance(row, list) and len(row) == len(columns) for row in rows)
    )


def _cells(where: str, was: dict[str, Any], now: dict[str, Any]) -> Iterator[Leaf]:
    """Yield the values of two tables of the same columns, by the names of row and column."""
    names, names_now = ([row[0] if row else "" for row in table["rows"]] for table in (was, now))
    if len(names) != len(names_now):
        yield Leaf(f"{where}, rows", "rows", _more(names, names_now), _more(names_now, names))
        return
    for name, row, row_now in zip(names, was["rows"], now["rows"], strict=True):
        for column, value, value_now in zip(was["columns"], row, row_now, strict=True):
            yield Leaf(f"{where}, row {name!r}, column {column!r}", "", value, value_now)


def _without_rows(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key != "rows"}


def _more(names: list[Any], others: list[Any]) -> list[Any]:
    """Return the names that the first list has more often."""
    return [*(Counter(map(str, names)) - Counter(map(str, others))).elements()]


def _name(place: int, value: Any) -> str:
    """Return what a member of a list is called: its id, else its place."""
    name = value.get("id") if isinstance(value, dict) else None
    return str(name) if name else str(place + 1)


def _weight(where: str, key: str) -> Weight:
    if key == VERDICT:
        return Weight.VERDICT
    if f", {RENDERED}" in where:
        return Weight.RENDERED
    return Weight.FINDING if "finding" in where else Weight.TABLE


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _line(lines: list[str], place: int) -> str | None:
    return lines[place].strip() if place < len(lines) else None
