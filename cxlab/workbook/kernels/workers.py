"""Workers that run notebooks beside each other, and end with the command that started them."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from types import FrameType
from typing import NoReturn

from cxlab.workbook.kernels.cold_kernels import end_cold_kernels
from cxlab.workbook.kernels.warm_process import end_kernels
from cxlab.workbook.stage import are_there_stages, remove_stages

PATIENCE, MOMENT = 4, 0.2  # seconds in which a worker has tidied up
_started: list[Executor] = []


def workers(runs: int, threads: bool) -> Executor:
    """Return threads where kernels are forked (they share one warm parent), else processes."""
    count = min(runs, os.cpu_count() or 1)
    pool = ThreadPoolExecutor(count) if threads else _processes(count)
    _started.append(pool)
    return pool


def _processes(count: int) -> Executor:
    from multiprocessing import get_context

    return ProcessPoolExecutor(count, get_context("spawn"), initializer=_become_worker)


def _become_worker() -> None:
    """Have this process end, and tidy up, with the command, however that ends."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    threading.Thread(target=_end_with_the_command, daemon=True).start()


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)
    with open(os.devnull, "w") as nothing:  # nbclient tells at length that its kernel is gone
        os.dup2(nothing.fileno(), 2)
    threading.Thread(target=_be_gone_soon, args=(128 + number,), daemon=True).start()
    sys.exit(128 + number)  # what it does tidies up; the pool would have it do the next


def _be_gone_soon(code: int) -> None:
    end_cold_kernels()
    latest = time.monotonic() + PATIENCE
    while are_there_stages() and time.monotonic() < latest:
        time.sleep(MOMENT)
    time.sleep(MOMENT)
    remove_stages()
    os._exit(code)


def _end_with_the_command() -> None:
    """Wait for the command's end, which nobody tells where it was killed."""
    from multiprocessing import parent_process

    command = parent_process()
    if command is not None:
        command.join()
        os.kill(os.getpid(), signal.SIGTERM)


def beside(*work: Callable[[], object]) -> None:
    """Do some work that will be needed while kernels start: this process has little else to do.

    Not in the main thread: there, Ctrl-C in the wrong moment of an import leaves Python's lock of
    imports to nobody, and what other threads import is never over.
    """
    pool = workers(1, threads=True)
    for each in work:
        pool.submit(each)


def end_workers(at_once: bool = False) -> None:
    """End what still runs, as the command is over: Ctrl-C, an error, or all is done.

    Runs not yet begun are dropped and kernels killed; Python itself would do all of them first.
    ``at_once``, runs in processes of their own are not waited for either.
    """
    for pool in _started:
        pool.shutdown(wait=False, cancel_futures=True)
    end_kernels()
    if at_once and "multiprocessing" in sys.modules:
        _end_processes()
    for pool in _started:
        pool.shutdown()
    _started.clear()


def _end_processes() -> None:
    """Have worker processes tidy up, and kill those that take too long."""
    from multiprocessing import active_children

    processes, latest = active_children(), time.monotonic() + 2 * PATIENCE
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(max(MOMENT, latest - time.monotonic()))
        process.kill()
