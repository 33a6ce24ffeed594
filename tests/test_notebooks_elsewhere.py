"""Notebooks run in the tools under cxlab as they are: papermill's and nbconvert's own commands."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from cxlab.workbook.catalogue import find
from cxlab.workbook.records import findings

BIN = Path(sys.executable).parent
NOTEBOOK = find("choice_overload")


def run(*words, cwd):
    subprocess.run([str(BIN / words[0]), *words[1:]], cwd=cwd, check=True, capture_output=True)


def test_plain_papermill_with_parameters(tmp_path):
    run(
        "papermill",
        str(NOTEBOOK.path),
        "out.ipynb",
        "-k",
        "python3",
        "-p",
        "level",
        "0.9",
        cwd=tmp_path,
    )
    all_findings = findings(nbformat.read(tmp_path / "out.ipynb", as_version=4))
    assert {finding.estimate.level for finding in all_findings} == {0.9}


def test_plain_nbconvert(tmp_path):
    to = ("--to", "notebook", "--execute", "--output-dir", str(tmp_path))
    run("jupyter-nbconvert", *to, str(NOTEBOOK.path), cwd=tmp_path)
    again = nbformat.read(tmp_path / NOTEBOOK.path.name, as_version=4)
    committed = {f.id: f.estimate.value for f in findings(NOTEBOOK.content)}
    assert {f.id: f.estimate.value for f in findings(again)} == pytest.approx(committed)
