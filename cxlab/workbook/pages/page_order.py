"""The cells of a report in the order of its readers."""

from copy import copy
from typing import Any

from cxlab.words import prose
from cxlab.workbook.pages.first_screen import METHODS, bottom_lines, picture_of
from cxlab.workbook.run import Run


def ordered(run: Run) -> Any:
    """Return a copy of an executed notebook: sections in order, methods in folds, last.

    Title, bottom line and the picture that carries it are left to the template's first screen.
    Outputs, most of it, are shared.
    """
    notebook, cells = copy(run.executed), [copy(cell) for cell in run.executed.cells[1:]]
    for cell in cells:
        cell.metadata = copy(cell.metadata)
    parts, picture = sections(cells), picture_of(run.executed.cells)
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = prose(run.notebook.name, cell.get("id", ""), cell.source)
    first = [part for part in parts if any(map(bottom_lines, part))]
    folded = [part for part in parts if METHODS in part[0].metadata.get("tags", ())]
    shown = [part for part in parts if part not in first and part not in folded]
    for part in first:
        part[0].source = part[0].source.partition("\n")[2].strip()
    for part in folded:
        heading, _, text = part[0].source.partition("\n")
        part[0].source = text.strip()
        part[0].metadata["fold"] = heading.removeprefix("## ").strip()
        part[-1].metadata["fold_ends"] = True
    notebook.cells = [_less(cell, picture) for part in first + shown + folded for cell in part]
    return notebook


def sections(cells: list[Any]) -> list[list[Any]]:
    """Return the cells in groups, each beginning with a markdown cell that has an H2."""
    parts: list[list[Any]] = []
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            parts.append([cell])
        elif parts:
            parts[-1].append(cell)
    return parts


def _less(cell: Any, picture: Any) -> Any:
    """Return a cell without the outputs that the first screen shows."""
    moved = [output for output in cell.get("outputs", ()) if output is picture]
    if gone := [*bottom_lines(cell), *moved]:
        cell.outputs = [o for o in cell.outputs if not any(o is other for other in gone)]
    cell.metadata["moved"] = bool(moved)
    return cell
