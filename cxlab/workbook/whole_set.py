"""Files that belong together, such as a report's page and its JSON: replaced all at once.

All are written beside their places. Then the set's marker, a small file with their fingerprints, is
renamed: from there on the new set holds, and each file goes to its place. Wherever a writer is
stopped, whoever reads next finds the old set or finishes the new one.
"""

import contextlib
import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from glob import escape
from pathlib import Path

from cxlab.errors import InputError
from cxlab.published import fingerprint

PART, MARKER = ".part", ".set"


def make_folder(folder: Path) -> None:
    """Make a folder for reports, or say why that cannot be.

    Raises
    ------
    InputError
        If it is a file, or not allowed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {folder}: {error.strerror}") from None


def place(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all."""
    unfinished = _part(path)
    try:
        _remove_left(path)
        _write(unfinished, content)
        unfinished.replace(path)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}") from None
    finally:
        _try_to_remove(unfinished)


def remove(path: Path) -> None:
    """Remove a file, if it is there.

    Raises
    ------
    InputError
        If that is not allowed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"cannot remove {path}: {error.strerror}") from None


def place_set(folder: Path, name: str, texts: Mapping[str, str]) -> None:
    """Write the text files of a set into a folder: all of them or none.

    Parameters
    ----------
    folder : Path
    name : str
        The set's, by which another of it takes its place.
    texts : mapping of str to str
        By file name.

    Raises
    ------
    InputError
        If a file cannot be written; the earlier set then stays.
    """
    begun = marker = marker_of(folder, name)
    digests = {file: hashlib.sha256(text.encode()).hexdigest() for file, text in texts.items()}
    try:
        settle(folder, name)
        for file, text in texts.items():
            begun = folder / file
            if begun.is_dir():  # found out only when the set holds already
                raise IsADirectoryError(errno.EISDIR, "a folder is in its place")
            _remove_left(begun)
            _write(_part(begun), text)
        begun = marker
        _remove_left(marker)
        _write(_part(marker), json.dumps({"files": digests}, indent=1) + "\n")
        with _alone(folder):
            _part(marker).replace(marker)
        settle(folder, name)
    except OSError as error:
        raise InputError(f"cannot write {begun}: {error.strerror}") from None
    finally:
        _try_to_remove(_part(marker))
        holds = _members(marker) == digests
        for file, digest in digests.items():
            if not holds or _digest(folder / file) == digest:  # else it is needed to finish
                _try_to_remove(_part(folder / file))


def settle(folder: Path, name: str) -> tuple[str, ...]:
    """Finish a set whose writer was stopped after it held.

    Returns
    -------
    tuple of str
        The files that are not the set's: changed since, or of another run.
    """
    with _alone(folder):
        marker = marker_of(folder, name)
        strangers = []
        for file, digest in _members(marker).items():
            path = folder / file
            if _digest(path) == digest:
                continue
            ready = next((part for part in _parts(path) if _digest(part) == digest), None)
            if ready is not None:
                ready.replace(path)
            elif path.exists():
                strangers.append(file)
    return tuple(strangers)


def strangers_in(folder: Path) -> dict[str, str]:
    """Finish all sets of a folder; say of every file that is not its set's what to do about it."""
    strangers: dict[str, str] = {}
    for marker in sorted(folder.glob(f".*{MARKER}")):
        name = marker.name[1 : -len(MARKER)]
        try:
            others = settle(folder, name)
        except OSError as error:
            raise InputError(
                f"{folder}: the writer of {name} was stopped, and its files cannot be put in "
                f"place ({error.strerror}): allow writing there, or copy the folder"
            ) from None
        strangers |= {
            file: f"{file} is not of the same run as the files of {name} beside it, or was changed "
            f"since: run {name} again; a file that you want as it is, copy into a folder of its own"
            for file in others
        }
    return strangers


def remove_set(folder: Path, name: str) -> None:
    """Remove a set's marker and what a stopped writer left of it, but not its files."""
    marker = marker_of(folder, name)
    for file in _members(marker):
        for part in _parts(folder / file):
            remove(part)
    remove(marker)


def marker_of(folder: Path, name: str) -> Path:
    """Return where the marker of a set is."""
    return folder / f".{name}{MARKER}"


def _members(marker: Path) -> dict[str, str]:
    """Return a set's files with their fingerprints; none where its marker is none."""
    try:
        files = json.loads(marker.read_text(encoding="utf-8"))["files"]
        named = {str(file): str(digest) for file, digest in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {file: digest for file, digest in named.items() if file == Path(file).name}


def _write(path: Path, content: str | bytes) -> None:
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content, encoding="utf-8", newline="\n")


def _digest(path: Path) -> str:
    try:
        return fingerprint(path)
    except OSError:
        return ""


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}{PART}")


def _parts(path: Path) -> list[Path]:
    """Return what is, or was, written for a file beside its place."""
    return sorted(path.parent.glob(f".{escape(path.name)}.*{PART}"))


def _remove_left(path: Path) -> None:
    """Remove what writers that are gone left of a file."""
    for part in _parts(path):
        pid = part.name.removesuffix(PART).rpartition(".")[2]
        if pid.isdigit() and not is_running(int(pid)):
            part.unlink(missing_ok=True)


def _try_to_remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def is_running(pid: int) -> bool:
    """Say whether a process of that number runs on this machine."""
    if os.name == "nt":  # there, to ask is to end it
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let no other command put files in place in this folder meanwhile, where systems can."""
    try:
        import fcntl

        opened = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with contextlib.suppress(OSError):  # some shared disks have no locks
            fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)  # which ends the lock
