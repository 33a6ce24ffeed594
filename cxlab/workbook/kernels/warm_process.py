"""The command's side of `warm_parent`: starting it, and asking it for kernels."""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

from cxlab.workbook.kernels.pipe_frames import LENGTH

DYING = 5  # seconds in which a process that has closed its sockets has ended


class NoKernelError(RuntimeError):
    """No kernel can be forked: its parent died, or could not import what kernels need."""

    def __init__(self, reason: str = "") -> None:
        """Say why, where that is known."""
        super().__init__(
            f"its kernel could not be started ({reason})"
            if reason
            else "its kernel could not be started: what it is forked from died (out of memory, or "
            "killed)"
        )
        self.reason = reason


class WarmParent:
    """A running warm parent, owned by this process."""

    def __init__(self) -> None:
        """Start it; it imports while we go on."""
        ours, theirs = socket.socketpair()
        self._control, self._forked = ours, False
        self._lock = threading.Lock()
        with theirs:
            # As kernels are started; else their debugger complains. And not to import what lies in
            # the user's folder, such as a statistics.py of theirs.
            python = [sys.executable, "-Xfrozen_modules=off", "-P"]
            # Until it can ignore it, it is deaf to Ctrl-C, which is the command's.
            heard = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
            try:
                self.process = subprocess.Popen(
                    [*python, "-m", "cxlab.workbook.kernels.warm_parent", str(theirs.fileno())],
                    pass_fds=(theirs.fileno(),),
                    stdin=subprocess.DEVNULL,
                    start_new_session=True,
                )
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, heard)

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def expect(self, modules: Sequence[str]) -> None:
        """Have modules imported that a kernel will need, before it is asked for."""
        request = json.dumps({"modules": modules}).encode()
        with self._lock, suppress(OSError):  # where it has died, whoever asks for a kernel is told
            self._control.sendall(LENGTH.pack(len(request)) + request)

    def fork(
        self,
        argv: list[str],
        cwd: str,
        env: dict[str, str],
        *pipe: int,
        modules: Sequence[str] = (),
    ) -> "WarmProcess":
        """Return a new kernel process, which gets the descriptor of a pipe to speak over, if any.

        Modules that it will import are imported before.

        Raises
        ------
        NoKernelError
            If the parent is gone, or cannot.
        """
        asked = {"argv": argv, "cwd": cwd, "env": env, "modules": modules}
        request = json.dumps(asked).encode()
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            self._forked = True
            try:
                head = [LENGTH.pack(len(request))]
                socket.send_fds(self._control, head, [theirs.fileno(), *pipe])
                self._control.sendall(request)
            except OSError:
                ours.close()
                raise NoKernelError from None
        return WarmProcess(ours)

    def close(self) -> None:
        """End it, and with it every kernel that still runs; at once if it never had one."""
        with suppress(OSError):  # it has died
            self._control.send(LENGTH.pack(0))  # else it would look after what we left
        self._control.close()
        if not self._forked:
            self.process.kill()  # it may still import, and would look only then
        self.process.wait()


class WarmProcess:
    """A forked kernel, with the little of ``Popen`` that Jupyter's provisioner uses."""

    stdin = stdout = stderr = None

    def __init__(self, answer: socket.socket) -> None:
        """Wait for the process id."""
        self._answer = answer
        self._lines = answer.makefile("rb")
        told = json.loads(self._lines.readline() or "{}")
        if "pid" not in told:
            self._lines.close()
            answer.close()
            raise NoKernelError(told.get("failed", ""))
        self.pid: int = told["pid"]
        self.returncode: int | None = None
        answer.setblocking(False)

    def poll(self) -> int | None:
        """Return the exit code, or None while it runs; -9 where its parent was killed."""
        if self.returncode is None:
            try:
                told = self._answer.recv(4096)
            except BlockingIOError:
                return None
            self.returncode = json.loads(told)["exit"] if told else -signal.SIGKILL
            self._lines.close()
            self._answer.close()
        return self.returncode

    def wait(self) -> int:
        """Wait for the end; return the exit code."""
        import select

        while (code := self.poll()) is None:
            select.select([self._answer], [], [])
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):  # reaped, and its end not told yet
                os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


_parent: WarmParent | None = None
_over = False
_starting = threading.Lock()


def warm_parent() -> WarmParent:
    """Return this process's warm parent; start one if there is none, or it has died."""
    global _parent  # noqa: PLW0603 - one a process, like the process itself
    with _starting:
        if _over:
            raise RuntimeError("the command is over: it has no more kernels")
        if _parent is None or not _parent.alive:
            _parent = WarmParent()
            atexit.register(_parent.close)
        return _parent


def forked(
    argv: list[str], cwd: str, env: dict[str, str], *pipe: int, modules: Sequence[str] = ()
) -> WarmProcess:
    """Return a kernel forked from the warm parent; where that has just died, from a new one."""
    parent = warm_parent()
    try:
        return parent.fork(argv, cwd, env, *pipe, modules=modules)
    except NoKernelError as error:
        if error.reason:  # another could not either
            raise
        with suppress(subprocess.TimeoutExpired):  # its sockets are gone before it is
            parent.process.wait(DYING)
        return warm_parent().fork(argv, cwd, env, *pipe, modules=modules)


def is_over() -> bool:
    """Say whether this process's kernels were ended: what they ran does not count."""
    return _over


def end_kernels() -> None:
    """End this process's warm parent and with it all kernels; there will be no others."""
    global _over  # noqa: PLW0603 - one a process, like the parent
    with _starting:
        _over = True
        if _parent is not None:
            _parent.close()
