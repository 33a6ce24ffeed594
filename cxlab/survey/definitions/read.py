"""A survey's definition in any format that is taken, told by its content."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.definitions.definition import Definition
from cxlab.survey.definitions.labelled import labelled_definition
from cxlab.survey.definitions.limesurvey import archived_definition, limesurvey_definition
from cxlab.survey.definitions.qualtrics import qualtrics_definition
from cxlab.survey.definitions.redcap import redcap_definition, redcap_project
from cxlab.survey.definitions.xlsform import xlsform_definition
from cxlab.survey.files.archive import json_of, opened, xml_of
from cxlab.survey.files.foreign_text import definition_not_taken
from cxlab.survey.files.jamovi import read_jamovi
from cxlab.survey.files.jasp import read_jasp
from cxlab.survey.text import shortened

TAKEN = (
    "taken are Qualtrics (.qsf), LimeSurvey (.lss, .lsa), an XLSForm (.xlsx), REDCap (data "
    "dictionary as CSV, project as XML), jamovi (.omv) and JASP (.jasp)"
)
NOT_TAKEN = {
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Excel file (.xls), to be saved as .xlsx",
    b"\x1f\x8b": "a compressed file, to be unpacked first",
    b"$FL": "an SPSS file, which is data with labels of its own",
    b"<stata_dta>": "a Stata file, which is data with labels of its own",
    b"PAR1": "a Parquet table",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite": "a database",
}
OLD_XML = "LimeSurveyDocType"


def read_definitions(paths: Sequence[Path]) -> Definition:
    """Read what one or more files say of a survey, e.g. a REDCap dictionary and its project.

    Raises
    ------
    InputError
        If a file is not there, is broken, or is none of those that are taken, or if none of them
        has a question.
    """
    parts = [read_definition(path) for path in paths]
    first = max(parts, key=lambda part: len(part.questions))
    if not first.questions:
        raise InputError(
            f"{first.name}: is a definition of {first.tool} that holds no questions; give the file "
            "that has them, too (another --definition)"
        )
    others = [part for part in parts if part is not first]
    return replace(
        first,
        name=", ".join(part.name for part in parts),
        questions=(*first.questions, *(q for part in others for q in part.questions)),
        missing=tuple(dict.fromkeys(answer for part in parts for answer in part.missing)),
        title=first.title or next((part.title for part in others if part.title), ""),
    )


def read_definition(path: Path) -> Definition:
    """Read the definition of a survey.

    Raises
    ------
    InputError
        If the file is not there, is broken, or is none of those that are taken.
    """
    content = _content(path)
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:16]
    for magic, kind in NOT_TAKEN.items():
        if start.startswith(magic):
            raise _other(path, kind)
    try:
        return _told(content, start, path)
    except InputError:
        raise
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise InputError(
            f"{path.name}: cannot be read as a definition, it seems to be damaged or of a kind "
            f"that we have not seen ({type(error).__name__}); export it again"
        ) from None


def _told(content: bytes, start: bytes, path: Path) -> Definition:
    if start.startswith(b"PK\x03\x04"):
        return _zipped(path)
    if start.startswith((b"{", b"[")):
        return _json(content, path)
    if start.startswith(b"<") or content.startswith((b"\xff\xfe<", b"\xfe\xff\0<")):
        return _xml(content, path)
    return redcap_definition(path)


def _other(path: Path, kind: str) -> InputError:
    return InputError(f"{path.name}: is {kind}, no definition of a survey; {TAKEN}")


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path.name}: is a folder; give one file of it")
        limits.DEFINITION.check(path.stat().st_size, path.name)
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path.name}: there is no such file") from None
    except OSError as error:
        raise InputError(f"{path.name}: cannot be read ({error.strerror})") from None
    if not content.strip():
        raise InputError(f"{path.name}: is empty")
    return content


def _zipped(path: Path) -> Definition:
    with opened(path) as archive:
        names = _names(archive)
    if any(name.endswith(".lss") for name in names):
        return archived_definition(path)
    if "xl/workbook.xml" in names:
        return xlsform_definition(path)
    if "internal.sqlite" in names or path.suffix.casefold() == ".jasp":
        return labelled_definition(read_jasp(path), path.name, "JASP")
    if "metadata.json" in names:
        return labelled_definition(read_jamovi(path), path.name, "jamovi")
    inside = shortened(", ".join(sorted(names)), 100) or "nothing"
    raise _other(path, f"an archive of {inside}")


def _names(archive: ZipFile) -> set[str]:
    return {name.casefold() for name in archive.namelist()}


def _refuse_not_taken(content: bytes, path: Path) -> None:
    if why := definition_not_taken(content.decode("utf-8-sig", "replace"), path.name):
        raise InputError(f"{path.name}: {why}; {TAKEN}")


def _json(content: bytes, path: Path) -> Definition:
    table = json_of(content, path.name)
    if isinstance(table, dict) and isinstance(table.get("SurveyElements"), list):
        return qualtrics_definition(table, path.name)
    _refuse_not_taken(content, path)
    keys = ", ".join(map(str, table)) if isinstance(table, dict) else "a list"
    raise _other(path, f"JSON without 'SurveyElements' (found: {shortened(keys, 80)})")


def _xml(content: bytes, path: Path) -> Definition:
    root = xml_of(content, path.name)
    tag = root.tag.rpartition("}")[2]
    if root.find(OLD_XML) is not None:
        return limesurvey_definition(root, path.name)
    if tag == "ODM":
        return redcap_project(root, path.name)
    _refuse_not_taken(content, path)
    kind = "a web page" if tag.casefold() == "html" else f"XML with the root <{shortened(tag)}>"
    raise _other(path, kind)
