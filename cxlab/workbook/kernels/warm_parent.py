"""The warm parent: one process with the libraries imported, of which kernels are forks.

Started by `warm_process` as ``python -m cxlab.workbook.kernels.warm_parent FD``. It is reached
through the descriptor it inherits and nothing else, and ends when that closes: it lives
exactly as long as the command that started it. Code of cxlab itself, which may be under edit, is
imported before a fork, too, and forgotten in the fork where it has changed: see `preloaded`.
"""

import contextlib
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import time
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from cxlab.workbook.kernels.preloaded import Preloaded

INLINE = "module://matplotlib_inline.backend_inline"
TRIES, PAUSE = 10, 0.1  # seconds
MEANWHILE = 0.5  # seconds in which a command that is ending has killed its kernels
KERNEL = "cxlab.workbook.kernels.pipe_kernel"  # runs notebooks; they never see it
Held = socket.socket | selectors.BaseSelector


def serve(descriptor: int) -> NoReturn:
    """Fork a kernel for every request on the descriptor, until it closes.

    A request is a frame: its length, and with it a socket on which the kernel's process id and, at
    the end, its exit code are told; then JSON with ``argv``, ``cwd`` and ``env``, and ``modules``
    that its notebook needs. Without a socket it has ``modules`` alone, which will be needed soon.
    """
    control = socket.socket(fileno=descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the command's, which closes us
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    try:
        preloaded = _preload()
    except Exception as error:  # such as too little memory: whoever asks for a kernel is told
        _refuse(control, _why(error))
    alarm, kernels = _watch_children(), dict[int, socket.socket]()
    selector = _readable(control, alarm)
    while True:
        for key, _ in selector.select():
            if key.fileobj is alarm:
                alarm.recv(4096)
                _reap(kernels)
                continue
            message, descriptors = _requested(control)
            if not message:
                _leave(kernels, was_killed=message is None)
            request = json.loads(message)
            failed = _imported(request["modules"], preloaded)
            if failed or not descriptors:
                _decline(descriptors, failed)
                continue
            answer, pipes = socket.socket(fileno=descriptors[0]), descriptors[1:]
            held: tuple[Held, ...] = (selector, control, alarm, answer, *kernels.values())
            pid = _forked_kernel(request, preloaded, pipes, held)
            kernels[pid] = answer
            _tell(answer, pid=pid)


def _readable(*sockets: socket.socket) -> selectors.BaseSelector:
    """Return what tells which of some sockets have something to read."""
    selector = selectors.DefaultSelector()
    for one in sockets:
        selector.register(one, selectors.EVENT_READ)
    return selector


def _forked_kernel(
    request: dict[str, Any], preloaded: "Preloaded", pipes: list[int], held: Iterable[Held]
) -> int:
    """Fork a kernel, which closes what only its parent is to hold; return its process id."""
    pid = _fork()
    if pid == 0:
        for inherited in held:
            inherited.close()
        _become_kernel(request, preloaded, *pipes)
    for pipe in pipes:
        os.close(pipe)
    return pid


def _refuse(control: socket.socket, why: str) -> NoReturn:
    """Answer every request by why there is no kernel."""
    while True:
        message, descriptors = _requested(control)
        if not message:
            os._exit(0)
        _decline(descriptors, why)


def _decline(descriptors: list[int], why: str) -> None:
    """Say that there is no kernel to whoever asked for one, if anybody did."""
    for descriptor in descriptors[1:]:
        os.close(descriptor)
    for descriptor in descriptors[:1]:
        with socket.socket(fileno=descriptor) as answer:
            _tell(answer, failed=why)


def _imported(modules: list[str], preloaded: "Preloaded") -> str:
    """Import what kernels will need; return why that failed, or nothing."""
    try:
        preloaded.add(modules)
    except Exception as error:
        return _why(error)
    return ""


def _why(error: Exception) -> str:
    lacking = isinstance(error, MemoryError)
    return "out of memory" if lacking else f"{type(error).__name__}: {error}"


def _leave(kernels: dict[int, socket.socket], was_killed: bool) -> NoReturn:
    """End; where the command waits for that there is nothing to tidy."""
    _end(kernels)
    if was_killed:
        _tidy_up()
    os._exit(0)


def _tidy_up() -> None:
    """Remove the data that a command which was killed had staged; it takes a moment to be gone."""
    from cxlab.workbook.stage import remove_left_stages

    for _ in range(TRIES):
        remove_left_stages()
        time.sleep(PAUSE)


def _requested(control: socket.socket) -> tuple[bytes | None, list[int]]:
    """Return a request, nothing at the end, None where the command was killed.

    Its length comes first: the system cuts long ones.
    """
    from cxlab.workbook.kernels.pipe_frames import LENGTH

    head, descriptors, _, _ = socket.recv_fds(control, LENGTH.size, 2)
    if not head:
        return None, []
    (length,) = LENGTH.unpack(head)
    return control.recv(length, socket.MSG_WAITALL), descriptors


def _fork() -> int:
    """Fork; Python from 3.12 on warns of threads, but the one there is only tidies memory."""
    with warnings.catch_warnings():
        # pyarrow's allocator has it, and knows how to be forked.
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        return os.fork()


def _preload() -> "Preloaded":
    from cxlab.workbook.kernels.libraries import KERNEL_PARTS
    from cxlab.workbook.kernels.light_process import be_light
    from cxlab.workbook.kernels.preloaded import Preloaded, uncollected

    be_light()  # forks inherit how often garbage is looked for
    preloaded = Preloaded()
    # Has matplotlib read all names of backends here, once, and not in every fork that sets its own.
    os.environ.setdefault("MPLBACKEND", INLINE)
    with uncollected():
        for name in (*KERNEL_PARTS, KERNEL):
            importlib.import_module(name)
    return preloaded


def _watch_children() -> socket.socket:
    """Return a socket that becomes readable when a kernel ends."""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    signal.set_wakeup_fd(theirs.detach())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    return ours


def _reap(kernels: dict[int, socket.socket]) -> None:
    for pid in list(kernels):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            answer = kernels.pop(pid)
            _tell(answer, exit=os.waitstatus_to_exitcode(status))
            answer.close()


def _tell(answer: socket.socket, **message: int | str) -> None:
    with contextlib.suppress(OSError):  # whoever asked is gone; its kernel ends by itself
        answer.sendall(json.dumps(message).encode() + b"\n")


def _end(kernels: dict[int, socket.socket]) -> None:
    """Kill all kernels and what they started, also one that does not lead a group yet."""
    for pid in kernels:
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError):
                kill(pid, signal.SIGKILL)


def _run_kernel(request: dict[str, Any], preloaded: "Preloaded", pipe: int | None) -> None:
    """Run a kernel to its end, on a pipe or, without one, on sockets of its own."""
    from ipykernel.kernelapp import IPKernelApp

    from cxlab.workbook.kernels.pipe_kernel import PipeKernelApp

    _forget_the_parent(request)
    preloaded.forget_changed(request["cwd"], request["env"])
    # Its own default was read from the environment when it was imported, before the fork.
    if pipe is None:
        kernel = IPKernelApp.instance(parent_handle=os.getppid())
    else:
        kernel = PipeKernelApp.instance(parent_handle=os.getppid(), pipe=socket.socket(fileno=pipe))
    kernel.initialize(request["argv"])
    # traitlets lets every message be written down for a log that then leaves most of them out.
    kernel.log.setLevel(kernel.log_level)
    kernel.start()


def _become_kernel(
    request: dict[str, Any], preloaded: "Preloaded", pipe: int | None = None
) -> NoReturn:
    """Turn this fork into the kernel that was asked for; never return."""
    code = 1
    try:
        _run_kernel(request, preloaded, pipe)
        code = 0
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else 0
    except (KeyboardInterrupt, MemoryError):
        pass  # the command says that its kernel died
    except BaseException:  # whatever it is, it must not reach the server's loop
        # Where the command is ending it takes our files and sockets away, which is no error of
        # ours: it kills us meanwhile, or its folder is gone, and nobody asks any more.
        time.sleep(MEANWHILE)
        if os.path.isdir(request["cwd"]):
            sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _forget_the_parent(request: dict[str, Any]) -> None:
    """Undo what a fork inherits and a fresh process has not: signals, environment, chance."""
    import random

    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    if "matplotlib" in sys.modules:  # it has read before the fork what kernels set by then
        sys.modules["matplotlib"].rcParams["backend"] = os.environ.get("MPLBACKEND") or INLINE
    os.environ["JPY_PARENT_PID"] = str(os.getppid())  # the kernel ends when its parent does
    sys.argv = ["ipykernel_launcher", *request["argv"]]
    sys.path[:] = [entry for entry in sys.path if entry]
    for entry in reversed(os.environ.get("PYTHONPATH", "").split(os.pathsep)):
        if entry and entry not in sys.path:
            sys.path.insert(0, entry)
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()  # the global state, which every fork would share
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
