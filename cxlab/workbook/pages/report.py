"""One offline HTML file a notebook: bottom line first, code last, and a JSON beside it."""

import json
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cxlab.errors import InputError
from cxlab.published import GRADES, sources
from cxlab.table import Table
from cxlab.visible import visible
from cxlab.words import LANGUAGES, say, speaking, spoken
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.pages.first_screen import first_screen
from cxlab.workbook.pages.other_language import in_other
from cxlab.workbook.pages.page_order import ordered
from cxlab.workbook.passport import Passport, passport
from cxlab.workbook.records import asked, findings, ledger
from cxlab.workbook.run import NotebookError, Run
from cxlab.workbook.whole_set import make_folder, place, place_set, remove

TEMPLATE = Path(__file__).parent / "template"
LANGUAGE = "language"  # the parameter of a notebook that can speak others than English
_rendering = threading.Lock()  # a process speaks one language at a time


@dataclass(frozen=True)
class Report:
    """A rendered run: the page, and the same content for machines."""

    name: str
    html: str
    content: dict[str, Any]


def render(run: Run, revision: str | None = None, about: str = "", linked: bool = False) -> Report:
    """Return the report of a run, in its language; the same run gives the same bytes.

    ``linked`` pages link the same page in the other language, see `is_linked`.
    """
    with _rendering, speaking(language_of(run.parameters)):
        return _report(run, passport(run, revision, about), linked)


def render_as(run: Run, proof: Passport, linked: bool = False) -> Report:
    """Return the report of a run with a passport that says how it was made."""
    with _rendering, speaking(language_of(run.parameters)):
        return _report(run, proof, linked)


def _report(run: Run, proof: Passport, linked: bool) -> Report:
    content = {
        "notebook": run.notebook.name,
        "question": run.notebook.question,
        "parameters": run.parameters,
        "findings": [finding.to_dict() for finding in findings(run.executed)],
        "ledger": ledger(run.executed),
        "asked": asked(run.executed),
        "passport": proof.to_dict(),
    }
    return Report(run.notebook.name, _page(run, proof, linked), content)


def language_of(parameters: Mapping[str, Any]) -> str:
    """Return the language that a run was asked for; else the command's."""
    asked = str(parameters.get(LANGUAGE, ""))
    return asked if asked in LANGUAGES else spoken()


def write(report: Report, run: Run, folder: Path) -> Path:
    """Write the page, its JSON and the executed notebook into ``folder``; return the page.

    They take the place of an earlier run's all at once.
    """
    import nbformat

    make_folder(folder)
    nbformat.validate(run.executed)
    page = f"{report.name}.html"
    texts = {f"{report.name}.ipynb": executed_text(run), page: report.html}
    place_set(folder, report.name, texts | {f"{report.name}.json": to_json(report.content)})
    remove(folder / f"{report.name}.failed.ipynb")
    return folder / page


def executed_text(run: Run) -> str:
    """Return the executed notebook as JSON on one line.

    A tenth of the time of nbformat's indented one; Jupyter indents when it saves.
    """
    return visible(json.dumps(run.executed, ensure_ascii=False, sort_keys=True)) + "\n"


def keep_failed(name: str, error: Exception, folder: Path) -> str:
    """Keep the executed copy of a failed notebook, its failing cell marked; say what failed."""
    import nbformat

    if not isinstance(error, NotebookError):
        return str(error)
    make_folder(folder)
    place(folder / f"{name}.failed.ipynb", nbformat.writes(error.copy) + "\n")
    stays = (folder / f"{name}.html").exists()
    return f"{error}\nthe failed notebook is kept as {folder / name}.failed.ipynb" + (
        f"; {name}.html is an earlier run's report" if stays else ""
    )


def check_folder(folder: Path, notebook: Notebook) -> None:
    """Look, before a long run ends in nowhere, whether its report can be written there.

    Raises
    ------
    InputError
        If the folder is not there and cannot be made, or is the notebook's own.
    """
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK):
        raise InputError(f"--out {folder}: a folder cannot be made there")
    if folder.resolve() == notebook.path.parent.resolve():
        raise InputError(
            f"--out {folder}: {notebook.path.name} itself is there, and its executed copy would "
            "take its place; choose another folder"
        )


def to_json(content: Any) -> str:
    """Return strict, readable JSON."""
    return visible(json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def _page(run: Run, proof: Passport, linked: bool) -> str:
    page = ordered(run)
    known = findings(run.executed)
    changed = [name for name in run.changed if name != LANGUAGE]
    cited = {key for f in known for key in f.sources if key in sources()}
    extra = {
        "run": run,
        "lead": run.notebook.why,
        "first": first_screen(run),
        "known": {finding.id: finding for finding in known},
        "about": proof.about,
        "run_table": _run_table(run),
        "citations": [sources()[key] for key in sorted(cited)],
        "grades": {grade: say(words) for grade, words in GRADES.items()},
        "language": spoken(),
        "changed": changed,
        "in_other": in_other() if linked and not changed else None,
        "passport_table": _passport_table(proof),
        "passport_json": _script_safe(proof.to_dict()),
        "code": [c.source for c in run.executed.cells if c.cell_type == "code"],
        "style": (TEMPLATE / "report.css").read_text(encoding="utf-8"),
    }
    body: str
    body, _ = exporter().from_notebook_node(page, resources={"cxlab": extra})
    return visible(body)


@cache
def exporter() -> Any:
    """Return what turns notebooks into pages, its templates read."""
    from cxlab.workbook.pages.page_exporter import PageExporter

    made = PageExporter(
        template_name=TEMPLATE.name,
        extra_template_basedirs=[str(TEMPLATE.parent)],
        exclude_anchor_links=True,
        exclude_input=True,
        # They would find nothing to do, and check the whole notebook after each.
        default_preprocessors=[],
    )
    return made.ready()


def _run_table(run: Run) -> Table:
    default, given = say("default"), say("set for this run")
    rows = tuple(
        (name, str(value), given if name in run.changed else default)
        for name, value in run.parameters.items()
    )
    heads = (say("Setting"), say("Value"), say("Set"))
    return Table(say("Settings of this run"), heads, rows)


def _passport_table(proof: Passport) -> Table:
    versions = ", ".join(f"{name} {version}" for name, version in proof.packages.items())
    rows = [
        (say("notebook"), proof.notebook),
        *(
            (say("data: {name}", name=name), f"SHA-256 {digest}")
            for name, digest in proof.files.items()
        ),
        (say("versions"), versions),
        (say("code"), f"SHA-256 {proof.code}"),
        (say("revision"), proof.revision),
    ]
    caption = say("Passport: what this report was made from")
    return Table(caption, (say("What"), say("Value")), tuple(rows))


def _script_safe(content: Any) -> str:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
