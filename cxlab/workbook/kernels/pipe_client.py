"""The command's side of `pipe_kernel`: what nbclient asks of a kernel's client."""

import asyncio
import contextlib
import json
import os
import signal
import socket
from collections.abc import Sequence
from queue import Empty
from typing import Any

from jupyter_client.client import KernelClient
from jupyter_core.utils import run_sync

from cxlab.workbook.kernels.pipe_frames import Frames, framed
from cxlab.workbook.kernels.warm_process import WarmProcess, forked

MOST = 1 << 20  # bytes read at once
TURNS = 5  # of the event loop
PATIENCE = 5.0  # seconds in which an interrupted cell has ended; Jupyter's own


class PipeChannel:
    """The messages of one of Jupyter's channels."""

    def __init__(self) -> None:
        """Begin without any."""
        self.received: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.unsent: list[dict[str, Any]] = []

    def send(self, message: dict[str, Any]) -> None:
        """Keep a message until the kernel listens, which it does between cells."""
        self.unsent.append(message)

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the next message.

        Raises
        ------
        queue.Empty
            If none comes within that many seconds.
        """
        try:
            return await asyncio.wait_for(self.received.get(), timeout)
        except TimeoutError:
            raise Empty from None


class PipeClient(KernelClient):
    """Talks to a kernel that listens on a pipe, in the event loop that nbclient uses, too."""

    allow_stdin = False

    def __init__(self, process: WarmProcess, pipe: socket.socket) -> None:
        """Listen to a kernel."""
        super().__init__()
        self.process, self.pipe = process, pipe
        self.shell, self.iopub = PipeChannel(), PipeChannel()
        self._frames = Frames()
        run_sync(self._listen)()

    @property
    def shell_channel(self) -> PipeChannel:
        """Where replies come."""
        return self.shell

    @property
    def iopub_channel(self) -> PipeChannel:
        """Where outputs come."""
        return self.iopub

    def execute(self, *words: Any, **settings: Any) -> str:
        """Ask for a cell to be executed; return the request's id."""
        return self._asked(super().execute(*words, **settings))

    def kernel_info(self) -> str:
        """Ask what kernel it is; return the request's id."""
        return self._asked(super().kernel_info())

    def is_alive(self) -> bool:
        """Say whether the kernel runs."""
        return self.process.poll() is None

    def interrupt(self) -> None:
        """Interrupt the cell that runs; wait until its outputs have come, but not for ever."""
        with contextlib.suppress(ProcessLookupError):  # it has just ended
            os.killpg(self.process.pid, signal.SIGINT)  # and what it started, as Jupyter does
        run_sync(self._interrupted)()

    def close(self) -> None:
        """End the kernel at once."""
        try:
            run_sync(self._leave)()
        finally:
            self.pipe.close()
            self.process.kill()
            self.process.wait()

    async def _listen(self) -> None:
        asyncio.get_running_loop().add_reader(self.pipe, self._receive)

    async def _interrupted(self) -> None:
        with contextlib.suppress(Empty):
            await self.shell.get_msg(PATIENCE)
        while not self.iopub.received.empty():  # nbclient takes them, as long as it is let
            await asyncio.sleep(0)

    async def _leave(self) -> None:
        asyncio.get_running_loop().remove_reader(self.pipe)
        for _ in range(TURNS):  # so that what nbclient cancelled ends
            await asyncio.sleep(0)

    def _asked(self, request: str) -> str:
        with contextlib.suppress(OSError):  # it died, which nbclient asks us
            for message in self.shell.unsent:
                self.pipe.sendall(framed(self.session.pack(message)))
        self.shell.unsent.clear()
        return request

    def _receive(self) -> None:
        try:
            data = self.pipe.recv(MOST)
        except OSError:
            data = b""
        if not data:  # it ended, which nbclient asks us
            asyncio.get_running_loop().remove_reader(self.pipe)
        for whole in self._frames.fed(data):
            content, *buffers = Frames().fed(whole)
            # As Jupyter reads it: what is no UTF-8, a cell's output may hold all the same.
            message = json.loads(content.decode("utf-8", "replace")) | {"buffers": buffers}
            reply = message["msg_type"].endswith("_reply")
            (self.shell if reply else self.iopub).received.put_nowait(message)


def forked_kernel(cwd: str, modules: Sequence[str] = ()) -> PipeClient:
    """Return a client of a new kernel, forked from the warm parent with modules imported."""
    ours, theirs = socket.socketpair()
    with theirs, contextlib.ExitStack() as undone:
        undone.callback(ours.close)
        process = forked([], cwd, dict(os.environ), theirs.fileno(), modules=modules)
        undone.callback(process.kill)
        client = PipeClient(process, ours)
        undone.pop_all()
    return client
