"""A simulated survey, and the ways in which people and tools write one."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

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
    if file.encoding == "cp1252" and not word.isascii():  # which cannot write it
        word = "Average"
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
