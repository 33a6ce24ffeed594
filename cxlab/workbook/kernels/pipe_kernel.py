"""A kernel that speaks to its command over one inherited pipe.

It is Jupyter's own kernel, with its shell, profile and messages; only what carries the messages is
left out: five sockets, their threads, and the wait for them at the end of every cell.
"""

import asyncio
import contextlib
import json
import os
import select
import socket
import sys
import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from types import SimpleNamespace
from typing import Any, cast

from ipykernel.iostream import IOPubThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.jsonutil import json_clean
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from traitlets import Instance
from traitlets.config import Config

from cxlab.workbook.kernels.pipe_frames import Frames, framed

SHORT, LONG = 0.001, 1.0  # seconds
PIECE = 16_000  # characters of output that one datagram carries
MOST = 1 << 20  # bytes read at once


class PipeSession(Session):
    """Messages of all channels as JSON on one pipe.

    One thread writes them: a cell's signal handler, which may raise, can then not leave one half
    written. Forked children of a cell do not write to the pipe at all, for they may be killed
    any time; their output comes in datagrams, which are whole or not there.
    """

    def __init__(self, pipe: socket.socket) -> None:
        """Take the kernel's end."""
        super().__init__()
        self.pipe, self.owner = pipe, os.getpid()
        self._written: SimpleQueue[bytes] = SimpleQueue()
        self._ours, self._childrens = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        for work in (self._write, self._take_from_children):
            threading.Thread(target=work, daemon=True).start()

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
        """Send a message, or one made of its parts; return it. Children send output only."""
        message = msg_or_type
        if not isinstance(message, dict):
            message = self.msg(message, content, parent, header, metadata)
        if os.getpid() != self.owner:
            if message["msg_type"] == "stream":
                self._send_from_child(message)
            return message
        views = [memoryview(buffer) for buffer in buffers or ()]
        for number, view in enumerate(views):
            if not view.contiguous:
                raise ValueError(f"Buffer {number} ({view.obj!r}) is not contiguous")
        self._written.put(framed(self._packed(message), *(view.tobytes("A") for view in views)))
        return message

    def feed_identities(self, msg_list: Any, copy: bool = True) -> tuple[list[Any], Any]:
        """Return a message as it is: on a pipe nobody needs to say who they are."""
        return [], msg_list[-1]

    def deserialize(self, msg_list: Any, content: bool = True, copy: bool = True) -> Any:
        """Return a message as it is: it was read from JSON already."""
        return msg_list

    def _packed(self, message: Any) -> bytes:
        try:
            packed: bytes = self.pack(message)
        except UnicodeEncodeError:  # half of a surrogate pair
            text = json.dumps(json_clean(message), default=str, ensure_ascii=False)
            packed = text.encode("utf-8", "replace")
        return packed

    def _send_from_child(self, message: Any) -> None:
        text = message["content"]["text"]
        for start in range(0, len(text), PIECE):
            content = message["content"] | {"text": text[start : start + PIECE]}
            with contextlib.suppress(OSError):  # the kernel is gone
                self._childrens.send(framed(self._packed({**message, "content": content})))

    def _take_from_children(self) -> None:
        while True:
            self._written.put(self._ours.recv(MOST))

    def _write(self) -> None:
        with contextlib.suppress(OSError):  # the command is gone
            while True:
                self.pipe.sendall(framed(self._written.get()))


class NoThread(IOPubThread):
    """In place of the thread that publishes, and its loop: what they would do is done at once.

    What is to be done later waits in a thread that is there already: were one started for it, a
    cell's signal handler that raises could spoil its start.
    """

    def __init__(self) -> None:
        """Wait for what is to be done later."""
        self.thread = cast(Any, None)
        self.io_loop = cast(Any, self)
        self._later: SimpleQueue[tuple[float, Callable[[], Any]]] = SimpleQueue()
        threading.Thread(target=self._do_later, daemon=True).start()

    def schedule(self, f: Callable[[], Any]) -> None:
        """Do it."""
        f()

    def call_later(self, delay: float, f: Callable[[], Any]) -> None:
        """Do it in that many seconds: so a cell's output is known before the cell ends."""
        self._later.put((time.monotonic() + delay, f))

    def _do_later(self) -> None:
        while True:
            when, f = self._later.get()
            time.sleep(max(0.0, when - time.monotonic()))
            f()


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
    """Wait for the thread that reads what others write to a stream's descriptor, but not long."""
    watched, latest = getattr(stream, "_fid", None), time.monotonic() + LONG
    while watched is not None and select.select([watched], [], [], 0)[0]:
        if time.monotonic() > latest or not stream.watch_fd_thread.is_alive():
            return
        time.sleep(SHORT)


def _settle(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)


class PipeKernelApp(IPKernelApp):
    """Jupyter's application of a kernel, which here has neither a command line nor sockets."""

    pipe = Instance(socket.socket)

    def parse_command_line(self, argv: Any = None) -> None:
        """Set what nbclient would: a run stays out of its user's history."""
        self.update_config(Config({"HistoryManager": {"hist_file": ":memory:"}}))

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
        with contextlib.suppress(RuntimeError):  # a cell stopped the loop: exit() does
            loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        frames = Frames()
        while data := await self._received():
            for request in frames.fed(data):
                await self.kernel.dispatch_shell((b"", self.session.unpack(request)))
                if os.getpid() != self.session.owner:
                    os._exit(0)  # a fork that came to the end of its cell: it is not the kernel

    async def _received(self) -> bytes:
        """Return what comes next, nothing at the end; a cell's tasks go on meanwhile."""
        loop = asyncio.get_running_loop()
        ready = loop.create_future()
        loop.add_reader(self.pipe, _settle, ready)
        try:
            await ready
        finally:
            loop.remove_reader(self.pipe)
        return self.pipe.recv(MOST)
