"""Which findings a notebook can have, as far as its question's claims say so before it is run."""

import re
from importlib import import_module

from cxlab.errors import InputError, nearest
from cxlab.workbook.catalogue import Notebook

QUESTION = re.compile(r"^from cxlab\.questions import (\w+)", re.MULTILINE)


def check_finding(notebook: Notebook, wanted: str) -> None:
    """Refuse a finding that no run can have, before anything is run.

    Raises
    ------
    InputError
        Naming the findings that there are; a name in braces stands for any.
    """
    patterns = known_findings(notebook) if wanted else ()
    if patterns and not any(_fits(wanted, pattern) for pattern in patterns):
        raise InputError(
            f"--finding: {notebook.name} has no finding '{wanted}'.{nearest(wanted, patterns)} It "
            f"has: {', '.join(patterns)}"
        )


def known_findings(notebook: Notebook) -> tuple[str, ...]:
    """Return the ids of a notebook's claims; none where it names no question."""
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    claims: dict[str, object] = {}
    for name in QUESTION.findall(code):
        claims |= getattr(import_module(f"cxlab.questions.{name}"), "CLAIMS", {})
    return tuple(claims)


def _fits(wanted: str, pattern: str) -> bool:
    parts = re.split(r"\{\w+\}", pattern)
    return re.fullmatch(".+".join(map(re.escape, parts)), wanted) is not None
