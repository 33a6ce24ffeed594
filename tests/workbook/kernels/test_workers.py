import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import Queue

import pytest

from cxlab.workbook.kernels.workers import beside, workers
from tests.workbook.tiny import of_scores, scores

# What runs in the background of a shell is started deaf to Ctrl-C, and so are its children.
COMMAND = """import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from cxlab.cli import main
main()"""
SWEEP = ("sweep", "01_tiny.ipynb", "--by", "branch", "-p", "data=shop.csv")


def children_of(pid):
    """Return what a process has started, by any of its threads, and not seen the end of."""
    started = []
    for place in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # it has just ended
            started += place.read_text().split()
    return started


def wait_for_a_child(pid):
    """Wait until a command has started its warm parent, however slow the machine is."""
    while not children_of(pid):
        time.sleep(0.05)


def wait_for_a_kernel(pid):
    """Wait until that, or a worker, has started a kernel; it gets a moment to be up."""
    while not any(children_of(child) for child in children_of(pid)):
        time.sleep(0.05)


def living_in(group):
    """Return the processes of a group, but for those that have ended and nobody asked after."""
    living = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just ended
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                living.append(stat.parent.name)
    return living


def interrupted(folder, command, wait, *, number):
    """Stop a command that is at work; return it, what it said, and how long it took to end."""
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND, *command, "--out", "out"],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        wait_for_a_child(process.pid)
        output = process.stdout.readline() if command[0] == "sweep" else ""
        wait(process.pid)
        time.sleep(1)
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # a terminal's way
        else:
            process.send_signal(number)
        started = time.monotonic()
        output += process.communicate(timeout=60)[0]
    return process, output, time.monotonic() - started


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize(
    ("command", "wait", "number"),
    [
        (SWEEP, wait_for_a_child, signal.SIGTERM),
        (("report",), wait_for_a_child, signal.SIGINT),
        (("report",), wait_for_a_kernel, signal.SIGTERM),
        ((*SWEEP, "--cold"), wait_for_a_kernel, signal.SIGINT),
    ],
)
def test_an_interrupted_command_ends_at_once_without_a_traceback(tmp_path, command, wait, number):
    """Also while kernels run; and leaves neither processes nor folders.

    `make faults` throws every signal at every kind of command.
    """
    of_scores(tmp_path, extra="import time; time.sleep(60)")
    scores(tmp_path / "shop.csv", dict.fromkeys("abc", 12))
    process, output, seconds = interrupted(tmp_path, command, wait, number=number)
    assert process.returncode == 128 + number, output
    assert seconds < 20
    assert "Traceback" not in output
    assert ("start the sweep again and it goes on" in output) == (command[0] == "sweep")
    assert [path.name for path in tmp_path.glob("cxlab-*")] == []
    until = time.monotonic() + 10  # what multiprocessing has for its semaphores ends a little later
    while living_in(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert living_in(process.pid) == []


def test_there_are_as_many_workers_as_cores_and_not_more_than_runs():
    pool = workers(1, threads=True)
    assert pool.submit(int, "7").result() == 7
    assert pool._max_workers == 1
    assert workers(1000, threads=True)._max_workers == os.cpu_count()


def test_what_is_done_beside_leaves_the_main_thread_alone():
    seen = Queue()
    beside(lambda: seen.put(threading.current_thread()))
    assert seen.get(timeout=10) is not threading.main_thread()
