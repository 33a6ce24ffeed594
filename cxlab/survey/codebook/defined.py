"""What a survey's definition says of the columns of its data, as keys of a codebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cxlab.errors import InputError
from cxlab.survey.codebook.defined_roles import defined_roles
from cxlab.survey.codebook.suggest import Suggestion
from cxlab.survey.definitions.definition import Answer, Definition, Question
from cxlab.survey.definitions.join import import_ids, join
from cxlab.survey.definitions.scale import Scale, scale_of_question, settled
from cxlab.survey.files.grid import plain_text
from cxlab.survey.files.read import RawSurvey
from cxlab.survey.text import number, shortened, word
from cxlab.survey.values import leading_number

MOST_UNKNOWN = 0.5


@dataclass(frozen=True, eq=False)
class Defined:
    """The columns of a survey that a definition knows.

    Attributes
    ----------
    definition : Definition
    raw : RawSurvey
        The survey, with the definition's wordings as its questions.
    questions : mapping of str to Question
        By head.
    scales : mapping of str to Scale
        Of those that offer answers on one.
    """

    definition: Definition
    raw: RawSurvey
    questions: Mapping[str, Question]
    scales: Mapping[str, Scale]

    def roles(self, guesses: Mapping[str, Suggestion]) -> dict[str, Suggestion]:
        """Return what each column is, those left to guesses included."""
        return {**guesses, **defined_roles(self.questions, self.scales, guesses)}


def define(raw: RawSurvey, file: Path, definition: Definition) -> Defined:
    """Join a definition to its data.

    Raises
    ------
    InputError
        If they share no column, or if most answers are none that the definition offers.
    """
    questions = join(raw, definition, import_ids(file, raw))
    scales = {
        name: scale
        for name, question in questions.items()
        if (scale := scale_of_question(question, definition.missing))
    }
    wordings = {
        name: f"{q.about} {q.wording}".strip() for name, q in questions.items() if q.wording
    }
    asking = replace(raw, questions={**raw.questions, **wordings})
    defined = Defined(definition, asking, questions, settled(scales))
    _refuse_others(defined)
    return defined


def _refuse_others(defined: Defined) -> None:
    """Refuse a definition most of whose answers are not those of the data."""
    unknown: dict[str, list[str]] = {}
    cells = 0
    for name, scale in defined.scales.items():
        if not scale.numbers:
            continue
        known = _known(scale)
        texts = [text for cell in defined.raw.frame[name] if (text := _text(cell))]
        cells += len(texts)
        unknown[name] = [text for text in texts if text not in known]
    others = {name: texts for name, texts in unknown.items() if texts}
    if sum(map(len, others.values())) <= MOST_UNKNOWN * cells:
        return
    name, texts = max(others.items(), key=lambda pair: len(pair[1]))
    offered = ", ".join(f"'{a.code}' ({a.label})" for a in defined.scales[name].numbers)
    raise InputError(
        f"{defined.definition.name}: does not fit {defined.raw.name}: column "
        f"'{shortened(name)}' holds '{shortened(texts[0])}', but the definition offers "
        f"{shortened(offered, 200)}. Is it the definition of another survey, or were the answers "
        "coded anew when they were exported?"
    )


def _text(cell: object) -> str:
    """Return a cell as it is compared with codes and labels."""
    text = plain_text(cell) if isinstance(cell, str | float) else ""
    value = number(text)
    if value is None and (led := leading_number(text)):
        value = led[0]
    return word(text) if value is None else f"{value:.15g}"


def _known(scale: Scale) -> set[str]:
    answers = (*scale.numbers, *scale.missing)
    labels = {word(text) for a in answers for text in (a.label, *a.labels)}
    return {_text(answer.code) for answer in answers} | labels


def keys_of(defined: Defined, name: str) -> dict[str, object]:
    """Return the keys of a rated column: scale, reversed, missing, answers."""
    scale = defined.scales[name]
    present = {_text(cell) for cell in set(defined.raw.frame[name]) if cell is not None}
    numbers: dict[str, float] = {}
    labelled = any(_labels_in(answer, present) for answer in scale.numbers)
    for answer, point in scale.numbers.items():
        if number(answer.code) != point:
            numbers[answer.code] = point
        if labelled:
            numbers |= dict.fromkeys(_texts(answer), point)
    missing: list[str | float] = []
    for answer in scale.missing:
        code = number(answer.code)
        missing += [answer.code if code is None else code, *_labels_in(answer, present)]
    low, high = scale.ends
    clear = [m for m in missing if isinstance(m, str) or not low <= m <= high]
    keys: dict[str, object] = {"scale": scale.ends}
    if scale.reversed:
        keys["reversed"] = True
    keys["missing"] = list(dict.fromkeys(clear))
    if numbers:
        keys["answers"] = numbers
    return keys


def _texts(answer: Answer) -> list[str]:
    return [text for text in (answer.label, *answer.labels) if text and number(text) is None]


def _labels_in(answer: Answer, present: set[str]) -> list[str]:
    return [text for text in _texts(answer) if word(text) in present]


def about(defined: Defined, name: str) -> str:
    """Return what a reader of the draft should know of a column's answers."""
    scale = defined.scales[name]
    ordered = sorted(scale.numbers.items(), key=lambda pair: pair[1])
    parts = []
    if ordered:
        (first, low), *_, (last, high) = ordered
        parts.append(f"{low:g} = {first.label or first.code}, {high:g} = {last.label or last.code}")
    if scale.by_order:
        parts.append("numbered by the order of the answers")
    if scale.reversed:
        parts.append("reversed: its lowest number is the good end")
    if scale.off:
        codes = ", ".join(f"{answer.code} = {answer.label}" for answer in scale.off)
        parts.append(f"off the scale, taken as no answer: {codes}")
    if unknown := _unknown(defined, name):
        parts.append(f"in the data, but not in the definition: {', '.join(unknown)}")
    return "; ".join(parts)


def _unknown(defined: Defined, name: str) -> Sequence[str]:
    if not defined.scales[name].numbers:
        return ()
    known = _known(defined.scales[name])
    texts = [text for cell in defined.raw.frame[name] if (text := _text(cell))]
    counts = {text: texts.count(text) for text in dict.fromkeys(texts) if text not in known}
    return [f"{shortened(text, 30)} ({times} times)" for text, times in counts.items()][:5]


