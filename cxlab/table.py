"""Tables that people read, nbval compares and screen readers announce: one object, three faces."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from math import isfinite
from typing import Any

from cxlab.visible import visible

Cell = str | int | float | None
Format = Callable[[Any], str]


@dataclass(frozen=True)
class Table:
    """Rows of full-precision values, and how each column is shown.

    Attributes
    ----------
    caption : str
        Says what the table shows; read aloud before it.
    columns : tuple of str
        Headings; the first column names the row.
    rows : tuple of tuple
        Values, one per column; None is shown as a dash.
    formats : dict of str to callable, optional
        How the values of a column are printed; others by ``str``.
    note : str
        A sentence under the table: what to see in it.
    kind : str
        How `cxlab check` and the reports know it: ``table``, ``findings``, ``ledger``, ``account``.
    extra : dict, optional
        More for the output's metadata, JSON values only.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    formats: Mapping[str, Format] = field(default_factory=dict)
    note: str = ""
    kind: str = "table"
    extra: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make texts visible; refuse ragged rows and formats for columns that are not there."""
        self._make_visible()
        for i, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"row {i} of '{self.caption}' has {len(row)} values for "
                    f"{len(self.columns)} columns"
                )
        if unknown := set(self.formats) - set(self.columns):
            raise ValueError(f"formats name no column: {sorted(unknown)}")

    def _make_visible(self) -> None:
        rows = tuple(
            tuple(visible(cell) if isinstance(cell, str) else cell for cell in row)
            for row in self.rows
        )
        formats = {visible(column): show for column, show in self.formats.items()}
        object.__setattr__(self, "caption", visible(self.caption))
        object.__setattr__(self, "columns", tuple(map(visible, self.columns)))
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "formats", formats)
        object.__setattr__(self, "note", visible(self.note))

    def shown(self) -> list[list[str]]:
        """Return the cells as they are printed."""
        return [
            [self._show(name, value) for name, value in zip(self.columns, row, strict=True)]
            for row in self.rows
        ]

    def _show(self, column: str, value: Cell) -> str:
        if value is None:
            return "\N{EN DASH}"
        return self.formats.get(column, str)(value)

    def _numeric(self) -> list[bool]:
        """Say which columns hold numbers, and so are set flush right."""
        columns = zip(*self.rows, strict=True) if self.rows else [()] * len(self.columns)
        return [
            any(isinstance(v, int | float) for v in column)
            and not any(isinstance(v, str) for v in column)
            for column in columns
        ]

    def __repr__(self) -> str:
        """Return the fixed-format text that nbval compares."""
        cells, numeric = self.shown(), self._numeric()
        widths = [max(map(len, column)) for column in zip(self.columns, *cells, strict=True)]
        lines = [self.caption]
        for row in [list(self.columns), *cells]:
            padded = (
                text.rjust(width) if right else text.ljust(width)
                for text, width, right in zip(row, widths, numeric, strict=True)
            )
            lines.append("  " + "  ".join(padded).rstrip())
        return "\n".join([*lines, self.note] if self.note else lines)

    def _repr_html_(self) -> str:
        if not self.rows:
            text = f"{self.caption}. {self.note}" if self.note else f"{self.caption}."
            return f'<p class="cx-note">{escape(text)}</p>'
        right = [' class="cx-num"' if numeric else "" for numeric in self._numeric()]
        head = "".join(
            f'<th scope="col"{style}>{escape(name)}</th>'
            for name, style in zip(self.columns, right, strict=True)
        )
        body = "".join(_html_row(cells, right) for cells in self.shown())
        return (
            f'<table class="cx-table"><caption>{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            + (f'<p class="cx-note">{escape(self.note)}</p>' if self.note else "")
        )

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        rows = [[_json_value(value) for value in row] for row in self.rows]
        content = {"caption": self.caption, "columns": list(self.columns), "rows": rows}
        return (
            {"text/plain": repr(self), "text/html": self._repr_html_()},
            {"cxlab": {"kind": self.kind} | content | self.extra},
        )


def _html_row(cells: Sequence[str], right: Sequence[str]) -> str:
    first, *rest = (escape(cell) for cell in cells)
    tail = "".join(f"<td{style}>{cell}</td>" for cell, style in zip(rest, right[1:], strict=True))
    return f'<tr><th scope="row"{right[0]}>{first}</th>{tail}</tr>'


def _json_value(value: Cell) -> Cell:
    """Return a value that strict JSON can hold: infinite and undefined numbers become words."""
    return str(value) if isinstance(value, float) and not isfinite(value) else value
