"""Notebooks small enough to plant faults in."""

import csv
import random
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.kernels.forking import can_fork

# For tests of something else than kernels: that warm ones do as cold ones is tested where they are.
WARM = can_fork()
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


def of_scores(folder: Path, extra: str = ""):
    """A notebook that finds the mean score of the answers in its data, and accounts for them."""
    source = f"""import csv, hashlib, statistics
from pathlib import Path
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.table import Table
file = Path(data)
rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
scores = [float(row["score"]) for row in rows]
{extra}
half = 1.96 * statistics.stdev(scores) / len(scores) ** 0.5
mean = statistics.mean(scores)
files = {{file.name: hashlib.sha256(file.read_bytes()).hexdigest()}}
counted = (("answers", len(rows)),)
display(Table("Account", ("What", "n"), counted, kind="account", extra={{"files": files}}))
estimate = Estimate(mean, mean - half, mean + half, "gap", n=len(scores))
open_ = Verdict.INCONCLUSIVE
said = ("own data: " + file.name,), "", "The score is {{more}}", ("more", "fewer")
Finding("shop.mean", "H1", "It is above 0.", estimate, open_, 0, "exploratory", *said)"""
    return Notebook(saved(notebook(source), folder))


def scores(path: Path, sizes: dict[str, int], shift: float = 1.0) -> Path:
    """A file of simulated scores by branch: whole numbers, in a mixed order."""
    rows = [
        (branch, draw.randint(1, 9) + shift * place)
        for place, (branch, size) in enumerate(sizes.items())
        for draw in [random.Random(branch)]
        for _ in range(size)
    ]
    rows.sort(key=lambda row: row[1])  # so that branches are mixed
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("branch", "score"), *rows])
    return path


LOGGED = """import time
with open({log!r}, "a", encoding="utf-8") as log:
    log.write(file.stem + "\\n")
time.sleep({seconds})"""


def logged(path: Path, seconds: float = 0) -> str:
    """Code that notes each run in a file, and takes its time."""
    return LOGGED.format(log=str(path), seconds=seconds)
