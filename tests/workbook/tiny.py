"""Notebooks small enough to plant faults in."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

PARAMETERS = """from typing import Literal
data: str = "iyengar_lepper_2000"  # where from
level: float = 0.95  # confidence, between 0 and 1
count: int = 3  # how many, at least 1
kind: Literal["a", "b"] = "a"  # which
flag: bool = False  # whether"""


def notebook(*sources: str, parameters: str = PARAMETERS):
    """A notebook with an H1, parameters and the given code cells, not run."""
    first = new_markdown_cell("# Is it so?\n\nIt matters. It does.")
    head = new_code_cell(parameters, metadata={"tags": ["parameters"]})
    return new_notebook(cells=[first, head, *(new_code_cell(source) for source in sources)])


def ran(book, *outputs: str | None):
    """Mark the code cells as run, with the given text outputs."""
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    for place, (cell, text) in enumerate(zip(code, outputs, strict=True), start=1):
        cell.execution_count = place
        if text is not None:
            data = {"text/plain": text}
            cell.outputs = [new_output("execute_result", data, execution_count=place)]
    return book


def saved(book, folder: Path, name: str = "01_tiny") -> Path:
    """Write a notebook into a folder."""
    path = folder / f"{name}.ipynb"
    nbformat.write(book, path)
    return path
