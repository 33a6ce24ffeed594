import pytest

from cxlab.workbook import run as running
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.forking import can_fork
from cxlab.workbook.run import NotebookError, run
from tests.workbook.tiny import notebook, saved

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork kernels")


def text(tmp_path, *sources):
    cell = run(Notebook(saved(notebook(*sources), tmp_path)), warm=True).executed.cells[-1]
    return "".join(output.text for output in cell.outputs)


def test_what_children_and_threads_write_at_once_arrives_whole(tmp_path):
    """Longer than a pipe takes at once, so that two messages would mix."""
    writing = """
from multiprocessing import get_context
from threading import Thread
def say(letter):
    print(letter * 300_000)
beside = [make(target=say, args=(x,)) for make in (Thread, get_context("fork").Process)
          for x in "abcd"]
for each in beside: each.start()
for each in beside: each.join()"""
    lines = text(tmp_path, writing).replace("\n", "")
    assert len(lines) == 8 * 300_000
    assert {letter: lines.count(letter) for letter in "abcd"} == dict.fromkeys("abcd", 600_000)


def test_what_another_process_wrote_belongs_to_its_cell(tmp_path, monkeypatch):
    monkeypatch.delenv("PYTEST_CURRENT_TEST")  # under pytest, Jupyter leaves descriptors alone
    assert text(tmp_path, "import os; code = os.system('seq 20000')").splitlines()[-1] == "20000"


def test_what_was_printed_is_known_before_the_cell_ends(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "CELL_TIMEOUT", 2)
    with pytest.raises(NotebookError, match="longer than 2 seconds") as failed:
        text(tmp_path, "import time; print('so far'); time.sleep(60)")
    (said,) = [each.text for cell in failed.value.copy.cells for each in cell.get("outputs", ())
               if each.output_type == "stream"]  # fmt: skip
    assert said == "so far\n"
