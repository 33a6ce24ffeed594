"""Can kernels be forked here, and does it pay?"""

import os
import socket

SEVERAL = 2  # runs, from which on a warm parent pays


def can_fork() -> bool:
    """Say whether this system can fork and pass descriptors; Windows cannot."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds")


def warmed_up(runs: int, cold: bool) -> bool:
    """Say whether so many runs get warm kernels; if so, start what they are forked from."""
    warm = runs >= SEVERAL and not cold and can_fork()
    if warm:
        from cxlab.workbook.warm_process import warm_parent

        warm_parent()
    return warm
