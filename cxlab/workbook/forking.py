"""Can kernels be forked here?"""

import os
import socket


def can_fork() -> bool:
    """Say whether this system can fork and pass descriptors; Windows cannot."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds")


def warmed_up(cold: bool) -> bool:
    """Say whether kernels are to be warm; if so, start what they are forked from.

    It imports while its command does, so even a single run is over sooner.
    """
    warm = not cold and can_fork()
    if warm:
        from cxlab.workbook.warm_process import warm_parent

        warm_parent()
    return warm
