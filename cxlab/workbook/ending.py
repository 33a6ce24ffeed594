"""How a command ends: with its workers, kernels and staged data, and in one plain sentence."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from cxlab.errors import InputError

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

FAILED, WRONG, SIGNALLED = 1, 2, 128
GRACE = 5.0  # seconds in which further signals do not disturb the end
MOMENT = 0.02  # seconds after which an interrupt that was lost is made again
_heard: list[tuple[int, float]] = []


@contextmanager
def ending(debug: bool = False) -> Iterator[None]:
    """Carry out a command, and end with it all that it started.

    SIGTERM ends it as Ctrl-C does. What it cannot help is said in one sentence, with exit code 2
    where its user can (input, folders, disks), else 1.

    Parameters
    ----------
    debug : bool
        Whether to show where an error was raised.
    """
    _listen()
    well = False
    try:
        yield
        well = True
    except SystemExit as ended:
        well = not _heard
        sys.exit(SIGNALLED + _heard[0][0] if _heard else ended.code)
    except KeyboardInterrupt:  # before the command line is read; typer ends commands so, too
        sys.exit(SIGNALLED + (_heard[0][0] if _heard else signal.SIGINT))
    except (InputError, OSError, MemoryError) as error:
        if debug:
            raise
        print(f"cxlab: {sentence(error)}", file=sys.stderr)
        sys.exit(FAILED if isinstance(error, MemoryError) else WRONG)
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        _end_all(at_once=not well)


def sentence(error: Exception) -> str:
    """Return what went wrong, for people.

    Examples
    --------
    >>> sentence(PermissionError(13, "Permission denied", "reports"))
    'reports: Permission denied'
    """
    if isinstance(error, MemoryError):
        return "there is not enough memory for this"
    if isinstance(error, OSError) and error.strerror:
        named = f"{error.filename}: " if error.filename is not None else ""
        return f"{named}{error.strerror}"
    return str(error)


def _listen() -> None:
    """End on signals as on Ctrl-C, unless this command was started deaf to that."""
    signal.signal(signal.SIGTERM, _interrupt)
    sys.unraisablehook = _interrupt_again
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Interrupt the command, once: what it tidies up is not to be interrupted in turn."""
    now = time.monotonic()
    if _heard and now - _heard[-1][1] < GRACE:
        return
    _heard.append((number, now))
    raise KeyboardInterrupt


def _interrupt_again(lost: "UnraisableHookArgs") -> None:
    """Interrupt a moment later where it was in vain: within finalizers Python only prints it."""
    if not _heard or lost.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(lost)
        return
    number, _ = _heard.pop()
    threading.Timer(MOMENT, os.kill, (os.getpid(), number)).start()


def _end_all(at_once: bool) -> None:
    if "cxlab.workbook.kernels.workers" in sys.modules:
        from cxlab.workbook.kernels.workers import end_workers

        end_workers(at_once)
    elif "cxlab.workbook.kernels.warm_process" in sys.modules:
        from cxlab.workbook.kernels.warm_process import end_kernels

        end_kernels()
    if "cxlab.workbook.stage" in sys.modules:
        from cxlab.workbook.stage import remove_left_stages, remove_stages

        remove_stages()
        if at_once:  # those of workers that were killed
            remove_left_stages()
