"""Zip archives, XML and JSON that somebody else made: read without being taken in by them.

An archive is refused by what it unpacks to, XML where it declares a document type (entities may
stand for more than memory holds, or for other files), JSON where it is nested without end.
"""

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.text import one_line

Element = ElementTree.Element
# What zipfile raises for a damaged or unusual archive (RuntimeError: a password, or a compression
# that it does not know).
DAMAGED = (BadZipFile, OSError, EOFError, RuntimeError, KeyError, zlib.error)


@contextmanager
def opened(path: Path) -> Iterator[ZipFile]:
    """Open an archive.

    Raises
    ------
    InputError
        If it is broken, or unpacks to too much.
    """
    try:
        with ZipFile(path) as archive:
            limits.check_unpacked(sum(part.file_size for part in archive.infolist()), path)
            yield archive
    except InputError:
        raise
    except DAMAGED as error:
        why = one_line(str(error.args[0] if error.args else type(error).__name__))
        raise InputError(f"{path.name}: cannot be unpacked, it seems to be damaged ({why})") from (
            None
        )


class _Builder(ElementTree.TreeBuilder):
    def doctype(self, name: str, pubid: str, system: str) -> None:
        """Refuse a document type: by its entities a small file can unpack to a large one."""
        raise InputError("it declares a document type, which no survey tool writes")


def xml_of(content: bytes, name: str) -> Element:
    """Return the root of an XML document.

    Raises
    ------
    InputError
        If it is none, or declares a document type.
    """
    limits.DEFINITION.check(len(content), name)
    try:
        return ElementTree.fromstring(content, ElementTree.XMLParser(target=_Builder()))
    except InputError as error:
        raise InputError(f"{name}: is not read: {error}") from None
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise InputError(f"{name}: is not XML ({one_line(str(error))})") from None


def json_of(content: bytes, name: str) -> Any:
    """Return what a JSON document holds.

    Raises
    ------
    InputError
        If it is none.
    """
    limits.DEFINITION.check(len(content), name)
    try:
        return json.loads(content.decode("utf-8-sig"))
    except RecursionError:
        raise InputError(f"{name}: is not read: it is nested without end") from None
    except ValueError as error:  # of the letters or of the JSON
        raise InputError(f"{name}: is not JSON ({one_line(str(error))})") from None
