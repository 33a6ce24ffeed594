"""Rows of a user's file in which what is counted was answered; the others are counted, too."""

from cxlab.evidence.account import Line
from cxlab.survey.files.user_table import UserTable
from cxlab.words import say, say_count


def answered_rows(table: UserTable, *columns: str) -> tuple[UserTable, list[Line]]:
    r"""Return the rows in which these columns hold something, and the account of the others.

    One answer in eight is missing in many a file: that silences no other. Where none is left, the
    table stays as it is, for whoever reads it to refuse its first row.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     signs = Path(folder) / "signs.csv"
    ...     _ = signs.write_text("group,noticed\na,1\nb,\n", encoding="utf-8")
    ...     answered_rows(UserTable(signs), "noticed")[1]
    [('Left out', '1 row without an answer')]
    """
    filled = [all(cells) for cells in zip(*map(table.filled, columns), strict=True)]
    blank = filled.count(False)
    if blank in (0, len(filled)):
        return table, []
    rows = say_count("{n} row without an answer", "{n:,} rows without an answer", blank)
    return table.only([k for k, is_filled in enumerate(filled) if is_filled]), [
        (say("Left out"), rows)
    ]
