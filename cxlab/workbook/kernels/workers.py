"""Workers that run notebooks beside each other, and end with the command that started them."""

import os
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor

from cxlab.workbook.kernels.warm_process import end_kernels

_started: list[Executor] = []


def workers(runs: int, threads: bool) -> Executor:
    """Return threads where kernels are forked (they share one warm parent), else processes."""
    from multiprocessing import get_context

    count = min(runs, os.cpu_count() or 1)
    pool = (
        ThreadPoolExecutor(count) if threads else ProcessPoolExecutor(count, get_context("spawn"))
    )
    _started.append(pool)
    return pool


def beside(*work: Callable[[], object]) -> None:
    """Do some work that will be needed while kernels start: this process has little else to do.

    Not in the main thread: there, Ctrl-C in the wrong moment of an import leaves Python's lock of
    imports to nobody, and what other threads import is never over.
    """
    pool = workers(1, threads=True)
    for each in work:
        pool.submit(each)


def end_workers() -> None:
    """End what still runs, as the command is over: Ctrl-C, an error, or all is done.

    Runs not yet begun are dropped and kernels killed; Python itself would do all of them first.
    """
    for pool in _started:
        pool.shutdown(wait=False, cancel_futures=True)
    end_kernels()
    for pool in _started:
        pool.shutdown()
    _started.clear()
