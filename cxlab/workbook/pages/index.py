"""The front page of all reports, and their bottom lines as Markdown for a repository's host."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxlab.claims.finding import Finding
from cxlab.published import sources
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.pages.report import TEMPLATE, place
from cxlab.workbook.records import findings, ledger, of_kind

HOW_TO_READ = (
    "Each finding is an estimate with an interval, the range of values that fit the data. "
    "'Supported' means that the whole interval lies beyond the smallest effect that matters, as "
    "claimed; 'contradicted', beyond it the other way; 'too small to matter', inside it; 'cannot "
    "tell', anything else. A point is one person in a hundred. 'Confirmatory' claims had their "
    "direction fixed before the analysis; 'exploratory' ones did not."
)


@dataclass(frozen=True)
class Entry:
    """One notebook of the index: its question, its headline, its findings and its ledger."""

    name: str
    question: str
    headline: str
    findings: tuple[Finding, ...]
    ledger: tuple[dict[str, Any], ...]


def entry(notebook: Notebook, executed: Any) -> Entry:
    """Return the index entry of an executed notebook."""
    bottom = of_kind(executed, "bottom_line")
    return Entry(
        notebook.name,
        notebook.question,
        bottom[-1]["headline"] if bottom else "",
        tuple(findings(executed)),
        tuple(ledger(executed)),
    )


def index_page(entries: Sequence[Entry]) -> str:
    """Return ``index.html``: every finding and every ledger row, sortable and filterable."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    script = (TEMPLATE / "index.js").read_text(encoding="utf-8")
    return environment.get_template("front.html.j2").render(
        entries=entries,
        how_to_read=HOW_TO_READ,
        names=_source_names,
        style=(TEMPLATE / "report.css").read_text(encoding="utf-8"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def markdown(entries: Sequence[Entry]) -> str:
    """Return ``reports/README.md``: the bottom lines and the findings as Markdown."""
    lines = [
        "# What the workbook found",
        "",
        "Written by `cxlab report` from the notebooks' findings; `make report` renders the full "
        "reports beside this file.",
        "",
        HOW_TO_READ,
    ]
    for each in entries:
        lines += ["", f"## {_cell(each.question)}", "", _cell(each.headline), ""]
        lines += ["| Claim | Verdict | What the data say |", "|---|---|---|"]
        lines += [
            f"| {_cell(f.claim)} | {_cell(f.verdict.words)} | {_cell(_said(f))} |"
            for f in each.findings
        ]
    return "\n".join(lines) + "\n"


def write_index(entries: Sequence[Entry], folder: Path) -> Path:
    """Write ``index.html`` and ``README.md``; return the page."""
    place(folder / "index.html", index_page(entries))
    place(folder / "README.md", markdown(entries))
    return folder / "index.html"


def _source_names(keys: Sequence[str]) -> str:
    """Return sources as people cite them, e.g. ``Iyengar, S. S., & Lepper, M. R. (2000)``."""
    known = sources()
    cited = (known[key].citation.partition(").")[0] + ")" if key in known else key for key in keys)
    return "; ".join(cited)


def _said(finding: Finding) -> str:
    return f"{finding.sentence()} {finding.note if finding.estimate else ''}".strip()


def _cell(text: str) -> str:
    """Escape text for a Markdown table cell."""
    for mark in ("\\", "|", "<", ">", "*", "_", "`", "["):
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())
