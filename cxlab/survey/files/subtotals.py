"""Rows that sum up a group of people: "Busan Average", or "Average" where others have an id."""

from collections.abc import Callable, Sequence

from cxlab.survey.files.grid import Cell
from cxlab.survey.text import word
from cxlab.survey.written_number import number

TAILS = frozenset(("ergebnis", "요약", "summary"))  # of subtotals of spreadsheets, beside others


def subtotals(
    rows: Sequence[Sequence[Cell]], is_sum: Callable[[str], bool], is_part: Callable[[str], bool]
) -> dict[int, str]:
    """Return the rows that call themselves a summary of a group, by place, each with its name.

    A spreadsheet writes the group's name and what was done with it into one cell; people write
    "Average" into a column that holds numbers in all other rows. Whether the numbers of such a row
    are answers, the caller has to see.

    Parameters
    ----------
    rows : sequence of sequence of Cell
    is_sum, is_part : callable
        Whether a text calls a summary by itself, and behind the name of a group.

    Examples
    --------
    >>> rows = [["Busan", "1", "4"], ["Busan", "2", "5"], ["Busan Average", None, "4.5"]]
    >>> subtotals(rows, "Average".__eq__, "average".__eq__)
    {2: 'Busan Average'}
    """
    called: dict[int, set[Cell]] = {}
    for at, cells in enumerate(zip(*rows, strict=True)):
        texts, numbers = _apart(set(cells))
        names = {text for text in texts if is_sum(text)}
        is_of_numbers = numbers > 1 and len(names) == len(texts)
        known = {word(text) for text in texts}
        groups = {text for text in texts if _is_of_group(text, known, is_part)}
        if summaries := groups | (names if is_of_numbers else set()):
            called[at] = set(summaries)
    return {
        place: str(row[at]).strip()
        for place, row in enumerate(rows)
        for at, names in called.items()
        if row[at] in names
    }


def _apart(cells: set[Cell]) -> tuple[list[str], int]:
    """Return the texts of a column, and how many different numbers it holds."""
    texts = [cell for cell in cells if isinstance(cell, str) and number(cell, ",") is None]
    return texts, len(cells) - len(texts) - (None in cells)


def _is_of_group(text: str, known: set[str], is_part: Callable[[str], bool]) -> bool:
    name, _, last = word(text).rpartition(" ")
    return name in known and (is_part(last) or last in TAILS)
