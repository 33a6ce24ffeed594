"""REDCap: the data dictionary (CSV), and the project as XML (CDISC ODM).

Only the project's XML names the codes that mean no answer in every field. Choices are split on
``|``, each at its first comma; a box of a checkbox is the column ``field___code``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cxlab.errors import InputError, nearest
from cxlab.survey.definitions.definition import OTHER, SINGLE, TICK, Answer, Definition, Question
from cxlab.survey.definitions.markup import plain
from cxlab.survey.files.archive import Element
from cxlab.survey.files.grid import plain_text
from cxlab.survey.files.text_file import read_text_file
from cxlab.survey.text import word
from cxlab.survey.written_number import number

REDCAP = "{https://projectredcap.org}"
# What a column is called in the file from the website, and in the one from the API.
HEADS = {
    "variable / field name": "field_name",
    "form name": "form_name",
    "section header": "section_header",
    "field type": "field_type",
    "field label": "field_label",
    "choices, calculations, or slider labels": "select_choices_or_calculations",
    "choices or calculations": "select_choices_or_calculations",
    "text validation min": "text_validation_min",
    "text validation max": "text_validation_max",
    "matrix group name": "matrix_group_name",
}
NEEDED = ("field_name", "field_type", "field_label", "select_choices_or_calculations")
FIXED = {
    "yesno": (Answer("0", "No"), Answer("1", "Yes")),
    "truefalse": (Answer("0", "False"), Answer("1", "True")),
}
CHOICES = {"radio", "dropdown", "select"}
FULL = (0.0, 100.0)


def redcap_definition(path: Path) -> Definition:
    """Return the definition that a data dictionary holds.

    Raises
    ------
    InputError
        If it lacks a column that dictionaries have.
    """
    grid = read_text_file(path)
    heads = [word(plain_text(cell)) for cell in grid.rows[0]]
    heads = [HEADS.get(head, head) for head in heads]
    if lacking := [head for head in NEEDED if head not in heads]:
        raise InputError(
            f"{path.name}: is a table without the column '{lacking[0]}' that a REDCap data "
            f"dictionary has.{nearest(lacking[0], heads)} {TAKEN}"
        )
    rows = [
        {head: plain_text(cell).strip() for head, cell in zip(heads, row, strict=True)}
        for row in grid.rows[1:]
    ]
    return Definition(path.name, "REDCap", tuple(_questions(rows)))


TAKEN = "Of tables only that one is taken as a definition"


def _questions(rows: Iterable[Mapping[str, str]]) -> Iterator[Question]:
    form = section = ""
    for row in rows:
        new_form = row.get("form_name", "") != form
        form = row.get("form_name", "")
        section = plain(row.get("section_header")) or ("" if new_form else section)
        yield from _columns(row, about=section, form=form)


def _columns(row: Mapping[str, str], *, about: str, form: str) -> list[Question]:
    name, kind = row["field_name"], row["field_type"].casefold()
    choices = row.get("select_choices_or_calculations", "")
    groups = tuple(
        text.replace("_", " ") for text in (row.get("matrix_group_name", ""), form) if text
    )
    wording = plain(row.get("field_label"))
    if kind == "checkbox":
        return [_box(name, wording, answer=answer, groups=groups) for answer in choices_of(choices)]
    answers = choices_of(choices) if kind in CHOICES else FIXED.get(kind, ())
    return [
        Question(
            (name,),
            wording,
            about=about,
            groups=groups,
            answers=answers,
            kind=SINGLE if answers else OTHER,
            family=name,
            ends=_ends(row) if kind == "slider" else None,
        )
    ]


def _box(name: str, wording: str, *, answer: Answer, groups: tuple[str, ...]) -> Question:
    code = re.sub(r"[^a-z0-9]", "_", answer.code.casefold())
    ticked = (Answer("1", answer.label),)
    return Question(
        (f"{name}___{code}",),
        answer.label,
        about=wording,
        groups=groups,
        answers=ticked,
        kind=TICK,
        family=name,
    )


def choices_of(cell: str) -> tuple[Answer, ...]:
    """Return the answers that a cell of choices lists.

    Examples
    --------
    >>> [(a.code, a.label) for a in choices_of("0,No|1, Yes, often | 99, Don't know")]
    [('0', 'No'), ('1', 'Yes, often'), ('99', "Don't know")]
    """
    answers = []
    for choice in cell.split("|"):
        code, _, label = choice.partition(",")
        if code.strip():
            answers.append(Answer(code.strip(), plain(label)))
    return tuple(answers)


def _ends(row: Mapping[str, str]) -> tuple[float, float]:
    low = number(row.get("text_validation_min", ""))
    high = number(row.get("text_validation_max", ""))
    return (FULL[0] if low is None else low, FULL[1] if high is None else high)


def redcap_project(root: Element, name: str) -> Definition:
    """Return the definition that a project's XML holds: fields, choices, codes for no answer."""
    space = root.tag.partition("}")[0] + "}" if root.tag.startswith("{") else ""
    codes = next((part.text or "" for part in root.iter(f"{REDCAP}MissingDataCodes")), "")
    missing = tuple(Answer(answer.code, answer.label, missing=True) for answer in choices_of(codes))
    lists = {
        part.get("OID", ""): part.get(f"{REDCAP}CheckboxChoices") or _listed(part, space)
        for part in root.iter(f"{space}CodeList")
    }
    forms = dict(_forms(root, space))
    questions: dict[tuple[str, ...], Question] = {}
    for item in root.iter(f"{space}ItemDef"):
        row = _row(item, space=space, form=forms.get(item.get("OID", ""), ""))
        reference = item.find(f"{space}CodeListRef")
        listed = "" if reference is None else reference.get("CodeListOID", "")
        row["select_choices_or_calculations"] = lists.get(listed, "")
        for question in _columns(row, about=row["section_header"], form=row["form_name"]):
            questions.setdefault(question.names, question)
    title = next((part.text or "" for part in root.iter(f"{space}StudyName")), "")
    return Definition(name, "REDCap", tuple(questions.values()), missing, title=plain(title))


def _listed(part: Element, space: str) -> str:
    """Return a list of choices as a dictionary's cell."""
    return "|".join(
        f"{item.get('CodedValue', '')},{_said(item, f'{space}Decode', space).replace('|', '/')}"
        for item in part.iter(f"{space}CodeListItem")
    )


def _row(item: Element, *, space: str, form: str) -> dict[str, str]:
    """Return a field as a row of the dictionary."""
    kind = item.get(f"{REDCAP}FieldType", "")
    return {
        "field_name": item.get(f"{REDCAP}Variable", item.get("Name", "")),
        "field_type": kind,
        "form_name": form,
        "section_header": item.get(f"{REDCAP}SectionHeader", ""),
        "field_label": _said(item, f"{space}Question", space),
        "text_validation_min": item.get(f"{REDCAP}TextValidationMin", ""),
        "text_validation_max": item.get(f"{REDCAP}TextValidationMax", ""),
        "matrix_group_name": item.get(f"{REDCAP}MatrixGroupName", ""),
    }


def _said(part: Element, tag: str, space: str) -> str:
    inner = part.find(f"{tag}/{space}TranslatedText")
    return (inner.text or "").strip() if inner is not None else ""


def _forms(root: Element, space: str) -> Iterator[tuple[str, str]]:
    """Yield each field's id with the form that it stands in."""
    groups = {
        part.get("OID", ""): [ref.get("ItemOID", "") for ref in part.iter(f"{space}ItemRef")]
        for part in root.iter(f"{space}ItemGroupDef")
    }
    for form in root.iter(f"{space}FormDef"):
        name = form.get(f"{REDCAP}FormName", form.get("Name", ""))
        for reference in form.iter(f"{space}ItemGroupRef"):
            for item in groups.get(reference.get("ItemGroupOID", ""), ()):
                yield item, name
