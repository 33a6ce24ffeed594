import signal
import subprocess
import sys

import pytest

from cxlab.workbook.ending import sentence

ENDING = """import os, signal, sys, time
from cxlab.errors import InputError
from cxlab.workbook.ending import ending
from cxlab.workbook.stage import stage_folder
signal.signal(signal.SIGINT, signal.default_int_handler)
with ending():
    with stage_folder() as folder:
        {body}
"""


def ended(body):
    script = ENDING.format(body=body)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr.strip(), done.stdout.strip()


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ("raise InputError('row 3 is wrong')", 2, "cxlab: row 3 is wrong"),
        ("open('/no/such/file')", 2, "cxlab: /no/such/file: No such file or directory"),
        ("raise OSError(28, 'No space left on device')", 2, "cxlab: No space left on device"),
        ("raise MemoryError", 1, "cxlab: there is not enough memory for this"),
        ("sys.exit(1)", 1, ""),
    ],
)
def test_what_goes_wrong_is_one_sentence_with_its_exit_code(body, code, said):
    assert ended(body) == (code, said, "")


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_tidies_up_and_a_second_does_not_disturb_it(number):
    lines = [
        "print(folder, flush=True)",
        "try:",
        f"    os.kill(os.getpid(), signal.{number.name})",
        "    time.sleep(30)",
        "finally:",
        f"    os.kill(os.getpid(), signal.{number.name})",
        "    print('tidy')",
    ]
    code, errors, printed = ended("\n        ".join(lines))
    folder, last = printed.split()
    assert (code, errors, last) == (128 + number, "", "tidy")
    assert subprocess.run(["ls", folder], capture_output=True, check=False).returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_signal_within_a_finalizer_is_not_lost():
    """Python would print its traceback and go on."""
    lines = [
        "class Last:",
        "    def __del__(self):",
        "        os.kill(os.getpid(), signal.SIGINT)",
        "Last()",
        "time.sleep(30)",
        "print('went on')",
    ]
    assert ended("\n        ".join(lines)) == (128 + signal.SIGINT, "", "")


def test_a_sentence_names_the_file():
    assert sentence(PermissionError(13, "Permission denied", "out")) == "out: Permission denied"
