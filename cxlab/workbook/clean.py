"""Cleaning notebooks: no times, no paths, no random ids; where committed, text and digests only."""

from typing import Any

from cxlab.workbook.rendered import KEPT, TEXT, digests

INJECTED_ID = "injected-parameters"


def anonymous(notebook: Any) -> Any:
    """Remove from a run notebook, in place, what differs from run to run; return it."""
    notebook.metadata.pop("papermill", None)
    for cell in notebook.cells:
        for key in ("papermill", "execution"):
            cell.metadata.pop(key, None)
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.id = INJECTED_ID
    language = notebook.metadata.get("language_info", {})
    notebook.metadata["language_info"] = {"name": language.get("name", "python")}
    notebook.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    return notebook


def for_commit(notebook: Any) -> Any:
    """Reduce a run notebook, in place, to what is committed: text, exact values, and digests."""
    anonymous(notebook)
    notebook.metadata.pop("title", None)
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if "data" in output:
                if kept := digests(output):
                    output["metadata"][KEPT] = kept
                output["data"] = {TEXT: output["data"][TEXT]} if TEXT in output["data"] else {}
    return notebook
