import gc
import os
import subprocess
import sys

SEEN = """import gc, os
from cxlab.workbook.kernels.light_process import be_light
be_light()
print(os.environ["OMP_NUM_THREADS"], gc.get_threshold()[0] > 700)"""


def threads_of(**environment):
    kept = {name: text for name, text in os.environ.items() if name != "OMP_NUM_THREADS"}
    said = subprocess.run(
        [sys.executable, "-c", SEEN],
        env=kept | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout.split()


def test_linear_algebra_has_one_thread_unless_told_otherwise():
    assert threads_of() == ["1", "True"]
    assert threads_of(OMP_NUM_THREADS="3") == ["3", "True"]


def test_these_tests_run_as_commands_do():
    assert gc.get_threshold()[0] > 700
