"""What a run notebook carries in its outputs' metadata: findings, ledger, figures, account."""

from collections.abc import Iterator
from typing import Any

from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict

RECORD = "cxlab"  # the key in an output's metadata

Record = dict[str, Any]


def label_of(record: Record) -> str:
    """Return a record's kind and name, e.g. ``finding jam.stopped``."""
    name = record.get("id") or record.get("name") or record.get("caption", "")
    return f"{record['kind']} {name}".strip()


def record_of(output: Any) -> Record:
    """Return the record that an output carries; an empty one where it carries none."""
    content = output.get("metadata", {}).get(RECORD)
    return content if isinstance(content, dict) and "kind" in content else {}


def records(notebook: Any) -> Iterator[Record]:
    """Yield the records of a notebook in order."""
    code = (cell for cell in notebook.cells if cell.cell_type == "code")
    yield from (record for cell in code for o in cell.outputs if (record := record_of(o)))


def of_kind(notebook: Any, kind: str) -> list[Record]:
    """Return the records of one kind."""
    return [record for record in records(notebook) if record["kind"] == kind]


def findings(notebook: Any) -> list[Finding]:
    """Return the notebook's findings, those of its bottom line, else all that it shows."""
    bottom = [r for record in of_kind(notebook, "bottom_line") for r in record["findings"]]
    shown = {record["id"]: record for record in bottom or of_kind(notebook, "finding")}
    return [Finding.from_dict(record) for record in shown.values()]


def unanswered(notebook: Any, columns: str = "", *, by_codebook: bool = True) -> str:
    """Return what to do where there is no finding, or no evidence for any; else nothing.

    Parameters
    ----------
    notebook : nbformat notebook
        Executed.
    columns : str
        What it takes of a file without a codebook, where none was given.
    by_codebook : bool
        Whether it takes a codebook at all.
    """
    verdicts = {finding.verdict for finding in findings(notebook)}
    if not verdicts:
        return (
            "shows no finding, so its report answers nothing: let its last cell return the bottom "
            "line of its findings (.github/CONTRIBUTING.md, 'Add a question')"
        )
    if verdicts != {Verdict.NO_EVIDENCE}:
        return ""
    told = (
        "every finding reads 'no evidence': these data answer none of its questions. Each finding "
        "says what it lacks"
    )
    if columns:
        return f"{told}; this notebook takes {columns}"
    if not by_codebook:
        return told
    return (
        f"{told}; most often the codebook gives columns no role, no 'item' that pairs them, or no "
        "'dimension'"
    )


def ledger(notebook: Any) -> list[Record]:
    """Return the rows of the notebook's ledger."""
    return [row for table in of_kind(notebook, "ledger") for row in table["ledger"]]


def data_files(notebook: Any) -> dict[str, str]:
    """Return the data files that the run read, with their SHA-256."""
    accounts = of_kind(notebook, "account")
    return {name: digest for record in accounts for name, digest in record["files"].items()}


def asked(notebook: Any) -> dict[str, Any]:
    """Return what the codebook of the run's data says of each rated column."""
    accounts = of_kind(notebook, "account")
    return {name: column for record in accounts for name, column in record.get("asked", {}).items()}
