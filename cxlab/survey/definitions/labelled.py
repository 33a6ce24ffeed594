"""jamovi and JASP files as definitions: the labels of their columns are the answers."""

from collections.abc import Iterable

from cxlab.survey.definitions.definition import OTHER, SINGLE, Answer, Definition, Question
from cxlab.survey.files.grid import plain_text
from cxlab.survey.files.labelled import LabelledColumn


def labelled_definition(columns: Iterable[LabelledColumn], name: str, tool: str) -> Definition:
    """Return the definition that the columns of a file give."""
    return Definition(name, tool, tuple(map(_question, columns)))


def _question(column: LabelledColumn) -> Question:
    answers = tuple(
        Answer(plain_text(label.value), label.text, missing=label.missing)
        for label in column.labels
    )
    has_words = any(answer.label for answer in answers)
    return Question(
        (column.name,),
        column.wording,
        answers=answers if has_words else (),
        kind=SINGLE if has_words else OTHER,
        family=column.name,
        ordered=column.ordered,
    )
