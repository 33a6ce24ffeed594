"""One survey written in as many ways as people and tools write them; its answers must not change.

``python -m tests.faults.mutated_files 300`` prints a table of what was tried, read as it should be
and refused; anything else, a wrong number or a traceback, is listed and ends with exit code 1.
"""

import csv
import io
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import openpyxl

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook import Codebook, Column
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean

PEOPLE = 40
NAMES = [f"{side}{item:02}" for side in "EP" for item in range(1, 4)]
BRANCHES = ("Seoul", "Busan", "Café Süd")
WORDS = {1: "very bad", 2: "bad", 3: "fair", 4: "good", 5: "very good"}
Row = list[str]


@dataclass
class File:
    """A file to be: its cells, and how they are written.

    Attributes
    ----------
    head : list of str
    rows : list of list of str
        Decimals of the weight with a point.
    above, below : list of list of str
        Rows that are no part of the table.
    separator, newline, encoding : str
    quoted : bool
    excel : str
        "" for text; else how the workbook is made.
    """

    head: Row
    rows: list[Row]
    above: list[Row] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)
    separator: str = ","
    newline: str = "\n"
    encoding: str = "utf-8"
    quoted: bool = False
    excel: str = ""


Mutation = Callable[[File, np.random.Generator], None]


def survey(rng: np.random.Generator) -> File:
    """Return the survey that all files hold."""
    level = rng.normal(size=(PEOPLE, 1))
    ratings = np.clip(np.rint(3 + level + rng.normal(size=(PEOPLE, len(NAMES)))), 1, 5)
    weights = rng.integers(500, 2500, PEOPLE) / 1000
    rows = [
        [str(n + 1), BRANCHES[n % 3], *(f"{value:.0f}" for value in ratings[n]), f"{weights[n]}"]
        for n in range(PEOPLE)
    ]
    rows[0][-1], rows[1][2] = "0.75", ""  # shows the decimal mark; no answer
    return File(["id", "branch", *NAMES, "weight"], rows)


def semicolons(file: File, rng: np.random.Generator) -> None:
    file.separator = ";"


def tabs(file: File, rng: np.random.Generator) -> None:
    file.separator = "\t"


def decimal_commas(file: File, rng: np.random.Generator) -> None:
    """Write decimals with commas, quoted where commas separate, too."""
    for row in file.rows:
        row[-1] = row[-1].replace(".", ",")


def three_decimals(file: File, rng: np.random.Generator) -> None:
    for row in file.rows:
        whole, mark, rest = row[-1].partition("," if "," in row[-1] else ".")
        row[-1] = f"{whole}{mark or '.'}{rest:0<3}"


def windows_lines(file: File, rng: np.random.Generator) -> None:
    file.newline = "\r\n"


def mac_lines(file: File, rng: np.random.Generator) -> None:
    file.newline = "\r"


def byte_order_mark(file: File, rng: np.random.Generator) -> None:
    file.encoding = "utf-8-sig"


def utf_16(file: File, rng: np.random.Generator) -> None:
    file.encoding = "utf-16"


def windows_1252(file: File, rng: np.random.Generator) -> None:
    file.encoding = "cp1252"


def all_quoted(file: File, rng: np.random.Generator) -> None:
    file.quoted = True


def title(file: File, rng: np.random.Generator) -> None:
    file.above += [["Survey of spring, 2026"], [], [f"n = {PEOPLE}"]][: int(rng.integers(1, 4))]


def average_below(file: File, rng: np.random.Generator) -> None:
    word = str(rng.choice(["Average", "Mean", "Total", "평균", "Durchschnitt"]))
    file.below.append([word, "", *("3.1" for _ in file.head[2:])])


def head_again(file: File, rng: np.random.Generator) -> None:
    file.rows.insert(int(rng.integers(3, PEOPLE)), list(file.head))


def blank_rows(file: File, rng: np.random.Generator) -> None:
    file.rows.insert(int(rng.integers(1, PEOPLE)), ["" for _ in file.head])


def blank_columns(file: File, rng: np.random.Generator) -> None:
    for row in (file.head, *file.rows):
        row += ["", ""]


def another_order(file: File, rng: np.random.Generator) -> None:
    order = rng.permutation(len(file.head))
    file.head[:] = [file.head[place] for place in order]
    for row in file.rows:
        row[:] = [row[place] for place in order]


def padded(file: File, rng: np.random.Generator) -> None:
    for row in (file.head, *file.rows):
        row[:] = [f" {cell} " if cell else cell for cell in row]


def no_answer_words(file: File, rng: np.random.Generator) -> None:
    file.rows[1][2] = str(rng.choice(["NA", "n/a", "#N/A", "No answer"]))


def with_words(file: File, rng: np.random.Generator) -> None:
    for row in file.rows:
        for place in range(2, 2 + len(NAMES)):
            if row[place] in "12345" and row[place]:
                row[place] = f"{row[place]} - {WORDS[int(row[place])]}"


def branches_spelt(file: File, rng: np.random.Generator) -> None:
    for row in file.rows[::4]:
        row[1] = str(rng.choice([row[1].upper(), f"{row[1]} ", row[1].lower()]))


def decimals_of_ratings(file: File, rng: np.random.Generator) -> None:
    for row in file.rows:
        row[2:8] = [f"{cell}.0" if cell.isdigit() else cell for cell in row[2:8]]


def excel(file: File, rng: np.random.Generator) -> None:
    file.excel = str(rng.choice(["numbers", "texts", "cover", "hidden"]))


MUTATIONS: tuple[Mutation, ...] = (
    semicolons,
    tabs,
    decimal_commas,
    three_decimals,
    windows_lines,
    mac_lines,
    byte_order_mark,
    utf_16,
    windows_1252,
    all_quoted,
    title,
    average_below,
    head_again,
    blank_rows,
    no_answer_words,
    with_words,
    branches_spelt,
    decimals_of_ratings,
    padded,
    blank_columns,
    excel,
)
LAST: tuple[Mutation, ...] = (another_order,)  # after it no mutation knows the columns


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
        found = answers(written(file, folder))
    except InputError as error:
        return Tried(names, "refused", str(error))
    except Exception as error:  # what the fuzz is for
        return Tried(names, "traceback", repr(error))
    if found == right:
        return Tried(names, "right")
    wrong = [key for key in right if found[key] != right[key]]
    return Tried(names, "wrong", ", ".join(f"{key}: {found[key]}"[:120] for key in wrong))


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
        found = {kind: counts[mutation.__name__, kind] for kind in ("right", "refused")}
        print(f"{mutation.__name__:<22}{found['right']:>5} right {found['refused']:>4} refused")
    print(Counter(one.outcome for one in outcomes))
    bad = [one for one in outcomes if one.outcome in ("wrong", "traceback")]
    for one in [*bad, *(one for one in outcomes if one.outcome == "refused")][:40]:
        print(one.outcome, one.names, one.what)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
