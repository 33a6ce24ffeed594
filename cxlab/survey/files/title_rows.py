"""Rows above the head of a table: a title, a date, how many answered."""

from collections.abc import Sequence
from statistics import median

from cxlab.survey.files.grid import Cell, plain_text
from cxlab.survey.text import shortened
from cxlab.words import say_count

LOOKED_AT = 200  # rows
MOST = 30
NARROW = 3  # columns of the smallest table that may have a title above it


def title_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many rows at the top are no part of the table.

    A title fills a cell or two at the left, or one text all cells (merged ones); the head below it
    at least half as many as the rows of answers do.

    Parameters
    ----------
    rows : sequence of sequence of Cell
        None where blank; not necessarily of one length.

    Examples
    --------
    >>> answers = [[5.0, 4.0, 3.0, 2.0]] * 5
    >>> title_rows([["Survey of spring"], ["E1", "E2", "P1", "P2"], *answers])
    1
    >>> title_rows([["E1", "E2", "P1", "P2"], *answers])
    0
    """
    usual = median(sum(cell is not None for cell in row) for row in rows[:LOOKED_AT])
    if usual < NARROW:
        return 0
    for place, row in enumerate(rows[: min(MOST, len(rows) - 1)]):
        if not _is_title(row, usual):
            filled = sum(cell is not None for cell in row)
            return place if 2 * filled >= usual else 0
    return 0


def titles_note(rows: Sequence[Sequence[Cell]]) -> str:
    """Say which rows above the head were left out."""
    texts = [plain_text(next((cell for cell in row if cell is not None), None)) for row in rows]
    return say_count(
        "{n} row above the head left out: '{text}'",
        "{n:,} rows above the head left out: '{text}'",
        len(rows),
        text=shortened("', '".join(filter(None, texts)), 100),
    )


def _is_title(row: Sequence[Cell], usual: float) -> bool:
    filled = [place for place, cell in enumerate(row) if cell is not None]
    texts = {row[place] for place in filled}
    at_left = filled == list(range(len(filled))) or len(texts) == 1
    return at_left and len(texts) <= max(1, usual // 4)
