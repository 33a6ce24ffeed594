import os
import socket

import pytest

from cxlab.workbook.kernels import forking
from cxlab.workbook.kernels.forking import can_fork, warm_up_early, warmed_up


def test_forking_needs_a_fork_and_descriptors_that_can_be_passed(monkeypatch):
    assert can_fork() == (hasattr(os, "fork") and hasattr(socket, "send_fds"))
    monkeypatch.delattr(socket, "send_fds", raising=False)
    assert not can_fork()


def test_kernels_are_warm_only_where_it_is_possible_and_wanted(monkeypatch):
    assert not warmed_up(cold=True)
    monkeypatch.delattr(socket, "send_fds", raising=False)
    assert not warmed_up(cold=False)


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        ("report", False),
        ("report --fresh", True),
        ("run service_quality -p data=kiosk", True),
        ("sweep service_quality --by branch", True),
        ("sweep service_quality --by branch --scheduler=tcp://here:8786", False),
        ("report --fresh --cold", False),
        ("run --help", False),
        ("verify reports/own/x.html", False),
        ("", False),
    ],
)
def test_only_commands_that_will_fork_kernels_start_early(monkeypatch, line, starts):
    started = []
    monkeypatch.setattr(forking, "warmed_up", lambda **how: started.append(how))
    warm_up_early(line.split())
    assert started == [{"cold": False}] * starts
