"""What a run notebook carries in its outputs' metadata: findings, ledger, figures, account."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cxlab.claims.finding import Finding

Record = dict[str, Any]


@dataclass(frozen=True)
class PlacedRecord:
    """A record and the code cell it came from, counted from 1."""

    cell: int
    content: Record

    @property
    def label(self) -> str:
        """What messages call it, e.g. ``cell 5, finding jam.stopped``."""
        name = self.content.get("id") or self.content.get("name") or self.content.get("caption", "")
        return f"cell {self.cell}, {self.content['kind']} {name}".strip()


def records(notebook: Any) -> Iterator[PlacedRecord]:
    """Yield the records of a notebook in order."""
    code = (cell for cell in notebook.cells if cell.cell_type == "code")
    for place, cell in enumerate(code, start=1):
        for output in cell.outputs:
            content = output.get("metadata", {}).get("cxlab")
            if isinstance(content, dict) and "kind" in content:
                yield PlacedRecord(place, content)


def of_kind(notebook: Any, kind: str) -> list[Record]:
    """Return the records of one kind."""
    return [record.content for record in records(notebook) if record.content["kind"] == kind]


def findings(notebook: Any) -> list[Finding]:
    """Return the notebook's findings, those of its bottom line, else all that it shows."""
    bottom = [r for record in of_kind(notebook, "bottom_line") for r in record["findings"]]
    shown = {record["id"]: record for record in bottom or of_kind(notebook, "finding")}
    return [Finding.from_dict(record) for record in shown.values()]


def ledger(notebook: Any) -> list[Record]:
    """Return the rows of the notebook's ledger."""
    return [row for table in of_kind(notebook, "ledger") for row in table["ledger"]]


def data_files(notebook: Any) -> dict[str, str]:
    """Return the data files that the run read, with their SHA-256."""
    accounts = of_kind(notebook, "account")
    return {name: digest for record in accounts for name, digest in record["files"].items()}
