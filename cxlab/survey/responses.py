"""Clean responses: a survey file read by its codebook, and the account of what was left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cxlab.errors import InputError, nearest
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.sampling_design import SamplingDesign
from cxlab.statistics.score_moments import score_moments
from cxlab.statistics.survey_moments import survey_moments
from cxlab.survey.cell_texts import ALIKE, other_spellings, spellings, texts_of
from cxlab.survey.codebook.codebook import RATED, Codebook, Column
from cxlab.survey.design import design_of, design_steps, weighted
from cxlab.survey.files.long_format import from_long
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.scale_doubt import ScaleDoubt, checked_scales
from cxlab.survey.spellings import alike_note
from cxlab.survey.steps import blank_step, counted, screened_step, weights_step
from cxlab.survey.text import shortened, word
from cxlab.survey.unanswered import unanswered_columns, unanswered_step, without
from cxlab.survey.values import Values, in_numbers
from cxlab.words import say, say_count

if TYPE_CHECKING:
    import pandas as pd

TEXT_ROLES = ("group", "stratum", "cluster", "wave", "respondent", "source")


@dataclass(frozen=True, eq=False)
class Responses:
    """The answers of a survey, ready for statistics. Make them with `clean`.

    Attributes
    ----------
    frame : DataFrame of shape (respondents, rated columns)
        A column per expectation, perception, importance and outcome column of the codebook, under
        its head, in the codebook's order; reversed items are already turned; ``nan`` is missing.
    weights : array of shape (respondents,) or None
        Above 0.
    others : DataFrame of shape (respondents, text columns)
        Text of the columns of `TEXT_ROLES`; ``nan`` where empty.
    row_numbers : tuple of int
        Each respondent's row in the file.
    codebook : Codebook
    raw : RawSurvey
        The file as it was read.
    values : mapping of str to Values
        How each rated column was read.
    steps : tuple of str
        The account, in order: what was read, left out, set to missing.
    scale_doubts : tuple of ScaleDoubt
        What speaks against the codebook's scales; no reversed item lies on one of these.
    unanswered : tuple of Column
        What the codebook asks and nobody answered: here ``codebook`` ignores it, and ``frame`` and
        ``values`` are without it.
    """

    frame: "pd.DataFrame"
    weights: Array | None
    others: "pd.DataFrame"
    row_numbers: tuple[int, ...]
    codebook: Codebook
    raw: RawSurvey
    values: dict[str, Values]
    steps: tuple[str, ...]
    scale_doubts: tuple[ScaleDoubt, ...] = ()
    unanswered: tuple[Column, ...] = ()

    @property
    def name(self) -> str:
        """The data file's name."""
        return self.raw.name

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the data file."""
        return self.raw.fingerprint

    @cached_property
    def _columns(self) -> "dict[str, Array]":
        """The columns of ``frame``; asking pandas for them again and again is slow."""
        return {str(name): column.to_numpy() for name, column in self.frame.items()}

    @cached_property
    def given(self) -> dict[str, NDArray[np.bool_]]:
        """Which respondents gave an answer, by column of ``frame``."""
        return {name: ~np.isnan(numbers) for name, numbers in self._columns.items()}

    @cached_property
    def _known(self) -> dict[tuple[str, ...], Moments]:
        """Moments that were asked for: several findings and checks ask for the same."""
        return {}

    def label(self, column: str) -> str:
        """Return what to call a column: the codebook's label, else its question, else its head."""
        return self.codebook.column(column).label or self.raw.questions.get(column, column)

    @cached_property
    def design(self) -> SamplingDesign:
        """Weights, strata and clusters of the respondents."""
        return design_of(self.codebook, self.others, self.weights, self.row_numbers)

    def at(self, rows: Any) -> "Responses":
        """Return some of the respondents, e.g. those of one branch; ``rows`` is of bool."""
        if np.all(rows):
            return self
        chosen = np.flatnonzero(np.asarray(rows, bool))
        return replace(
            self,
            frame=self.frame.iloc[chosen],
            weights=None if self.weights is None else self.weights[chosen],
            others=self.others.iloc[chosen],
            row_numbers=tuple(self.row_numbers[place] for place in chosen),
            values={
                name: replace(values, numbers=values.numbers[chosen])
                for name, values in self.values.items()
            },
        )

    def moments(self, names: Sequence[str]) -> Moments:
        """Return the moments of some columns, with the people behind them.

        Everybody counts who answered any; see `cxlab.statistics.survey_moments.survey_moments`.
        """
        if (key := tuple(names)) not in self._known:
            self._known[key] = survey_moments(self._answers(names), self.design)
        return self._known[key]

    def scores(self, scores: Mapping[str, Sequence[str]], also: Sequence[str] = ()) -> Moments:
        """Return the moments of scores, each the mean of some columns of ``frame``.

        See `cxlab.statistics.score_moments.score_moments`.
        """
        answers = self._answers([*(name for names in scores.values() for name in names), *also])
        return score_moments(answers, scores, self.design, also=also, known=self._known)

    def _answers(self, names: Iterable[str]) -> dict[str, Array]:
        for name in names:
            if name not in self.frame:
                raise ValueError(f"no column '{name}'.{nearest(name, self.values)}")
        return {name: self._columns[name] for name in names}


def clean(raw: RawSurvey, codebook: Codebook) -> Responses:
    """Return the responses of a file as its codebook says.

    Screens and weights of 0 leave respondents out; everything else only sets single answers to
    missing, and all of it is counted in ``steps``. A column that nobody answered counts as not
    asked (`cxlab.survey.unanswered`).

    Raises
    ------
    InputError
        For a column that the file lacks, an answer that is neither a number nor a word known, a
        weight that is none, labels that run against their numbers, a reversed item whose scale
        cannot be right, or when nobody is left.
    """
    raw = _as_described(raw, codebook)
    places, steps = _screened(raw, codebook)
    places, weights, zero = weighted(raw, codebook, places)
    if not places:
        raise InputError(f"{raw.name}: no answers are left ({'; '.join((*steps, *zero))})")
    every = {c.name: in_numbers(raw, c, places) for c in codebook.of(*RATED)}
    unanswered = unanswered_columns(codebook, _answered(every))
    codebook = without(codebook, unanswered)
    values = {column.name: every[column.name] for column in codebook.of(*RATED)}
    doubts = checked_scales(raw, codebook, values)
    frame, others = _frames(raw, codebook, places, values)
    steps += (*zero, say("{n:,} analysed", n=len(places)), *_counted(raw, codebook, values, frame))
    steps += (*unanswered_step(unanswered), *_alike_notes(raw, codebook))
    responses = Responses(
        frame=frame,
        weights=weights,
        others=others,
        row_numbers=tuple(raw.row_numbers[place] for place in places),
        codebook=codebook,
        raw=raw,
        values=values,
        steps=steps if weights is None else (*steps, weights_step(weights)),
        scale_doubts=doubts,
        unanswered=unanswered,
    )
    design = design_steps(codebook, others, frame, responses.design)
    return replace(responses, steps=(*responses.steps, *design))


def _as_described(raw: RawSurvey, codebook: Codebook) -> RawSurvey:
    """Return a survey of a row a person that has all columns of its codebook."""
    if codebook.long:
        raw = from_long(raw, **asdict(codebook.long))
    for column in codebook.columns:
        check_column(raw, codebook, column)
    return raw


def check_column(raw: RawSurvey, codebook: Codebook, column: Column) -> None:
    """Refuse a column of the codebook that the file lacks."""
    if column.name in raw.columns or column.role == "ignore":
        return
    near = nearest(column.name, raw.columns)
    raise InputError(
        f"{codebook.name}: column '{shortened(column.name)}' is not in {raw.name}.{near} The file "
        f"has: {shortened(', '.join(raw.columns), 300)}"
    )


def _screened(raw: RawSurvey, codebook: Codebook) -> tuple[list[int], tuple[str, ...]]:
    """Return the rows that pass every screen, and what each screen left out."""
    places = list(range(len(raw.frame)))
    steps = [say_count("{n} answer", "{n:,} answers", len(places))]
    for column in codebook.of("screen"):
        unwanted = {word(value) for value in column.exclude}
        names = spellings(raw, column.name)
        out = {place for place in places if names[place] & unwanted}
        steps.append(screened_step(len(out), column))
        if blank := sum(not names[place] for place in places):
            steps.append(blank_step(blank, column))
        places = [place for place in places if place not in out]
    return places, tuple(steps)


def _answered(values: Mapping[str, Values]) -> list[str]:
    """Return the columns that hold an answer, be it outside the scale."""
    return [
        name
        for name, column in values.items()
        if column.out_of_range or not np.isnan(column.numbers).all()
    ]


def _turned(values: Values, column: Column) -> Array:
    return sum(column.scale) - values.numbers if column.reversed else values.numbers


def _frames(
    raw: RawSurvey, codebook: Codebook, places: list[int], values: Mapping[str, Values]
) -> "tuple[pd.DataFrame, pd.DataFrame]":
    """Return the rated columns as numbers, and the others as texts."""
    import pandas as pd

    frame = pd.DataFrame({c.name: _turned(values[c.name], c) for c in codebook.of(*RATED)})
    texts = {c.name: texts_of(raw, c, places) for c in codebook.of(*TEXT_ROLES)}
    return frame, pd.DataFrame(texts, index=frame.index, dtype="str")


def _alike_notes(raw: RawSurvey, codebook: Codebook) -> Iterable[str]:
    """Return which names of a text column were read as one."""
    notes = (alike_note(c.name, other_spellings(raw, c)) for c in codebook.of(*ALIKE))
    return filter(None, notes)


def _counted(
    raw: RawSurvey, codebook: Codebook, values: dict[str, Values], frame: "pd.DataFrame"
) -> tuple[str, ...]:
    """Say how many single answers were set to missing, and how the others were read."""
    columns = values.values()
    return counted(
        outside=sum(len(column.out_of_range) for column in columns),
        missing=sum(column.missing for column in columns),
        people=int(frame.isna().any(axis=1).sum()),
        declared=sum(raw.user_missing.get(name, 0) for name in values),
        words=sum(column.by_words for column in columns),
        leading=sum(column.by_leading_number for column in columns),
        turned=sum(column.reversed for column in codebook.of(*RATED)),
    )
