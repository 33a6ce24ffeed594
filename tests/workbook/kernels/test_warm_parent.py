import ast
import inspect
import signal
import socket
import subprocess
import sys

import pytest

from cxlab.workbook.kernels import warm_parent
from cxlab.workbook.kernels.forking import can_fork
from cxlab.workbook.kernels.libraries import ALL, KERNEL_PARTS


def test_no_inline_backend_is_loaded_before_a_fork_and_nothing_of_cxlab_before_its_stamp():
    assert not [name for name in (*KERNEL_PARTS, *ALL) if name.startswith("cxlab")]
    assert not [name for name in (*KERNEL_PARTS, *ALL) if "matplotlib_inline" in name]
    whole = ast.parse(inspect.getsource(warm_parent))  # what functions import, only forks do
    imported = {n.module for n in whole.body if isinstance(n, ast.ImportFrom)}
    assert not [name for name in imported if name and name.startswith("cxlab")]


@pytest.mark.skipif(not can_fork(), reason="kernels cannot be forked here")
def test_a_kernel_that_leads_no_group_yet_is_ended_too():
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with socket.socket() as answer:
        warm_parent._end({child.pid: answer})
    assert child.wait(10) == -signal.SIGKILL


KERNEL = """import sys
from cxlab.workbook.kernels import preloaded, warm_parent
request = {"argv": [], "cwd": sys.argv[1], "env": {"A": 1}}  # none can be set
warm_parent._become_kernel(request, preloaded.Preloaded())
"""


@pytest.mark.skipif(not can_fork(), reason="kernels cannot be forked here")
@pytest.mark.parametrize("is_there", [True, False])
def test_a_kernel_whose_command_took_its_folder_along_ends_without_a_word(tmp_path, is_there):
    """Ctrl-C between the request and the fork: the folder is removed before it is entered."""
    folder = tmp_path if is_there else tmp_path / "gone"
    words = [sys.executable, "-c", KERNEL, str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert ("Traceback" in done.stderr) is is_there  # what else goes wrong is seen
