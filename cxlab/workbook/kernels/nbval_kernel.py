"""A pytest plugin that gives nbval warm kernels, through a kernelspec of the run's own."""

import json
import os
import sys
import tempfile
from pathlib import Path

import pytest

from cxlab.workbook.kernels.forking import can_fork

NAME = "cxlab-warm"
FOLDER = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Write the kernelspec and have nbval use it, unless a kernel was asked for."""
    asked = config.getoption("nbval_current_env", default=False) or config.getoption(
        "nbval_kernel_name", default=None
    )
    if asked or not config.getoption("nbval", default=False) or not can_fork():
        return
    folder = tempfile.TemporaryDirectory(prefix="cxlab-kernels-")
    config.stash[FOLDER] = folder
    place = Path(folder.name) / "kernels" / NAME
    place.mkdir(parents=True)
    spec = {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Python 3 (warm)",
        "language": "python",
        "metadata": {"kernel_provisioner": {"provisioner_name": NAME}},
    }
    (place / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    before = os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, (folder.name, before)))
    config.option.nbval_kernel_name = NAME


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the kernelspec."""
    if FOLDER in config.stash:
        config.stash[FOLDER].cleanup()
