"""Can kernels be forked here?"""

import os
from collections.abc import Sequence

WITH_KERNELS = {"run", "sweep", "check", "refresh"}
IF_FRESH = ("report", "--fresh")  # else it looks first whether there is anything to run
WITHOUT = ("--cold", "--help", "--scheduler")


def can_fork() -> bool:
    """Say whether this system can fork and pass descriptors; Windows cannot."""
    import socket

    return hasattr(os, "fork") and hasattr(socket, "send_fds")


def warmed_up(cold: bool) -> bool:
    """Say whether kernels are to be warm; if so, start what they are forked from.

    It imports while its command does, so even a single run is over sooner.
    """
    warm = not cold and can_fork()
    if warm:
        from cxlab.workbook.kernels.warm_process import warm_parent

        warm_parent()
    return warm


def warm_up_early(words: Sequence[str]) -> None:
    """Start what kernels are forked from before a command line that will need it is read."""
    needed = {*words[:1]} & WITH_KERNELS or {*IF_FRESH} <= {*words}
    if needed and not any(word.startswith(WITHOUT) for word in words):
        warmed_up(cold=False)
