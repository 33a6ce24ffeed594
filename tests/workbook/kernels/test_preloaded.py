import os
import shutil
import subprocess
import sys

import pytest

from cxlab.workbook import code_stamp
from cxlab.workbook.kernels import preloaded
from cxlab.workbook.kernels.forking import can_fork
from cxlab.workbook.kernels.preloaded import Preloaded
from tests.workbook.tiny import notebook, saved

ENV = dict(os.environ)


def copy_package(folder):
    """A copy of the package, to be edited."""
    copy = folder / "cxlab"
    shutil.copytree(code_stamp.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


RUNS = """
import sys
from pathlib import Path
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.run import NotebookError, run

odd = Path(sys.argv[1]) / "odd.py"

def told():
    try:
        done = run(Notebook(Path(sys.argv[2])), warm=True)
        return done.executed.cells[-1].outputs[0].data["text/plain"]
    except NotebookError as error:
        return str(error).rpartition(": ")[2]

print(told())
odd.write_text("VALUE = 22")
print(told())
odd.write_text("VALUE = 1 / 0")
print(told())
odd.unlink()
odd.with_suffix("").mkdir()
(odd.with_suffix("") / "__init__.py").write_text("VALUE = 4")
print(told())
"""
CELL = "import sys; was_there = 'cxlab.odd' in sys.modules\nfrom cxlab.odd import VALUE"


@pytest.mark.skipif(not can_fork(), reason="kernels cannot be forked here")
def test_modules_are_there_before_a_notebook_asks_and_edited_ones_are_seen_as_they_are(tmp_path):
    copy = copy_package(tmp_path)
    (copy / "odd.py").write_text("VALUE = 1")
    (tmp_path / "own.csv").touch()
    data = 'data: str = "own.csv"  # where from'
    book = saved(notebook(CELL, "(was_there, VALUE)", parameters=data), tmp_path)
    words = [sys.executable, "-c", RUNS, str(copy), str(book)]
    env = ENV | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        words, env=env, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    expected = ["(True, 1)", "(False, 22)", "division by zero", "(False, 4)"]
    assert done.stdout.splitlines() == expected, done.stderr


def test_modules_hold_only_where_a_fresh_process_would_import_the_same(tmp_path, monkeypatch):
    copy = copy_package(tmp_path)
    for module in (code_stamp, preloaded):
        monkeypatch.setattr(module, "PACKAGE", copy)
    here, elsewhere, data = (tmp_path / name for name in ("here", "elsewhere", "data"))
    (elsewhere / "cxlab").mkdir(parents=True)
    (elsewhere / "cxlab" / "__init__.py").touch()
    (data / "cxlab").mkdir(parents=True)  # holds a file of a user's, and is no package
    modules = Preloaded()
    assert modules.holds(str(here), ENV)
    assert modules.holds(str(data), ENV)
    assert modules.holds(str(tmp_path), ENV)
    assert not modules.holds(str(elsewhere), ENV)
    assert not modules.holds(str(here), ENV | {"PYTHONPATH": str(elsewhere)})
    (copy / "statistics" / "another.py").touch()
    assert not modules.holds(str(here), ENV)


def test_what_cannot_be_imported_is_left_to_who_needs_it(tmp_path, monkeypatch):
    copy = copy_package(tmp_path)
    (copy / "broken.py").write_text("import nothing_of_that_name")
    monkeypatch.setattr(code_stamp, "PACKAGE", copy)
    monkeypatch.setattr("cxlab.__path__", [str(copy)])
    modules = Preloaded()
    modules.add(["cxlab.broken.part", "cxlab.words.say"])
    assert modules.holds("elsewhere", ENV)
    modules.add(["cxlab.broken"])
    assert not modules.holds("elsewhere", ENV)


IMPORTS = """
import os, sys
from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.code_stamp import PACKAGE
from cxlab.workbook.kernels.libraries import ALL, modules_needed
from cxlab.workbook.kernels.warm_parent import _preload

sources = [c.source for n in catalogue() for c in n.content.cells if c.cell_type == "code"]
preloaded = _preload()
assert not {"numpy", "pandas"} & sys.modules.keys()  # not everybody needs them
preloaded.add(ALL)
threads = set(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else set()
opened, root = [], str(PACKAGE.parent) + os.sep

def note(event, words):
    if event == "open" and str(words[0]).startswith(root) and not str(words[0]).endswith(".pyc"):
        opened.append(str(words[0])[len(root):])

sys.addaudithook(note)
preloaded.add(modules_needed(sources))
assert preloaded.holds("/nowhere", os.environ)
assert "cxlab.questions.service_quality" in sys.modules
if threads:
    assert set(os.listdir("/proc/self/task")) <= threads, "a thread that no fork would have"
print(*[name for name in opened if not name.endswith(".py") and not name.startswith(".venv")])
"""


@pytest.mark.skipif(not can_fork(), reason="kernels cannot be forked here")
def test_imports_read_no_file_that_may_change_meanwhile_and_start_no_thread():
    """No data, no catalogue of words, no template: of these no stamp would tell a fork."""
    words = [sys.executable, "-Xfrozen_modules=off", "-c", IMPORTS]
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
