"""What a survey's definition says of the columns of its data, as keys of a codebook."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cxlab.errors import InputError
from cxlab.survey.codebook.defined_roles import defined_roles
from cxlab.survey.codebook.no_answer import means_no_answer
from cxlab.survey.codebook.suggest import Suggestion
from cxlab.survey.definitions.definition import Definition, Question
from cxlab.survey.definitions.join import import_ids, join
from cxlab.survey.definitions.read import read_definition, read_definitions
from cxlab.survey.definitions.scale import Scale, alike, scale_of_question, settled
from cxlab.survey.files.grid import plain_text
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.text import shortened, word
from cxlab.survey.values import leading_number
from cxlab.survey.written_number import number

MOST_UNKNOWN = 0.5
SIDES = ("expectation", "perception", "importance")
LABELLED = ("jamovi", "JASP", "LimeSurvey")
HEAD = """\
# A codebook drafted from {{name}} ({{format}})
# and from what {definition} says of it: wordings, scales, missing codes, reversal.
# 1. Check the roles. To analyse dimensions, add to the first column of each item the one it
#    belongs to: dimension: reliability
# 2. To leave respondents out, give a column the role screen:
#      usage: {{{{role: screen, exclude: ["never"], because: "never used it"}}}}
# Roles: expectation, perception, importance, outcome, screen, group, weight, wave, respondent,
# source, ignore. Columns may be deleted: what is not named here is not used.
"""


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

    def head(self) -> str:
        """Return what stands above a codebook that is drafted from a definition."""
        name = f"{shortened(self.definition.name)} ({self.definition.tool})"
        return HEAD.format(definition=name.replace("{", "{{").replace("}", "}}"))

    def roles(self, guesses: Mapping[str, Suggestion]) -> dict[str, Suggestion]:
        """Return what each column is; ratings that the definition does not know are left out."""
        known = defined_roles(self.questions, self.scales, guesses)
        unknown = Suggestion("ignore", why="not in the definition; a rating? give it a role")
        others = {n: unknown if g.role in SIDES else g for n, g in guesses.items()}
        return {**others, **known}


def defined_by(raw: RawSurvey, file: Path, definitions: Sequence[Path]) -> Defined | None:
    """Return what definitions say of a survey, or the file itself; else None.

    Raises
    ------
    InputError
        If they cannot be read, or do not fit the survey.
    """
    if definitions:
        return define(raw, file, read_definitions(definitions))
    return define(raw, file, read_definition(file)) if raw.format in LABELLED else None


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
    defined = Defined(definition, asking, questions, alike(settled(scales)))
    _refuse_others(defined)
    return defined


def _refuse_others(defined: Defined) -> None:
    """Refuse a definition most of whose answers are not those of the data."""
    unknown: dict[str, Counter[str]] = {}
    cells = 0
    for name, scale in defined.scales.items():
        if not scale.numbers:
            continue
        texts = texts_in(defined.raw, name)
        cells += texts.total()
        unknown[name] = unknown_texts(scale, texts)
    if sum(texts.total() for texts in unknown.values()) <= MOST_UNKNOWN * cells:
        return
    name, texts = max(unknown.items(), key=lambda pair: pair[1].total())
    offered = ", ".join(f"'{a.code}' ({a.label})" for a in defined.scales[name].numbers)
    raise InputError(
        f"{defined.definition.name}: does not fit {defined.raw.name}: column "
        f"'{shortened(name)}' holds '{shortened(next(iter(texts)))}', but the definition offers "
        f"{shortened(offered, 200)}. Is it the definition of another survey, or were the answers "
        "coded anew when they were exported?"
    )


def cell_text(cell: object) -> str:
    """Return a cell as it is compared with codes and labels."""
    text = plain_text(cell) if isinstance(cell, str | float) else ""
    value = number(text)
    if value is None and (led := leading_number(text)):
        value = led[0]
    return word(text) if value is None else f"{value:.15g}"


def texts_in(raw: RawSurvey, name: str) -> Counter[str]:
    """Count the answers of a column as they are compared with codes and labels."""
    texts: Counter[str] = Counter()
    for cell, times in Counter(raw.frame[name].tolist()).items():
        if text := cell_text(cell):
            texts[text] += times
    return texts


def unknown_texts(scale: Scale, texts: Mapping[str, int]) -> Counter[str]:
    """Return the texts that are no code or label that a question offers, nor a word for none."""
    answers = (*scale.numbers, *scale.missing)
    known = {word(text) for a in answers for text in (a.label, *a.labels)}
    known |= {cell_text(answer.code) for answer in answers}
    return Counter({t: n for t, n in texts.items() if t not in known and not means_no_answer(t)})
