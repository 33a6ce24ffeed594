"""The runs of a sweep on a Dask cluster. Tasks may be done twice there, so they find their result.

When a worker dies, Dask does its task again, and also finished ones whose answers it held.
"""

import logging
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from cxlab.errors import InputError
from cxlab.workbook.kernels.light_process import be_light
from cxlab.workbook.sweep.task import Outcome, Task, carry_out

TIMEOUT = 10  # seconds to reach the scheduler


def on_cluster(address: str, tasks: Sequence[Task]) -> Iterator[Outcome]:
    """Yield what became of each task, as they end.

    Parameters
    ----------
    address : str
        E.g. ``tcp://127.0.0.1:8786``. Its workers need cxlab, the notebook and the sweep's folder
        under the same paths, e.g. on a shared disk.
    tasks : sequence of Task

    Raises
    ------
    InputError
        If no scheduler answers there.
    """
    from distributed import as_completed

    with _quiet(), _client(address) as client:
        futures = {
            client.submit(carry_out_there, task, pure=False, retries=0): task for task in tasks
        }
        for future in as_completed(futures, loop=client.loop):
            try:
                yield future.result()
            except Exception:  # tasks never raise
                task = futures[future]
                message = (
                    "lost on the cluster: its scheduler or workers died; start the sweep again"
                )
                yield Outcome(task.label, task.folder, "failed", 0.0, message=message)


def carry_out_there(task: Task) -> Outcome:
    """Carry out a task in a worker's process, which no command of ours has set up."""
    be_light()
    return carry_out(task)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask from telling at length what is said in a sentence: that a cluster died."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def check_scheduler(address: str) -> None:
    """Look, before anything is done, whether a scheduler answers there.

    Raises
    ------
    InputError
        If the address is none, or no scheduler answers.
    """
    _client(address).close()


def _client(address: str) -> Any:
    """Return a client; of the address only the host and the port are repeated."""
    from distributed import Client

    parts = urlsplit(address)
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not (parts.scheme and host and port):
        raise InputError("--scheduler: need an address such as tcp://host:8786")
    try:
        # Where nothing listens, Dask's own client tries for long and leaves tracebacks.
        socket.create_connection((host, port), TIMEOUT).close()
        return Client(address, timeout=TIMEOUT, set_as_default=False)
    except Exception as error:  # whatever listens there may have said anything
        why = getattr(error, "strerror", None) or "it did not answer as one does"
        raise InputError(
            f"--scheduler {parts.scheme}://{host}:{port}: no Dask scheduler answers ({why})"
        ) from None
