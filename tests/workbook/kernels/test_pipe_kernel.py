import pytest

from cxlab.workbook import run as running
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.kernels.forking import can_fork
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


ALARM = """
import signal
def late(*_): raise TimeoutError
signal.signal(signal.SIGALRM, late)
for _ in range(10):
    try:
        signal.setitimer(signal.ITIMER_REAL, .05)
        while True: print("x" * 300_000, flush=True)
    except TimeoutError: pass"""
KILLED_CHILD = """
import time; from multiprocessing import get_context
def say():
    while True: print("y" * 200_000, flush=True)
child = get_context("fork").Process(target=say)
child.start(); time.sleep(.5); child.terminate(); child.join()"""
FORK_WHILE_PRINTING = """
import os, threading, time
printing = True
def say():
    while printing: print("t" * 100_000, flush=True)
thread = threading.Thread(target=say); thread.start()
for _ in range(10):
    if (child := os.fork()) == 0: os._exit(0)
    os.waitpid(child, 0); time.sleep(.02)
printing = False; thread.join()"""


@pytest.mark.parametrize("first", [ALARM, KILLED_CHILD, FORK_WHILE_PRINTING])
def test_no_message_is_left_half_written(tmp_path, monkeypatch, first):
    monkeypatch.setattr(running, "CELL_TIMEOUT", 30)
    assert text(tmp_path, first, "print('next')") == "next\n"


def test_a_fork_that_ends_its_cell_does_not_become_the_kernel(tmp_path):
    fork = "import os, time; who = 'parent'\nif os.fork() == 0: who = 'child'\nelse: time.sleep(1)"
    assert text(tmp_path, fork, "1", "print(who)") == "parent\n"


@pytest.mark.parametrize(("said", "kept"), [(r"\udc80 x", "\N{REPLACEMENT CHARACTER} x\n"),
                                            (r"\ud800 x", "? x\n")])  # fmt: skip
def test_what_is_no_text_is_replaced(tmp_path, said, kept):
    """File names that are not UTF-8 are read as the first."""
    assert text(tmp_path, f"print('{said}')") == kept


def test_tasks_go_on_between_cells(tmp_path):
    task = """import asyncio
async def steps():
    for _ in range(3): await asyncio.sleep(0)
task = asyncio.create_task(steps())"""
    assert text(tmp_path, task, "1", "print(task.done())") == "True\n"


def test_runs_stay_out_of_their_users_history(tmp_path):
    assert text(tmp_path, "print(get_ipython().history_manager.hist_file)") == ":memory:\n"
