"""The gap weighted by what each customer says matters: weighted SERVQUAL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate, are_few
from cxlab.claims.on_scale import OnScale
from cxlab.errors import LackError
from cxlab.numbers import fixed
from cxlab.questions.service_quality.analysis import Analysis
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.paired_gap import paired_gap
from cxlab.statistics.person_scores import filled_answers, person_scores
from cxlab.statistics.survey_moments import survey_moments
from cxlab.survey.codebook.codebook import Codebook, Column
from cxlab.survey.responses import Responses
from cxlab.words import phrase, say, say_lack

BY = {"dimension": phrase("dimensions"), "item": phrase("items")}
FORMULA = phrase(
    "each respondent's gaps, weighted by their own importance (points or ratings, as shares of "
    "their sum), then averaged over respondents"
)


@dataclass(frozen=True)
class Part:
    """What is weighted: a dimension or an item, with the columns of its three sides."""

    name: str
    perception: tuple[str, ...]
    expectation: tuple[str, ...]
    importance: tuple[str, ...]


def weighed_by(analysis: Analysis) -> list[str]:
    """Return what importance was asked of, "dimension" or "item"; nothing where of neither."""
    answers = analysis.evidence.both_sides.responses
    if answers is None:
        return []
    return [by for by in BY if _parts(answers.codebook, by)][:1]


def weighted_shortfall(analysis: Analysis, settings: Any, by: str) -> Answer:
    """Answer whether customers get less than they expect where it matters to them."""
    answers, facts = analysis.evidence.both_sides.responses, {"parts": say(BY[by])}
    if answers is None:
        return Answer(facts=facts)
    parts = _parts(answers.codebook, by)
    try:
        moments = _moments(answers, parts)
        gap = paired_gap(moments, "perception", "expectation", analysis.level)
    except LackError as lack:
        return Answer(note=say_lack(lack), facts=facts)
    answered = min((~np.isnan(moments.people.answers)).sum(axis=0)) if moments.people else moments.n
    estimate = Estimate.of(
        gap,
        "gap",
        level=analysis.level,
        n=answered if are_few(answered, moments.n) else moments.n,
        out_of=analysis.evidence.both_sides.people,
        method=say(FORMULA),
    )
    sd = abs(gap.gap / gap.d_z) if gap.d_z else 0.0
    return Answer(
        estimate,
        _note(answers.codebook, parts, by, fixed(gap.d_z, 2)),
        facts,
        smallest_effect=settings.smallest_effect * sd,
        on_scale=OnScale.of_pair(gap, moments, "perception", "expectation"),
    )


def _note(codebook: Codebook, parts: Sequence[Part], by: str, standardised: str) -> str:
    weighed = ", ".join(part.name for part in parts)
    text = say(
        "On the answer scale, weighted by what each customer says matters, of {n} {parts} "
        "({weighed}); in standard deviations {standardised}.",
        n=len(parts),
        parts=say(BY[by]),
        weighed=weighed,
        standardised=standardised,
    )
    asked = {p.dimension if by == "dimension" else p.item for p in codebook.pairs()} - {""}
    known = {part.name for part in parts}
    if not (lacking := sorted(asked - known)):
        return text
    left = say("Left out, since their importance was not asked: {names}.", names=", ".join(lacking))
    return f"{text} {left}"


def _parts(codebook: Codebook, by: str) -> list[Part]:
    """Return the dimensions, or the items, whose gap and importance were both asked."""
    pairs = codebook.pairs()
    if by == "item":
        parts = [
            Part(pair.item, (pair.perception,), (pair.expectation,), (pair.importance,))
            for pair in pairs
            if pair.importance
        ]
    else:
        paired = {pair.item for pair in pairs}
        weights: dict[str, list[Column]] = {}
        for column in codebook.of("importance"):
            if column.dimension and column.item not in paired:
                weights.setdefault(column.dimension, []).append(column)
        parts = [
            Part(
                dimension,
                tuple(pair.perception for pair in pairs if pair.dimension == dimension),
                tuple(pair.expectation for pair in pairs if pair.dimension == dimension),
                tuple(column.name for column in columns),
            )
            for dimension, columns in weights.items()
            if any(pair.dimension == dimension for pair in pairs)
        ]
    return parts if len(parts) > 1 else []


def _moments(answers: Responses, parts: Sequence[Part]) -> Moments:
    """Return the moments of both sides, each respondent's own weighted mean over the parts."""
    # One answer of many that is missing leaves nobody out.
    weights = np.column_stack([_weight(answers, part) for part in parts])
    importance = np.maximum(filled_answers(weights), 0.0)
    totals = importance.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):  # nobody's points: no answer, nan
        shares = np.where(totals > 0, 1.0, np.nan)[:, None] * importance / totals[:, None]
    sides = {
        "perception": [_mean(answers, part.perception) for part in parts],
        "expectation": [_mean(answers, part.expectation) for part in parts],
    }
    weighted = {
        side: (filled_answers(np.column_stack(means)) * shares).sum(axis=1)
        for side, means in sides.items()
    }
    return survey_moments(weighted, answers.design)


def _weight(answers: Responses, part: Part) -> Array:
    """Return a part's importance to each respondent, counted from 0."""
    low = min(0.0, *(answers.codebook.column(name).scale[0] for name in part.importance))
    return _mean(answers, part.importance) - low


def _mean(answers: Responses, columns: tuple[str, ...]) -> Array:
    return person_scores(answers.frame[list(columns)].to_numpy(dtype=float))
