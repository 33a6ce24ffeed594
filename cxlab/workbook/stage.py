"""Folders of runs, with users' data and connection URLs in them: none outlives its process."""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PREFIX, MARK = "cxlab-", ".cxlab-stage"
PATIENCE, PAUSE = 3.0, 0.05  # seconds
_ours: set[Path] = set()


@contextlib.contextmanager
def stage_folder() -> Iterator[Path]:
    """Make a folder that only its user can read; remove it at the end, whatever happens."""
    _once(tempfile.gettempdir())
    folder, lock = _locked()
    try:
        yield folder
    finally:
        _remove(folder)
        if lock is not None:
            os.close(lock)


def are_there_stages() -> bool:
    """Say whether this process has any."""
    return bool(_ours)


def remove_stages() -> None:
    """Remove what is left of this process's own: a signal may have come while one was removed."""
    for folder in list(_ours):
        _remove(folder)


def remove_left_stages(place: str | None = None) -> None:
    """Remove the folders of processes that were killed: nobody holds these any more."""
    if os.name == "nt":  # it has no locks by which to know
        return
    for folder in Path(place or tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if folder not in _ours and not folder.is_symlink():
            with contextlib.suppress(OSError):
                _remove_if_left(folder)


def _remove_if_left(folder: Path) -> None:
    if not (folder / MARK).is_file() or folder.stat().st_uid != os.getuid():
        return  # none of ours, or another's
    lock = _lock(folder, wait=False)
    if lock is not None:
        _remove(folder)
        os.close(lock)


def _locked() -> tuple[Path, int | None]:
    """Return a new folder, held by this process as long as it lives."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        _ours.add(folder)
        (folder / MARK).touch()  # by which others know that it is a stage
        lock = _lock(folder, wait=True)
        if (folder / MARK).exists():
            return folder, lock
        _ours.discard(folder)  # taken for one that was left, in the moment before it was held


def _lock(folder: Path, wait: bool) -> int | None:
    """Hold a folder; None where another holds it or the system has no such locks."""
    try:
        import fcntl
    except ImportError:
        return None
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(held)
        return None
    return held


def _remove(folder: Path) -> None:
    """Remove a folder, also where a kernel that is about to end still writes into it."""
    latest = time.monotonic() + PATIENCE
    while folder.exists() and time.monotonic() < latest:
        with contextlib.suppress(OSError):
            for entry in folder.iterdir():
                if entry.name != MARK:  # the last to go: by it what is left is known
                    _remove_one(entry)
            if {entry.name for entry in folder.iterdir()} <= {MARK}:
                shutil.rmtree(folder)
        if folder.exists():
            time.sleep(PAUSE)
    if not folder.exists():
        _ours.discard(folder)


def _remove_one(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry, ignore_errors=True)
    else:
        entry.unlink(missing_ok=True)


@cache
def _once(place: str) -> None:
    remove_left_stages(place)
