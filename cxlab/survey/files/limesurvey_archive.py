"""LimeSurvey's archive (``.lsa``): the answers lie in it as XML, a row for each respondent.

Elements are called after the columns of the table of answers, with an underscore before what would
begin with a digit. One that is absent or empty holds no answer.
"""

from pathlib import Path

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.files.archive import opened, xml_of
from cxlab.survey.files.labelled import LabelledColumn

RESPONSES = "_responses.lsr"


def read_archived(path: Path) -> tuple[LabelledColumn, ...]:
    """Read the answers of an archive.

    Raises
    ------
    InputError
        If it is broken, too large, or holds no answers.
    """
    with opened(path) as archive:
        inside = [name for name in archive.namelist() if name.casefold().endswith(RESPONSES)]
        content = archive.read(inside[0]) if inside else b"<document/>"
    root = xml_of(content, f"{path.name}/{inside[0] if inside else RESPONSES}")
    rows = [
        {field.tag.removeprefix("_"): (field.text or "").strip() or None for field in row}
        for row in root.iterfind("responses/rows/row")
    ]
    named = [field.text or "" for field in root.iterfind("responses/fields/fieldname")]
    heads = list(dict.fromkeys([*filter(None, named), *(head for row in rows for head in row)]))
    if not rows or not heads:
        raise InputError(f"{path.name}: is a LimeSurvey archive without answers")
    limits.check_table(len(heads), len(heads) * len(rows), path.name)
    return tuple(LabelledColumn(head, "", tuple(row.get(head) for row in rows)) for head in heads)
