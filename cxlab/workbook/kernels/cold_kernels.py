"""Kernels that Jupyter starts as processes of their own, and their end with what started them."""

from contextlib import suppress

LAUNCHER = "ipykernel_launcher"
PATIENCE = 5.0  # seconds in which a killed process is gone


def end_cold_kernels() -> None:
    """Kill the kernels of this process: Jupyter forgets one that it was just starting.

    On its way up such a kernel would find its folder gone, and tell so at length.
    """
    import psutil

    kernels = []
    for child in psutil.Process().children():
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            if any(LAUNCHER in word for word in child.cmdline()):
                child.kill()
                kernels.append(child)
    psutil.wait_procs(kernels, timeout=PATIENCE)
