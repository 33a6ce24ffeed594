"""One survey written in as many ways as people and tools write them; its answers must not change.

``python -m tests.faults.mutated_files 300`` prints a table of what was tried, read as it should be
and refused; anything else, a wrong number or a traceback, is listed and ends with exit code 1.
"""

import csv
import io
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import openpyxl

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook import Codebook, Column
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from tests.faults.mutations import (
    LAST,
    MUTATIONS,
    NAMES,
    File,
    Row,
    another_order,
    average_below,
    survey,
)


def written(file: File, folder: Path) -> Path:
    """Write a file as it says."""
    rows = [*file.above, file.head, *file.rows, *file.below]
    if file.excel:
        return _workbook(file, rows, folder / "survey.xlsx")
    text = io.StringIO()
    quoting = csv.QUOTE_ALL if file.quoted else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=file.separator, lineterminator="\n", quoting=quoting).writerows(rows)
    path = folder / "survey.csv"
    encoded = text.getvalue().replace("\n", file.newline)
    path.write_bytes(encoded.encode(file.encoding, errors="replace"))
    return path


def _workbook(file: File, rows: list[Row], path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    if file.excel == "cover":
        sheet.title = "Read me"
        sheet.append(["An export of the tool"])
        sheet = book.create_sheet("Answers")
    for row in rows:
        sheet.append([_cell(cell, file.excel) for cell in row])
    if file.excel == "hidden":
        lists = book.create_sheet("Lists", 0)
        lists.append(["code", "word"])
        lists.append([1, "bad"])
        lists.sheet_state = "hidden"
    book.save(path)
    return path


def _cell(text: str, how: str) -> str | float | None:
    if how != "texts":
        try:
            return float(text)
        except ValueError:
            pass
    return text or None


def answers(path: Path) -> dict[str, object]:
    """Return what must not change: people, means, weights and the people of each branch."""
    rated = [
        Column(name, "perception" if name[0] == "P" else "expectation", item=name[1:])
        for name in NAMES
    ]
    columns = tuple(
        Column(
            column.name,
            column.role,
            item=column.item,
            scale=(1.0, 5.0),
            missing=("na", "n/a", "#n/a", "no answer"),
        )
        for column in rated
    )
    others = (Column("branch", "group"), Column("weight", "weight"))
    responses = clean(read_survey(path), Codebook("survey.yml", "", (*columns, *others)))
    means = responses.frame.mean().round(9).to_dict()
    branches = Counter(responses.others["branch"].str.casefold())
    return {
        "people": len(responses.frame),
        "means": means,
        "weights": np.round(responses.weights, 6).tolist(),
        "branches": dict(branches),
    }


@dataclass(frozen=True)
class Tried:
    """One file: its mutations, and what became of it."""

    names: tuple[str, ...]
    outcome: str
    what: str = ""


def tried(number: int, right: dict[str, object], folder: Path) -> Tried:
    """Write one mutated file, read it, and compare."""
    rng = np.random.default_rng([20261127, number])
    file = survey(np.random.default_rng(1))
    chosen = rng.choice(len(MUTATIONS), size=int(rng.integers(1, 5)), replace=False)
    mutations = [MUTATIONS[place] for place in sorted(chosen)]
    mutations += [another_order] if rng.random() < 0.2 and not file.below else []
    if average_below in mutations and another_order in mutations:
        mutations.remove(another_order)
    for mutate in mutations:
        mutate(file, rng)
    names = tuple(mutation.__name__ for mutation in mutations)
    try:
        as_read = answers(written(file, folder))
    except InputError as error:
        return Tried(names, "refused", str(error))
    except Exception as error:  # what the fuzz is for
        return Tried(names, "traceback", repr(error))
    if as_read == right:
        return Tried(names, "right")
    wrong = [key for key in right if as_read[key] != right[key]]
    return Tried(names, "wrong", ", ".join(f"{key}: {as_read[key]}"[:120] for key in wrong))


def run(n: int) -> list[Tried]:
    """Return what became of ``n`` mutated files."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        right = answers(written(survey(np.random.default_rng(1)), folder))
        return [tried(number, right, folder) for number in range(n)]


def main(n: int) -> int:
    """Print what became of them; 1 where one was wrong."""
    outcomes = run(n)
    counts = Counter((name, one.outcome) for one in outcomes for name in one.names)
    for mutation in (*MUTATIONS, *LAST):
        tally = {kind: counts[mutation.__name__, kind] for kind in ("right", "refused")}
        print(f"{mutation.__name__:<22}{tally['right']:>5} right {tally['refused']:>4} refused")
    print(Counter(one.outcome for one in outcomes))
    bad = [one for one in outcomes if one.outcome in ("wrong", "traceback")]
    for one in [*bad, *(one for one in outcomes if one.outcome == "refused")][:40]:
        print(one.outcome, one.names, one.what)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
