import ast
import inspect
import signal
import socket
import subprocess
import sys

import pytest

from cxlab.workbook.kernels import warm_parent
from cxlab.workbook.kernels.forking import can_fork


def test_nothing_of_cxlab_and_no_inline_backend_is_loaded_before_a_fork():
    assert not [name for name in warm_parent.PRELOAD if name.startswith("cxlab")]
    assert not [name for name in warm_parent.PRELOAD if "matplotlib_inline" in name]
    whole = ast.parse(inspect.getsource(warm_parent))  # what functions import, only forks do
    imported = {n.module for n in whole.body if isinstance(n, ast.ImportFrom)}
    assert not [name for name in imported if name and name.startswith("cxlab")]


@pytest.mark.skipif(not can_fork(), reason="kernels cannot be forked here")
def test_a_kernel_that_leads_no_group_yet_is_ended_too():
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with socket.socket() as answer:
        warm_parent._end({child.pid: answer})
    assert child.wait(10) == -signal.SIGKILL
