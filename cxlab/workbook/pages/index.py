"""The front page of all reports, and their bottom lines as Markdown for a repository's host."""

import base64
import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxlab.claims.finding import Finding
from cxlab.claims.ledger import STATUS
from cxlab.words import phrase, say
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.ideas import IDEAS
from cxlab.workbook.pages.cited import source_names
from cxlab.workbook.pages.claims import Judged, claims_page, claims_table, judged
from cxlab.workbook.pages.filled import filled
from cxlab.workbook.pages.finding_rows import finding_rows, row_key
from cxlab.workbook.pages.other_language import in_other, is_linked
from cxlab.workbook.pages.report import TEMPLATE
from cxlab.workbook.records import findings, ledger, of_kind
from cxlab.workbook.tensions import tensions
from cxlab.workbook.whole_set import place_set

PAGES = ("index.html", "claims.html", "README.md")
HOW_TO_READ = phrase(
    "Each finding is an estimate with an interval, the range of values that fit the data. "
    "'Supported' means that the whole interval lies beyond the smallest effect that matters, as "
    "claimed; 'contradicted', beyond it the other way; 'too small to matter', inside it; 'not "
    "sure', anything else. A percentage point is one in a hundred. 'Confirmatory' claims had their "
    "direction fixed before the analysis; 'exploratory' ones did not."
)


@dataclass(frozen=True)
class Entry:
    """One notebook of the index: its question, its headline, its findings and its ledger."""

    name: str
    question: str
    headline: str
    further: tuple[str, ...]
    findings: tuple[Finding, ...]
    ledger: tuple[dict[str, Any], ...]


def entry(notebook: Notebook, executed: Any) -> Entry:
    """Return the index entry of an executed notebook."""
    bottom = of_kind(executed, "bottom_line")
    return Entry(
        name=notebook.name,
        question=notebook.question,
        headline=bottom[-1]["headline"] if bottom else "",
        further=tuple(bottom[-1]["further"]) if bottom else (),
        findings=tuple(findings(executed)),
        ledger=tuple(ledger(executed)),
    )


def index_page(entries: Sequence[Entry], linked: bool = False) -> str:
    """Return ``index.html``: all findings as pictures, by question, and every ledger row."""
    script = (TEMPLATE / "index.js").read_text(encoding="utf-8")
    return filled(
        "front.html.j2",
        entries=entries,
        how_to_read=say(HOW_TO_READ),
        names=source_names,
        rows=_rows,
        statuses=STATUS,
        key=row_key(),
        has_ideas=bool(ideas_of(entries)),
        tensions=tensions((one.name, finding) for one in entries for finding in one.findings),
        in_other=in_other() if linked else None,
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def _rows(findings: Sequence[Finding]) -> str:
    return finding_rows((finding.to_dict() for finding in findings), keyed=False)


def ideas_of(entries: Sequence[Entry]) -> tuple[Judged, ...]:
    """Return all ideas with their findings; none unless every notebook they need is there."""
    questions = {one.name: one.question for one in entries}
    if not {idea.notebook for idea in IDEAS} <= questions.keys():
        return ()
    return judged({f.id: f for one in entries for f in one.findings}, questions)


def markdown(entries: Sequence[Entry]) -> str:
    """Return ``reports/README.md``: all ideas, the bottom lines and the findings as Markdown."""
    lines = [
        f"# {say('What the workbook found')}",
        "",
        say(
            "Written by `cxlab report` from the notebooks' findings; `make report` renders the "
            "full reports beside this file."
        ),
        "",
        say(HOW_TO_READ),
    ]
    if ideas := ideas_of(entries):
        lines += ["", f"## {say('Which ideas are so?')}", "", *_table(claims_table(ideas))]
    heads = (say("Claim"), say("Verdict"), say("What the data say"))
    for one in entries:
        headline = " ".join((one.headline, *one.further))
        lines += ["", f"## {_cell(one.question)}", "", _cell(headline), ""]
        rows = ((f.claim, f.verdict.words, _sentences(f)) for f in one.findings)
        lines += _table((heads, *rows))
    return "\n".join(lines) + "\n"


def write_index(entries: Sequence[Entry], folder: Path, languages: Collection[str] = ()) -> Path:
    """Write ``index.html``, ``claims.html`` and ``README.md``; return the first.

    ``languages`` are those that the command makes: only pages that are there are linked.
    """
    linked = is_linked(folder, "index.html", languages)
    texts = {"index.html": index_page(entries, linked), "README.md": markdown(entries)}
    if ideas := ideas_of(entries):
        texts["claims.html"] = claims_page(ideas, is_linked(folder, "claims.html", languages))
    place_set(folder, "index", texts)
    return folder / "index.html"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of texts, heads first, as a table in Markdown."""
    head, *rest = (f"| {' | '.join(map(_cell, row))} |" for row in rows)
    return [head, "|" + "---|" * len(rows[0]), *rest]


def _sentences(finding: Finding) -> str:
    """Return what the data say, with the note; without an estimate the sentence holds it."""
    if not finding.estimate:
        return finding.sentence()
    return f"{finding.sentence()} {finding.note}".strip()


def _cell(text: str) -> str:
    """Escape text for a Markdown table cell."""
    for mark in ("\\", "|", "<", ">", "*", "_", "`", "["):
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())
