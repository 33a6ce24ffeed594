"""Qualtrics: the survey as ``.qsf`` (JSON), its columns known by their import ids.

Elements are told by their kind, not by their place. Choices of a matrix are its rows, its answers
the points of its scale. The flow gives the order of the blocks; what lies in the trash is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from cxlab.survey.definitions.definition import OTHER, SINGLE, TICK, Answer, Definition, Question
from cxlab.survey.definitions.markup import plain

Json = Mapping[str, Any]
EXCLUDED = {"no", "on"}  # how the marks of answers left out of analyses read
UNANSWERED = Answer("-99", "seen, but not answered", missing=True)
MULTIPLE = ("MA", "MSB")


def qualtrics_definition(content: Json, name: str) -> Definition:
    """Return the definition that a ``.qsf`` holds."""
    elements = [part for part in content["SurveyElements"] if isinstance(part, dict)]
    payloads = {
        str(part.get("PrimaryAttribute")): part["Payload"]
        for part in elements
        if part.get("Element") == "SQ" and isinstance(part.get("Payload"), dict)
    }
    entry = _table(content.get("SurveyEntry"))
    questions = [
        question
        for id, block in _ordered(elements, payloads)
        for question in _questions(id, payloads, block)
    ]
    title = plain(entry.get("SurveyName"))
    return Definition(name, "Qualtrics", tuple(questions), (UNANSWERED,), title=title)


def _table(value: Any) -> dict[str, Any]:
    """Return a table; one with the keys 0, 1, ... is written as a list, an empty one, too."""
    if isinstance(value, list):
        return {str(place): part for place, part in enumerate(value)}
    return {str(key): part for key, part in value.items()} if isinstance(value, dict) else {}


def _parts(block: Json) -> list[dict[str, Any]]:
    parts = _table(block.get("BlockElements")).values()
    return [part for part in parts if isinstance(part, dict)]


def _ordered(elements: list[Any], payloads: Json) -> list[tuple[str, str]]:
    """Return the ids of the questions with the names of their blocks, as the survey shows them."""
    blocks = [
        block
        for part in elements
        if part.get("Element") == "BL"
        for block in _table(part.get("Payload")).values()
        if isinstance(block, dict)
    ]
    flow = [part.get("Payload") for part in elements if part.get("Element") == "FL"]
    places = {id: place for place, id in enumerate(_flow(flow))}
    blocks.sort(key=lambda block: places.get(str(block.get("ID")), len(places)))
    inside = {
        str(part.get("QuestionID")): block
        for block in reversed(blocks)
        for part in _parts(block)
        if part.get("Type") == "Question"
    }
    shown = [str(part.get("QuestionID")) for block in blocks for part in _parts(block)]
    ids = [id for id in dict.fromkeys([*shown, *payloads]) if id in payloads]
    return [
        (id, plain(inside.get(id, {}).get("Description")))
        for id in ids
        if inside.get(id, {}).get("Type") != "Trash"
    ]


def _flow(part: Any) -> Iterator[str]:
    """Yield the ids of blocks in the order of the flow, those within branches among them."""
    stack = [part]
    while stack:
        top = stack.pop()
        if isinstance(top, list):
            stack.extend(reversed(top))
        elif isinstance(top, dict):
            if isinstance(top.get("ID"), str):
                yield top["ID"]
            stack.append(list(_table(top.get("Flow")).values()))


def _questions(id: str, payloads: Json, block: str) -> list[Question]:
    payload = payloads[id]
    kind, selector = str(payload.get("QuestionType")), str(payload.get("Selector"))
    if kind == "MC" and selector.startswith(MULTIPLE):
        return _boxes(id, payload, block)
    if kind in ("Matrix", "Slider", "SBS"):
        subs = _table(payload.get("AdditionalQuestions")) if kind == "SBS" else {"": payload}
        return [
            question
            for number, sub in subs.items()
            if isinstance(sub, dict)
            for question in _rows(id, payloads, block, (number, sub))
        ]
    tag = str(payload.get("DataExportTag") or id)
    answers = _answers(payload, "Choices", _grades(payload, "")) if kind == "MC" else ()
    single = Question(
        (tag, f"{tag}_TEXT"),
        plain(payload.get("QuestionText")),
        groups=(block,) if block else (),
        answers=answers,
        kind=SINGLE if answers else OTHER,
        family=id,
        id=id if answers else f"{id}_TEXT",
        numbered=bool(_table(payload.get("RecodeValues"))),
        wordings=_translated(payload, "QuestionText"),
    )
    return [single]


def _boxes(id: str, payload: Json, block: str) -> list[Question]:
    """Return a column for each box of a question with several answers."""
    tag = str(payload.get("DataExportTag") or id)
    recodes = _table(payload.get("RecodeValues"))
    return [
        Question(
            (f"{tag}_{recodes.get(key, key)}", f"{tag}_{key}"),
            plain(_display(choice)),
            about=plain(payload.get("QuestionText")),
            groups=(block,) if block else (),
            answers=(Answer("1", plain(_display(choice))),),
            kind=TICK,
            family=id,
            id=f"{id}_{key}",
        )
        for key, choice in _in_order(payload, "Choices")
    ]


def _rows(id: str, payloads: Json, block: str, sub: tuple[str, Json]) -> list[Question]:
    """Return a column for each row of a matrix, a slider, or one side of a side by side."""
    number, payload = sub
    parent = payloads[id]
    tag, mark = str(parent.get("DataExportTag") or id), f"#{number}" if number else ""
    tags = _table(parent.get("ChoiceDataExportTags"))
    asked = [parent, payload] if number else [payload]
    stems = [plain(part.get("QuestionText")) for part in asked]
    questions = []
    for place, (key, row) in enumerate(_carried(parent, payloads), start=1):
        by_id, by_place = f"{tag}{mark}_{key}", f"{tag}{mark}_{place}"
        row_tag = f"{tags[key]}{mark}" if tags.get(key) else ""
        with_tag = f"{tag}{mark}_{tags[key]}" if row_tag else ""
        by_tag = (row_tag or by_id, with_tag or by_id, row_tag or by_place, with_tag or by_place)
        base = Question(
            (*by_tag, by_id, by_place),
            plain(_display(row)),
            about=" ".join(stem for stem in stems if stem),
            groups=(block,) if block else (),
            answers=_points(payload, key),
            family=f"{id}{mark}",
            id=f"{id}{mark}_{key}",
            numbered=bool(_table(payload.get("RecodeValues"))),
            ends=_ends(payload),
            wordings=_translated_rows(parent, key),
        )
        questions += _columns(base, payload)
    return questions


def _columns(row: Question, payload: Json) -> list[Question]:
    """Return the row itself, or the boxes of one with several answers."""
    if not str(payload.get("SubSelector")).startswith("Multiple"):
        return [replace(row, kind=SINGLE if row.answers else OTHER)]
    return [
        replace(
            row,
            names=tuple(f"{name}_{answer.code}" for name in row.names),
            wording=f"{row.wording}: {answer.label}",
            answers=(Answer("1", answer.label),),
            kind=TICK,
            id="",
        )
        for answer in row.answers
    ]


def _points(payload: Json, row: str) -> tuple[Answer, ...]:
    answers = _table(payload.get("Answers"))
    nested = _table(answers.get(row))
    if nested and all(isinstance(part, dict) and "Display" in part for part in nested.values()):
        return _answers({**payload, "Answers": nested, "AnswerOrder": []}, "Answers", {})
    return _answers(payload, "Answers", _grades(payload, row))


def _ends(payload: Json) -> tuple[float, float] | None:
    setting = _table(payload.get("Configuration"))
    try:
        return float(setting["CSSliderMin"]), float(setting["CSSliderMax"])
    except (KeyError, TypeError, ValueError):
        return None


def _carried(payload: Json, payloads: Json) -> list[tuple[str, Any]]:
    """Return the rows; those taken over from an earlier question are called x1, x2, ..."""
    rows = _in_order(payload, "Choices")
    locator = str(_table(payload.get("DynamicChoices")).get("Locator", ""))
    source = locator.removeprefix("q://").partition("/")[0]
    carried = _in_order(payloads[source], "Choices") if source in payloads else []
    return [*rows, *((f"x{key}", row) for key, row in carried)]


def _in_order(payload: Json, part: str) -> list[tuple[str, Any]]:
    """Return choices or answers as people see them."""
    parts = _table(payload.get(part))
    order = payload.get("ChoiceOrder" if part == "Choices" else "AnswerOrder")
    shown = list(map(str, order)) if isinstance(order, list) else []
    return [(key, parts[key]) for key in dict.fromkeys([*shown, *parts]) if key in parts]


def _answers(payload: Json, part: str, grades: Mapping[str, float]) -> tuple[Answer, ...]:
    recodes = _table(payload.get("RecodeValues"))
    names = _table(payload.get("VariableNaming"))
    counted = _table(payload.get("AnalyzeChoices"))
    return tuple(
        Answer(
            str(recodes.get(key, key)),
            plain(_display(choice)),
            labels=(
                *_translated_rows(payload, key, part),
                *([plain(names[key])] if names.get(key) else []),
            ),
            missing=str(counted.get(key)).casefold() in EXCLUDED,
            points=grades.get(key),
        )
        for key, choice in _in_order(payload, part)
    )


def _grades(payload: Json, row: str) -> dict[str, float]:
    """Return the points of the answers, of a row of a matrix or of a question without rows."""
    grades: dict[str, float] = {}
    for entry in _table(payload.get("GradingData")).values():
        points = list(_table(_table(entry).get("Grades")).values())
        choice, answer = (str(_table(entry).get(key, "")) for key in ("ChoiceID", "AnswerID"))
        try:
            if points and (not row or choice == row):
                grades[answer if row else choice] = float(points[0])
        except (TypeError, ValueError):
            continue
    return grades


def _display(choice: Any) -> Any:
    return choice.get("Display") if isinstance(choice, dict) else choice


def _translated(payload: Json, key: str) -> tuple[str, ...]:
    languages = _table(payload.get("Language")).values()
    texts = (plain(_table(language).get(key)) for language in languages)
    return tuple(text for text in texts if text)


def _translated_rows(payload: Json, key: str, part: str = "Choices") -> tuple[str, ...]:
    languages = _table(payload.get("Language")).values()
    rows = (_table(_table(language).get(part)).get(key) for language in languages)
    return tuple(text for row in rows if (text := plain(_display(row))))
