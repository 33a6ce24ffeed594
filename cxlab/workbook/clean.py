"""Cleaning notebooks: no times, no paths, no random ids; and text outputs only where committed."""

from typing import Any

INJECTED_ID = "injected-parameters"
TEXT = "text/plain"


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
    """Reduce a run notebook, in place, to what is committed: text outputs and exact values."""
    anonymous(notebook)
    notebook.metadata.pop("title", None)
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if "data" in output:
                output["data"] = {TEXT: output["data"][TEXT]} if TEXT in output["data"] else {}
    return notebook
