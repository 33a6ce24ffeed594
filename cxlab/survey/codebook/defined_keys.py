"""The line of a column in a draft, where the survey's definition says what its answers are."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from cxlab.survey.codebook.defined import Defined, texts_in, unknown_texts
from cxlab.survey.codebook.no_answer import means_no_answer
from cxlab.survey.codebook.suggest import Suggestion
from cxlab.survey.codebook.unfilled import FILL_IN
from cxlab.survey.definitions.definition import Answer
from cxlab.survey.definitions.scale import Scale
from cxlab.survey.text import shortened, word
from cxlab.survey.written_number import number

Missing = Sequence[str | float]
MOST_SHOWN = 5


def defined_line(defined: Defined, name: str, guess: Suggestion) -> tuple[list[str], str]:
    """Return the keys of a rated column, and what a reader should know of its answers."""
    scale = defined.scales[name]
    keys = [f"role: {guess.role}"]
    keys += [f"item: {_quoted(guess.item)}"] if guess.item else []
    keys += [f"dimension: {guess.dimension}"] if guess.dimension else []
    keys += [f"label: {_quoted(shortened(guess.label, 80))}"] if guess.label else []
    others = _others(defined, name)
    keys.append(f"scale: {FILL_IN if _contradicts(scale, others) else _ends(scale)}")
    if scale.reversed or _direction_is_open(defined, name, guess):
        keys.append(f"reversed: {'true' if scale.reversed else FILL_IN}")
    cells = set(texts_in(defined.raw, name))
    keys.append(f"missing: [{', '.join(map(_value, _missing(scale, cells)))}]")
    if numbers := _numbers(scale, cells):
        pairs = (f"{_quoted(text)}: {point:g}" for text, point in numbers.items())
        keys.append(f"answers: {{{', '.join(pairs)}}}")
    parts = [guess.why, *_about(scale), _shown(others), guess.doubt]
    return keys, "; ".join(part for part in parts if part)


def _numbers(scale: Scale, cells: set[str]) -> Mapping[str, float]:
    """Return the numbers of codes that are no such numbers, and of labels where cells hold them."""
    numbers = {
        answer.code: point
        for answer, point in scale.numbers.items()
        if number(answer.code) != point
    }
    if any(_labels_in(answer, cells) for answer in scale.numbers):
        for answer, point in scale.numbers.items():
            numbers |= dict.fromkeys(_labels(answer), point)
    return numbers


def _missing(scale: Scale, cells: set[str]) -> Missing:
    low, high = scale.ends
    missing: list[str | float] = []
    for answer in scale.missing:
        code = number(answer.code)
        missing += [answer.code if code is None else code, *_labels_in(answer, cells)]
    offered = {word(text) for a in (*scale.numbers, *scale.missing) for text in _labels(a)}
    missing += [text for text in sorted(cells - offered) if means_no_answer(text)]
    clear = (code for code in missing if isinstance(code, str) or not low <= code <= high)
    return list(dict.fromkeys(clear))


def _labels(answer: Answer) -> list[str]:
    return [text for text in (answer.label, *answer.labels) if text and number(text) is None]


def _labels_in(answer: Answer, cells: set[str]) -> list[str]:
    return [text for text in _labels(answer) if word(text) in cells]


def _about(scale: Scale) -> list[str]:
    ordered = sorted(scale.numbers.items(), key=lambda pair: pair[1])
    parts = []
    if ordered:
        (first, low), *_, (last, high) = ordered
        parts.append(f"{low:g} = {first.label or first.code}, {high:g} = {last.label or last.code}")
    if scale.by_order:
        parts.append("numbered by the order of the answers")
    if scale.reversed:
        parts.append("the lowest number is the good end")
    if scale.disordered:
        words = ", ".join(f"{point:g} = {answer.label}" for answer, point in ordered)
        parts.append(f"ITS LABELS ARE NOT IN ORDER ({words}): give 'answers'")
    if scale.off:
        codes = ", ".join(f"{answer.code} = {answer.label}" for answer in scale.off)
        parts.append(f"off the scale, taken as no answer: {codes}")
    return parts


def _others(defined: Defined, name: str) -> Counter[str]:
    """Count the answers in the data that the definition does not offer."""
    if not defined.scales[name].numbers:
        return Counter()
    return unknown_texts(defined.scales[name], texts_in(defined.raw, name))


def _contradicts(scale: Scale, others: Mapping[str, int]) -> bool:
    """Say whether words contradict numbers, or answers not offered would count as points."""
    low, high = scale.ends
    if scale.disordered:
        return True
    codes = [number(text) for text in others]
    return any(code is not None and low <= code <= high for code in codes)


def _direction_is_open(defined: Defined, name: str, guess: Suggestion) -> bool:
    """Say whether labels leave open which end is good, though those of other items tell it."""
    scale = defined.scales[name]
    labelled = any(answer.label for answer in scale.numbers)
    others = (defined.scales[other] for other in defined.scales if other != name)
    return (
        guess.item != ""
        and scale.reversed is None
        and labelled
        and any(other.ends == scale.ends and other.reversed is not None for other in others)
    )


def _shown(others: Mapping[str, int]) -> str:
    """Name the answers that are not offered; what one person wrote is not shown."""
    shown = [
        f"{shortened(text, 30)} ({times})"
        for text, times in others.items()
        if times > 1 or number(text) is not None
    ]
    if not shown:
        return ""
    return f"in the data, but not in the definition: {', '.join(shown[:MOST_SHOWN])}"


def _ends(scale: Scale) -> str:
    return f"[{scale.ends[0]:g}, {scale.ends[1]:g}]"


def _value(code: str | float) -> str:
    return _quoted(code) if isinstance(code, str) else f"{code:g}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
