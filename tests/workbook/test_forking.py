import os
import socket

from cxlab.workbook.forking import can_fork, warmed_up


def test_forking_needs_a_fork_and_descriptors_that_can_be_passed(monkeypatch):
    assert can_fork() == (hasattr(os, "fork") and hasattr(socket, "send_fds"))
    monkeypatch.delattr(socket, "send_fds", raising=False)
    assert not can_fork()


def test_kernels_are_warm_only_where_it_is_possible_and_wanted(monkeypatch):
    assert not warmed_up(cold=True)
    monkeypatch.delattr(socket, "send_fds", raising=False)
    assert not warmed_up(cold=False)
