"""Researchers live in JupyterLab: open the notebook there, run all cells, see the same findings."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import nbformat
import pytest

from cxlab.workbook.catalogue import find
from cxlab.workbook.records import findings
from cxlab.workbook.regression import drifts_since

pytestmark = pytest.mark.browser
NOTEBOOK = find("choice_overload")


@pytest.fixture
def lab(tmp_path):
    """A JupyterLab on a copy of the notebook; yields its address."""
    shutil.copy(NOTEBOOK.path, tmp_path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    options = {"ip": "127.0.0.1", "port": port, "port_retries": 0, "open_browser": False}
    flags = [f"--ServerApp.{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "jupyterlab", *flags, f"--IdentityProvider.token={token}"]
    command += ["--allow-root", "--LabApp.expose_app_in_browser=True", f"--notebook-dir={tmp_path}"]
    private = {
        "JUPYTER_CONFIG_DIR": str(tmp_path / ".c"),
        "JUPYTER_RUNTIME_DIR": str(tmp_path / ".r"),
    }
    with (tmp_path / "lab.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | private)
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/status?token={token}")
            yield f"http://127.0.0.1:{port}/lab/tree/{NOTEBOOK.path.name}?token={token}"
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(address):
    for _ in range(120):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
    pytest.fail("JupyterLab did not start")


def test_run_all_cells_in_jupyterlab(chromium, lab, tmp_path):
    page = chromium.new_page()
    page.goto(lab)
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    page.wait_for_function(
        "window.jupyterapp.shell.currentWidget?.sessionContext?.isReady", timeout=60_000
    )
    run = "window.jupyterapp.commands.execute('{}')"
    page.evaluate(run.format("notebook:run-all-cells"))
    page.evaluate(run.format("docmanager:save"))
    assert page.locator(".jp-OutputArea-output[data-mime-type$='stderr']").count() == 0
    page.close()
    saved = nbformat.read(tmp_path / NOTEBOOK.path.name, as_version=4)
    assert all(o.output_type != "error" for c in saved.cells for o in c.get("outputs", ()))
    html = [
        o for c in saved.cells for o in c.get("outputs", ()) if "text/html" in o.get("data", {})
    ]
    assert len(html) > 10  # run afresh: the committed copy carries text only
    assert len(findings(saved)) == 6
    assert drifts_since(NOTEBOOK.content, saved).well
