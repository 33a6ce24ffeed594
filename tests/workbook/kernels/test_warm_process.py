import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from cxlab.workbook.kernels.forking import can_fork
from cxlab.workbook.kernels.warm_process import NoKernelError, WarmParent, WarmProcess
from tests.workbook.tiny import notebook, saved

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork kernels")


def gone(pid):
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        # A killed child stays a zombie until it is waited for.
        with open(f"/proc/{pid}/stat") as stat:
            if stat.read().split(")")[1].split()[0] == "Z":
                return True
        time.sleep(0.05)
    return False


COMMAND = """
import os, sys, time
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.run import run
from cxlab.workbook.kernels.warm_process import warm_parent
run(Notebook(__import__('pathlib').Path(sys.argv[1])), warm=True)
print(warm_parent().process.pid, flush=True)
time.sleep(float(sys.argv[2]))
"""


@pytest.mark.parametrize(("stays", "end"), [("0", None), ("60", signal.SIGKILL)])
def test_the_parent_lives_exactly_as_long_as_the_command(tmp_path, stays, end):
    path = saved(notebook("2 + 2"), tmp_path)
    words = [sys.executable, "-c", COMMAND, str(path), stays]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as command:
        parent = int(command.stdout.readline())
        if end is not None:
            command.send_signal(end)
        command.wait()
    assert gone(parent)


def test_a_parent_that_was_never_asked_ends_at_once():
    """A command that is refused must not wait for imports that nobody needs."""
    parent = WarmParent()
    parent.close()
    assert parent.process.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def disturbed(tmp_path_factory):
    """A parent started where files are named as Python's own, and Ctrl-C pressed at once.

    With it, the file of what it says.
    """
    folder = tmp_path_factory.mktemp("user")
    for name in ("csv", "statistics", "cxlab"):
        (folder / f"{name}.py").write_text("1 / 0", encoding="utf-8")
    usual = os.dup(2)
    with pytest.MonkeyPatch.context() as patch, (folder / "said.txt").open("wb") as log:
        patch.chdir(folder)
        os.dup2(log.fileno(), 2)
        parent = WarmParent()
        os.dup2(usual, 2)
        os.close(usual)
    for _ in range(20):
        parent.process.send_signal(signal.SIGINT)
        time.sleep(0.02)
    yield parent, folder / "said.txt"
    parent.close()
    assert parent.process.returncode == 0  # as it was asked for kernels, it ends by itself


def test_a_parent_is_deaf_to_ctrl_c_from_its_first_moment_and_imports_no_file_of_its_user(
    disturbed,
):
    parent, said = disturbed
    kernel = parent.fork(["-f", "nowhere.json"], ".", dict(os.environ))
    kernel.send_signal(signal.SIGINT)
    kernel.kill()
    kernel.wait()
    assert parent.alive
    assert "Traceback" not in said.read_text(encoding="utf-8")


def test_an_environment_of_any_size_reaches_the_kernel(disturbed):
    """The system cuts long messages into pieces: a cluster's modules fill 200,000 characters."""
    parent, _ = disturbed
    large = dict(os.environ) | {f"LARGE_{place}": "x" * 100_000 for place in range(5)}
    kernels = [parent.fork(["-f", "nowhere.json"], ".", large) for _ in range(2)]
    for kernel in kernels:
        kernel.kill()
        assert kernel.wait() == -signal.SIGKILL
    assert parent.alive


def test_a_kernel_that_was_reaped_a_moment_ago_may_be_killed():
    """Its end is known to the system before it is told: a finished run must not fail by that."""
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.sendall(b'{"pid": %d}\n' % ended.pid)
        kernel = WarmProcess(ours)
        assert kernel.poll() is None
        kernel.kill()
        theirs.sendall(b'{"exit": 0}\n')
    assert kernel.wait() == 0


def test_a_parent_that_cannot_import_says_why_and_none_is_tried_again(monkeypatch, capfd):
    monkeypatch.setenv("MPLBACKEND", "no such backend")
    parent = WarmParent()
    with pytest.raises(NoKernelError, match="could not be started .*backend"):
        parent.fork([], ".", dict(os.environ), modules=["matplotlib.figure"])
    parent.close()
    assert "Traceback" not in capfd.readouterr().err


LIMITED = """import resource, sys
from cxlab.workbook.kernels.libraries import ALL
from cxlab.workbook.kernels.warm_process import forked
resource.setrlimit(resource.RLIMIT_AS, (250 << 20, 250 << 20))
try:
    forked([], ".", {}, modules=ALL)
except RuntimeError as error:
    print(error)
"""


def test_too_little_memory_is_said(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.startswith("its kernel could not be started")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_killed_command_leaves_no_staged_data(tmp_path):
    hold = "Path('secret').write_text('x'); print(Path.cwd(), flush=True); time.sleep(60)"
    path = saved(notebook(f"import sys, time\nfrom pathlib import Path\n{hold}"), tmp_path)
    staged = tmp_path / "staged"
    staged.mkdir()
    words = [sys.executable, "-c", COMMAND, str(path), "60"]
    environment = {**os.environ, "TMPDIR": str(staged)}
    with subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL) as command:
        until = time.monotonic() + 60
        while not list(staged.glob("*/secret")) and time.monotonic() < until:
            time.sleep(0.05)
        command.kill()
    until = time.monotonic() + 20
    while list(staged.iterdir()) and time.monotonic() < until:
        time.sleep(0.1)
    assert list(staged.iterdir()) == []
