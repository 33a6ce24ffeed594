"""Data that change while they are read are noticed: such a report would be of no data at all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cxlab.errors import InputError
from cxlab.published import fingerprint

LARGE = 1 << 30  # bytes: of larger files the times of their last change must do


@contextmanager
def unchanged(paths: Iterable[Path]) -> Iterator[None]:
    """Look at files, or folders of them, before and after what is done with them.

    Raises
    ------
    InputError
        If one is not what it was; also in place of an error that may have come from that.
    """
    before = {path: _state(path) for path in paths}
    try:
        yield
    except Exception:
        _check(before)
        raise
    _check(before)


def _check(before: dict[Path, tuple[str, ...]]) -> None:
    changed = [path.name for path, state in before.items() if _state(path) != state]
    if changed:
        raise InputError(
            f"{', '.join(changed)} changed while it was read, so no report was made; try again "
            "when nobody writes to it, or with a copy"
        )


def _state(path: Path) -> tuple[str, ...]:
    """Return the fingerprints of a file, or of all in a folder; of large ones, size and times."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return tuple(f"{file.relative_to(path)} {_of_file(file)}" for file in files)


def _of_file(file: Path) -> str:
    try:
        seen = file.stat()
        if file.is_dir():
            return "folder"
        if seen.st_size <= LARGE:
            return fingerprint(file)
    except OSError:
        return "gone"
    return f"{seen.st_ino} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"
