"""Has the package's code changed? Told by its files' names, times and sizes."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
SUFFIXES = (".py", ".j2", ".css", ".js")

Stamp = tuple[tuple[str, int, int], ...]


def code_stamp() -> Stamp:
    """Return name, time of change (ns) and size of every file of code, in the order of names."""
    return tuple(sorted(_files(str(PACKAGE), "")))


def _files(folder: str, prefix: str) -> list[tuple[str, int, int]]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _files(entry.path, f"{prefix}{entry.name}/")
            elif entry.name.endswith(SUFFIXES):
                seen = entry.stat()
                found.append((prefix + entry.name, seen.st_mtime_ns, seen.st_size))
    return found
