"""Regression of notebooks: every cell and output they carry, numbers by a tolerance for their kind.

What another processor may change without anyone's doing is allowed for, and nothing else: exact
values within `cxlab.workbook.drift.RELATIVE`, the places of a drawing within a thousandth of a
point. A picture of pixels (PNG) must be the same to the byte.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from cxlab.workbook.drift import Drift, Weight, leaves
from cxlab.workbook.outputs import Output, outputs

SHOWN = 20  # drifts, of more how many more


@dataclass(frozen=True)
class Comparison:
    """How many values were compared, how many findings among them, and what drifted.

    ``drifts`` begin with what a reader wants to know first: changed verdicts.
    """

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

    def lines(self, name: str) -> Iterator[str]:
        """Yield what to say of a notebook of that name: what drifted, what to do if it is meant."""
        yield f"{name}: {self}"
        for drift in self.drifts[:SHOWN]:
            yield f"  {drift}"
        if len(self.drifts) > SHOWN:
            yield f"  and {len(self.drifts) - SHOWN} more"
        if self.drifts:
            yield f"  if meant: cxlab refresh {name}"


def drifts_since(committed: Any, executed: Any) -> Comparison:
    """Compare a committed notebook's cells and outputs with those of a fresh run.

    A notebook that carries no finding is not well: it would compare nothing.
    """
    drifts: list[Drift] = []
    values = 0
    for old, new in _pairs_of_cells(committed, executed, drifts):
        for was, now in _pairs_of_outputs(old, new, drifts):
            trees = ((was.record, now.record), (was.content, now.content))
            for tree, tree_now in trees:
                for leaf in leaves(was.label, "", tree, tree_now):
                    values += 1
                    if not leaf.is_same:
                        drifts.append(leaf.drift())
    findings = sum(_count_findings(output.record) for output in _all_outputs(committed))
    ordered = sorted(drifts, key=lambda drift: drift.weight)
    return Comparison(values, findings, tuple(ordered))


def _pairs_of_cells(
    committed: Any, executed: Any, drifts: list[Drift]
) -> Iterator[tuple[list[Output], list[Output]]]:
    """Yield the outputs of the same code cell in both; note cells that only one of them has."""
    old, new = committed.cells, executed.cells
    places, places_now = _places(old), _places(new)
    for tag, i1, i2, j1, j2 in _steps(list(map(_cell_key, old)), list(map(_cell_key, new))):
        if tag != "equal":
            was, now = _called(old[i1:i2], places[i1:i2]), _called(new[j1:j2], places_now[j1:j2])
            drifts.append(Drift("cells", was, now))
            continue
        for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
            if old[i].cell_type == "code":
                if old[i].execution_count is None and old[i].source.strip():
                    drifts.append(Drift(f"cell {places[i]}", "never run", "run"))
                yield outputs(old[i], places[i]), outputs(new[j], places[i])


def _pairs_of_outputs(
    old: list[Output], new: list[Output], drifts: list[Drift]
) -> Iterator[tuple[Output, Output]]:
    """Yield the same output in both; note outputs that only one has, or has elsewhere."""
    labels, labels_now = ([output.label for output in these] for these in (old, new))
    for tag, i1, i2, j1, j2 in _steps(labels, labels_now):
        if tag != "equal":
            drifts.append(Drift("outputs", labels[i1:i2], labels_now[j1:j2], Weight.OUTPUT))
        yield from zip(old[i1:i2], new[j1:j2], strict=True) if tag == "equal" else ()


def _steps(old: list[Any], new: list[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _cell_key(cell: Any) -> tuple[str, str]:
    return cell.cell_type, cell.source


def _places(cells: list[Any]) -> list[int]:
    """Return each cell's place among the code cells, counted from 1."""
    places, place = [], 0
    for cell in cells:
        place += 1 if cell.cell_type == "code" else 0
        places.append(place)
    return places


def _called(cells: list[Any], places: list[int]) -> list[str]:
    return [
        f"code cell {place}" if cell.cell_type == "code" else f"{cell.cell_type} after cell {place}"
        for cell, place in zip(cells, places, strict=True)
    ]


def _all_outputs(notebook: Any) -> Iterator[Output]:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            yield from outputs(cell, 0)


def _count_findings(record: dict[str, Any]) -> int:
    return 1 if record.get("kind") == "finding" else len(record.get("findings", ()))
