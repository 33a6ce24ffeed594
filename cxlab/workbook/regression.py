"""Regression of notebooks by value: every number they carry, by a tolerance for its kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose
from typing import Any, NamedTuple

from cxlab.workbook.records import PlacedRecord, records

# Why these: re-runs on one machine are bit-identical; across processors and BLAS builds closed
# forms moved by up to 1e-13, p-values by 2e-13 and iterative fits by 5e-12 (relative). A thousand
# times that is still far below any digit that is shown.
RELATIVE = {"estimate": 1e-9, "p_value": 1e-8}
ABSOLUTE = {"estimate": 1e-12, "p_value": 1e-15}
P_VALUES = {"p_value", "p"}


@dataclass(frozen=True)
class Drift:
    """A value that is not what was committed."""

    where: str
    committed: Any
    now: Any

    def __str__(self) -> str:
        """Return one line: where, was, is."""
        return f"{self.where}: committed {self.committed!r}, now {self.now!r}"


@dataclass(frozen=True)
class Comparison:
    """How many values were compared, how many findings among them, and what drifted."""

    values: int
    findings: int
    drifts: tuple[Drift, ...]

    @property
    def well(self) -> bool:
        """Whether something was compared and nothing drifted."""
        return self.findings > 0 and not self.drifts

    def __str__(self) -> str:
        """Return one line: how much was compared, how much drifted."""
        compared = f"{self.values} values of {self.findings} findings compared"
        if not self.findings:
            compared = "carries no findings: nothing was compared (cxlab refresh)"
        return f"{compared}, {len(self.drifts)} drifted"


def drifts_since(committed: Any, executed: Any) -> Comparison:
    """Compare a committed notebook's records with those of a fresh run.

    A notebook that carries no finding is not well: it would compare nothing.
    """
    old, new = list(records(committed)), list(records(executed))
    drifts: list[Drift] = []
    values = 0
    if [r.label for r in old] != [r.label for r in new]:
        drifts.append(Drift("outputs", _only(old, new), _only(new, old)))
    for before, after in zip(old, new, strict=False):
        for leaf in _leaves(before.label, "", before.content, after.content):
            values += 1
            if not leaf.is_same:
                drifts.append(Drift(leaf.where, leaf.was, leaf.now))
    for cell, was, now in _texts(committed, executed):
        values += 1
        if was != now:
            drifts.append(Drift(f"cell {cell}, printed text", was, now))
    findings = sum(_count_findings(record) for record in old)
    return Comparison(values, findings, tuple(drifts))


def _texts(committed: Any, executed: Any) -> Iterator[tuple[int, list[str], list[str]]]:
    """Yield the printed outputs of each code cell side by side."""
    code = [
        [cell for cell in book.cells if cell.cell_type == "code"] for book in (committed, executed)
    ]
    for place, (old, new) in enumerate(zip(*code, strict=False), start=1):
        yield place, _printed(old), _printed(new)


def _printed(cell: Any) -> list[str]:
    outputs = (output.get("data", {}) for output in cell.outputs)
    return [data["text/plain"] for data in outputs if "text/plain" in data]


def _only(these: list[PlacedRecord], others: list[PlacedRecord]) -> list[str]:
    known = {record.label for record in others}
    return [record.label for record in these if record.label not in known]


def _count_findings(record: PlacedRecord) -> int:
    if record.content["kind"] == "finding":
        return 1
    return len(record.content.get("findings", ()))


class _Leaf(NamedTuple):
    """A value of a record and of the fresh one; ``key`` is the field that it is, or is in."""

    where: str
    key: str
    was: Any
    now: Any

    @property
    def is_same(self) -> bool:
        was, now = self.was, self.now
        if not (isinstance(was, float) or isinstance(now, float)):
            return bool(was == now) and isinstance(was, bool) is isinstance(now, bool)
        if not (isinstance(was, int | float) and isinstance(now, int | float)):
            return False
        kind = "p_value" if self.key in P_VALUES else "estimate"
        return isclose(was, now, rel_tol=RELATIVE[kind], abs_tol=ABSOLUTE[kind])


def _leaves(where: str, key: str, was: Any, now: Any) -> Iterator[_Leaf]:
    """Yield the leaves of two trees side by side; where their shapes differ, the trees."""
    if isinstance(was, dict) and isinstance(now, dict) and was.keys() == now.keys():
        for name in was:
            yield from _leaves(f"{where}, {name}", name, was[name], now[name])
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for place, (a, b) in enumerate(zip(was, now, strict=True)):
            yield from _leaves(f"{where}[{place}]", "", a, b)
    else:
        yield _Leaf(where, key, was, now)
