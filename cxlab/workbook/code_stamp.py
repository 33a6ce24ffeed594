"""Which code a report depends on, and has it changed? Told by files' names, times and sizes.

A report depends on what its notebook imports, on what makes the page, and on what these import in
turn: not on the rest of the package. Imports are found in the text by a pattern, as nothing may be
run to know them and Python's own parser would take longer than the notebook.
"""

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from cxlab.words import spoken

PACKAGE = Path(__file__).parent.parent
SUFFIXES = (".py", ".j2", ".css", ".js", ".json", ".po")
RENDERER = "cxlab.workbook.pages.report"  # makes the page of a run
PAGE_FILES = tuple(
    f"workbook/pages/template/{name}" for name in ("conf.json", "index.html.j2", "report.css")
)

IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<of>\w[\w.]*)[ \t]+import[ \t]*(?P<names>\([^)]*\)|[^\n(]+)"
    r"|import[ \t]+(?P<modules>[^\n]*))",
    re.MULTILINE,
)
FOR_TYPES = re.compile(r"^if TYPE_CHECKING:[^\n]*\n(?:[ \t][^\n]*\n|\n)*", re.MULTILINE)
COMMENT = re.compile(r"#[^\n]*")

Seen = tuple[str, int, int]
Stamp = tuple[Seen, ...]


def code_stamp(sources: Iterable[str]) -> Stamp:
    """Return name, time of change (ns) and size of every file that a report depends on.

    Parameters
    ----------
    sources : iterable of str
        The code of the report's notebook.

    Returns
    -------
    tuple of (str, int, int)
        In the order of names; of other languages than English their catalogue is one.
    """
    stamp, beside = package_stamp(), {*PAGE_FILES, f"locale/{spoken()}.po"}
    modules = dict.fromkeys(imported(*sources))
    files = {seen for seen in stamp if seen[0] in beside}
    return tuple(sorted(_reached((RENDERER, *modules), stamp) | files))


def names_needed(modules: Iterable[str]) -> frozenset[str]:
    """Return every name that modules of the package import at any remove, of libraries, too.

    Examples
    --------
    >>> names = names_needed(["cxlab.statistics.meta"])
    >>> "numpy" in names, "cxlab.statistics.interval" in names, "pandas" in names
    (True, True, False)
    """
    reached = _reached(tuple(modules), package_stamp())
    return frozenset(name for seen in reached for name in _imported_by(*seen))


@lru_cache(maxsize=64)
def _reached(modules: tuple[str, ...], stamp: Stamp) -> frozenset[Seen]:
    """Return the files of modules and of what they import; looked for anew when one changes."""
    modules_there, reached = _modules(stamp), set[Seen]()
    waiting = [*modules]
    while waiting:
        module = waiting.pop()
        seen = modules_there.get(module)
        if seen and seen not in reached:
            reached.add(seen)
            waiting += [module.rpartition(".")[0], *_imported_by(*seen)]
    return frozenset(reached)


def package_stamp() -> Stamp:
    """Return name, time of change (ns) and size of every file of the package's code."""
    return tuple(sorted(_files(str(PACKAGE), "")))


def module_files(names: Iterable[str], stamp: Stamp) -> dict[str, str]:
    """Return those of some names that are modules of the package, with their files.

    Examples
    --------
    >>> module_files(["cxlab.words", "cxlab.words.say", "csv"], package_stamp())
    {'cxlab.words': 'words.py'}
    """
    there = _modules(stamp)
    return {name: there[name][0] for name in names if name in there}


def imported(*sources: str) -> Iterator[str]:
    """Yield every name that some code imports when it runs, a module's or another.

    Examples
    --------
    >>> list(imported("from cxlab.figures import forest as drawn, funnel  # two"))
    ['cxlab.figures', 'cxlab.figures.forest', 'cxlab.figures.funnel']
    """
    for source in sources:
        for match in IMPORT.finditer(FOR_TYPES.sub("", source)):
            if match["of"]:
                yield match["of"]
                yield from (f"{match['of']}.{name}" for name in _names(match["names"]))
            else:
                yield from _names(match["modules"])


def _names(listed: str) -> list[str]:
    """Return the names of an import, without what they are called afterwards."""
    parts = COMMENT.sub("", listed).strip("() \t\n").split(",")
    return [words[0] for part in parts if (words := part.split())]


@lru_cache(maxsize=4)
def _modules(stamp: Stamp) -> dict[str, Seen]:
    """Return the package's modules by name, packages among them, with their files."""
    top = PACKAGE.name
    named = ((f"{top}/{seen[0]}", seen) for seen in stamp if seen[0].endswith(".py"))
    return {
        file.removesuffix(".py").removesuffix("/__init__").replace("/", "."): seen
        for file, seen in named
    }


@lru_cache(maxsize=1024)
def _imported_by(name: str, changed: int, size: int) -> tuple[str, ...]:
    """Return what a file imports, read anew whenever it has changed."""
    return tuple(imported((PACKAGE / name).read_text(encoding="utf-8")))


def _files(folder: str, prefix: str) -> list[Seen]:
    found: list[Seen] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _files(entry.path, f"{prefix}{entry.name}/")
            elif entry.name.endswith(SUFFIXES):
                seen = entry.stat()
                found.append((prefix + entry.name, seen.st_mtime_ns, seen.st_size))
    return found
