"""What a report shows first: the answer, how sure it is, one picture, and what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cxlab.claims.bottom_line import BottomLine
from cxlab.claims.finding import Finding
from cxlab.claims.findings import Findings
from cxlab.table import Table
from cxlab.words import prose
from cxlab.workbook.pages.finding_rows import finding_rows
from cxlab.workbook.pages.how_sure import how_sure
from cxlab.workbook.records import findings, record_of
from cxlab.workbook.run import Run

PICTURE = "picture"  # the tag of the cell whose figure carries the answer
METHODS = "methods"  # the tag of a section that is folded
BOTTOM_LINE, FIGURE = "bottom_line", "figure"
MOST_ACTIONS = 3


@dataclass(frozen=True)
class FirstScreen:
    """The first screen of a report, and what follows from the same findings.

    Attributes
    ----------
    heading : str
        Of the notebook's section that holds the bottom line.
    headline, sure : str
    further : tuple of str
        What the headline has no room for.
    picture : str
        HTML of the figure that carries the answer; empty where the notebook names none.
    actions, more_actions, would_change : tuple of str
    rows : str
        All findings as one picture, see `cxlab.workbook.pages.finding_rows.finding_rows`.
    table : Table or None
        All findings with their numbers.
    """

    heading: str
    headline: str
    further: tuple[str, ...]
    sure: str
    picture: str
    actions: tuple[str, ...]
    more_actions: tuple[str, ...]
    would_change: tuple[str, ...]
    rows: str
    table: Table | None


def first_screen(run: Run) -> FirstScreen | None:
    """Return the first screen of a run; None where it has no bottom line."""
    executed = run.executed
    bottom = [record_of(output) for cell in executed.cells for output in bottom_lines(cell)]
    if not bottom:
        return None
    record, known = bottom[-1], findings(executed)
    picture = picture_of(executed.cells)
    actions = tuple(record["advice"])
    return FirstScreen(
        heading=_heading(run),
        headline=record["headline"],
        further=tuple(record.get("further", ())),
        sure=how_sure(known),
        picture=picture["data"]["text/html"] if picture else "",
        actions=actions[:MOST_ACTIONS],
        more_actions=actions[MOST_ACTIONS:],
        would_change=tuple(record["would_change"]),
        rows=finding_rows(finding.to_dict() for finding in known),
        table=_table(known),
    )


def picture_of(cells: Sequence[Any]) -> Any:
    """Return the output that is the picture of the first screen; None where there is none.

    It is the figure of the cell that names it; where there is nothing to draw in that, the first
    other figure of the report outside its methods.
    """
    named = [output for cell in cells for output in carrying(cell)]
    if not named:
        return None
    others = (output for cell in _outside_methods(cells) for output in _figures(cell))
    return next((o for o in (*named, *others) if not record_of(o).get("empty")), None)


def carrying(cell: Any) -> list[Any]:
    """Return the figure of a cell that names it as the one that carries the answer."""
    return _figures(cell)[:1] if PICTURE in cell.metadata.get("tags", ()) else []


def _figures(cell: Any) -> list[Any]:
    drawn = [o for o in cell.get("outputs", ()) if record_of(o).get("kind") == FIGURE]
    return [output for output in drawn if "text/html" in output.get("data", {})]


def _outside_methods(cells: Sequence[Any]) -> Iterator[Any]:
    is_method = False
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            is_method = METHODS in cell.metadata.get("tags", ())
        if not is_method:
            yield cell


def bottom_lines(cell: Any) -> list[Any]:
    """Return the outputs of a cell that are a bottom line, whatever its heading is called."""
    return [o for o in cell.get("outputs", ()) if record_of(o).get("kind") == BOTTOM_LINE]


def _heading(run: Run) -> str:
    """Return the heading above the bottom line, in the run's language."""
    heading = ""
    for cell in run.executed.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            heading = prose(run.notebook.name, cell.get("id", ""), cell.source)
        if bottom_lines(cell):
            break
    return heading.partition("\n")[0].removeprefix("## ").strip()


def _table(known: Sequence[Finding]) -> Table | None:
    return BottomLine("", (), (), Findings(known)).table if known else None
