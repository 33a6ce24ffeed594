import subprocess
import sys

import psutil

from cxlab.workbook.kernels.cold_kernels import LAUNCHER, end_cold_kernels


def test_kernels_are_ended_also_on_their_way_up_and_nothing_else():
    sleep = "import time; time.sleep(60)"
    kernel, other = (
        subprocess.Popen([sys.executable, "-c", sleep, *words]) for words in ([LAUNCHER], [])
    )
    try:
        end_cold_kernels()
        assert not psutil.pid_exists(kernel.pid)
        assert other.poll() is None
    finally:
        for process in (kernel, other):
            process.kill()
            process.wait()
