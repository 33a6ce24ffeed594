import signal
import sys

import pytest

from tests.faults.throw import Ground, Throw, _mixed, _tracebacks, planned, throw

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    return Ground(tmp_path_factory.mktemp("faults"))


@pytest.mark.parametrize(
    "one",
    [
        Throw(("run",), signal.SIGKILL, "command", 0.6),
        Throw(("sweep", "--by", "branch"), signal.SIGTERM, "command", 0.7),
        Throw(("sweep", "--by", "branch"), signal.SIGKILL, "kernel", 0.5),
        Throw(("run", "--cold"), signal.SIGINT, "command", 0.5),
    ],
    ids=str,
)
def test_nothing_is_half_left_or_other(ground, one):
    """The short form of ``make faults``."""
    assert throw(ground, one, hash(one)) == []


def test_a_mixture_would_be_seen(tmp_path):
    old, new = (
        {f"01_tiny.{kind}": word for kind in ("html", "json", "ipynb")} for word in (b"o", b"n")
    )
    for name, text in {**old, "01_tiny.json": b"n"}.items():
        (tmp_path / name).write_bytes(text)
    assert _mixed(tmp_path, ("run",), old=old, new=new)[0].endswith("a mixture")


def test_every_kind_is_thrown():
    thrown = planned(60, seed=1)
    assert len({str(one) for one in thrown}) == 30
    assert all(0 <= one.moment <= 1 for one in thrown)


def test_only_a_cold_kernel_on_its_way_up_may_show_a_traceback():
    up = 'Traceback (most recent call last):\n  File "/lib/zmq/__init__.py"\nKeyboardInterrupt\n'
    ours = up.replace("/lib/zmq", "/lib/cxlab/workbook")
    at_kernel = Throw(("run", "--cold"), signal.SIGINT, "kernel", 0.5)
    assert not _tracebacks(up, at_kernel)
    assert _tracebacks(up + ours, at_kernel)
    assert _tracebacks(up + "Traceback (most recent call last):\nValueError: x\n", at_kernel)
    assert _tracebacks(up, Throw(("run",), signal.SIGINT, "command", 0.5))
