import nbformat
import pytest

from cxlab.workbook import run as running
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.kernels.forking import can_fork
from cxlab.workbook.kernels.warm_process import warm_parent
from cxlab.workbook.run import NotebookError, run
from tests.workbook.tiny import notebook, saved

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork kernels")
FIGURE = """from cxlab.figures.figure import nothing_to_draw
nothing_to_draw("empty", data)"""
TABLES = """import numpy as np
from cxlab.statistics.meta import pool
print(pool([0.1, 0.5, 0.3], [0.02, 0.03, 0.05], "REML", "hartung-knapp"))"""


def tiny(tmp_path, *sources, name="01_tiny"):
    return Notebook(saved(notebook(*sources), tmp_path, name))


def outputs(done):
    return nbformat.writes(done.executed)


def test_warm_and_cold_give_the_same_bytes(tmp_path):
    book = tiny(tmp_path, FIGURE, TABLES, "1 / 3")
    assert outputs(run(book, warm=True)) == outputs(run(book))


def test_a_whole_notebook_is_the_same_where_modules_of_others_were_imported_before(
    tmp_path, jam_run
):
    others = "from cxlab.questions import crm_claims, service_quality, segments"
    run(tiny(tmp_path, others), warm=True)
    assert outputs(run(jam_run.notebook, warm=True)) == outputs(jam_run)


def test_two_kernels_share_nothing(tmp_path):
    """Neither variables, nor modules, nor chance, nor the folder they stand in."""
    book = tiny(
        tmp_path,
        "import numpy as np, os\nfrom cxlab import words\nshared = hasattr(np, 'leak'), "
        "hasattr(words, 'leak')\nnp.leak = words.leak = 1",
        "print(*shared, os.listdir(), np.random.random())",
    )
    first, second = (run(book, warm=True).executed.cells[-1].outputs[0].text for _ in range(2))
    for text in (first, second):
        assert text.startswith("False False [")
    assert first.split()[-1] != second.split()[-1]


@pytest.mark.parametrize(
    ("deadly", "message"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "kernel died"),
        ("import ctypes; ctypes.string_at(0)", "kernel died"),
        ("import os; os._exit(3)", "kernel died"),
        ("import time; time.sleep(60)", "longer than 2 seconds"),
        ("1 / 0", "ZeroDivisionError"),
    ],
)
def test_what_ends_one_kernel_ends_no_other(tmp_path, monkeypatch, deadly, message):
    monkeypatch.setattr(running, "CELL_TIMEOUT", 2)
    parent = warm_parent()
    with pytest.raises(NotebookError, match=message) as failed:
        run(tiny(tmp_path, "6 * 7", deadly), warm=True)
    kept = [cell.outputs for cell in failed.value.copy.cells if cell.source == "6 * 7"]
    assert kept[0][0].data == {"text/plain": "42"}  # what ran before is not lost
    assert run(tiny(tmp_path, "2 + 2"), warm=True).executed.cells[-1].outputs[0].data
    assert warm_parent() is parent


def test_a_killed_parent_fails_what_ran_and_the_next_run_has_a_new_one(tmp_path):
    parent = warm_parent().process.pid
    killer = f"import os, signal, time; os.kill({parent}, signal.SIGKILL); time.sleep(30)"
    with pytest.raises(NotebookError, match="kernel died"):
        run(tiny(tmp_path, killer), warm=True)
    assert run(tiny(tmp_path, "2 + 2"), warm=True).seconds > 0
    assert warm_parent().process.pid != parent
