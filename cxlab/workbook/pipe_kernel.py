"""A kernel that speaks to its command over one inherited pipe.

It is Jupyter's own kernel, with its shell, profile and messages; only what carries the messages is
left out: five sockets, their threads, and the wait for them at the end of every cell.
"""

import asyncio
import select
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import SimpleNamespace
from typing import Any, cast

from ipykernel.iostream import IOPubThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from traitlets import Instance

SHORT = 0.001  # seconds


class PipeSession(Session):
    """Messages of all channels as JSON on one pipe, each followed by its buffers."""

    def __init__(self, pipe: Connection) -> None:
        """Take the kernel's end."""
        super().__init__()
        self.pipe = pipe
        # Threads and forked children of a cell write, too.
        self._whole = get_context("fork").RLock()

    def send(
        self,
        stream: Any,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: Any = None,
        buffers: Any = None,
        track: bool = False,
        header: Any = None,
        metadata: Any = None,
    ) -> Any:
        """Send a message, or one made of its parts; return it."""
        message = msg_or_type
        if not isinstance(message, dict):
            message = self.msg(message, content, parent, header, metadata)
        buffers = list(buffers or ())
        with self._whole:
            self.pipe.send_bytes(self.pack({**message, "buffers": len(buffers)}))
            for buffer in buffers:
                self.pipe.send_bytes(buffer)
        return message

    def feed_identities(self, msg_list: Any, copy: bool = True) -> tuple[list[Any], Any]:
        """Return a message as it is: on a pipe nobody needs to say who they are."""
        return [], msg_list[-1]

    def deserialize(self, msg_list: Any, content: bool = True, copy: bool = True) -> Any:
        """Return a message as it is: it was read from JSON already."""
        return msg_list


class NoThread(IOPubThread):
    """In place of the thread that publishes, and its loop: what they would do is done at once."""

    def __init__(self) -> None:
        """Start nothing."""
        self.thread = cast(Any, None)
        self.io_loop = cast(Any, self)

    def schedule(self, f: Callable[[], Any]) -> None:
        """Do it."""
        f()

    def call_later(self, delay: float, f: Callable[[], Any]) -> None:
        """Do it in that many seconds: so a cell's output is known before the cell ends."""
        timer = threading.Timer(delay, f)
        timer.daemon = True
        timer.start()


class PipeKernel(IPythonKernel):
    """Jupyter's kernel, which takes one request after the other."""

    _supports_kernel_subshells = False

    async def do_execute(self, *words: Any, **settings: Any) -> Any:
        """Execute a cell; wait for what its child processes wrote."""
        reply = await super().do_execute(*words, **settings)
        for stream in (sys.stdout, sys.stderr):
            _read_to_the_end(stream)
        return reply

    def _abort_queues(self, subshell_id: str | None = None) -> None:
        """Abort nothing: requests do not queue."""


def _read_to_the_end(stream: Any) -> None:
    """Wait for the thread that reads what others write to a stream's descriptor."""
    watched = getattr(stream, "_fid", None)
    while watched is not None and select.select([watched], [], [], 0)[0]:
        time.sleep(SHORT)


class PipeKernelApp(IPKernelApp):
    """Jupyter's application of a kernel, which here has neither a command line nor sockets."""

    pipe = Instance(Connection)

    def parse_command_line(self, argv: Any = None) -> None:
        """Parse nothing."""

    def _leave_out(self, **_: Any) -> None:
        """Leave out what only sockets need."""

    init_connection_file = init_heartbeat = log_connection_info = _leave_out
    write_connection_file = _leave_out

    def init_sockets(self) -> None:
        """Use the pipe."""
        self.session = PipeSession(self.pipe)
        self.iopub_thread = NoThread()

    def init_kernel(self) -> None:
        """Make the kernel."""
        self.kernel = PipeKernel.instance(
            parent=self,
            session=self.session,
            iopub_thread=self.iopub_thread,
            shell_channel_thread=SimpleNamespace(parent_thread=threading.main_thread()),
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )
        self.displayhook.get_execution_count = lambda: self.kernel.execution_count

    def start(self) -> None:
        """Answer requests one after the other until the command closes the pipe."""
        if self.poller is not None:
            self.poller.start()  # ends this process with the one that it was forked from
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        self.kernel.io_loop = IOLoop.current()
        while True:
            try:
                request = self.session.unpack(self.pipe.recv_bytes())
            except EOFError:
                return
            loop.run_until_complete(self.kernel.dispatch_shell((b"", request)))
