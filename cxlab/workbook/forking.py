"""Can kernels be forked here?"""

import os
import socket


def can_fork() -> bool:
    """Say whether this system can fork and pass descriptors; Windows cannot."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds")
