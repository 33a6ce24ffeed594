"""The one rule for what of a survey's groups is shown: in a report of all, and in a sweep's."""

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np

from cxlab.evidence.answer_blocks import Bools
from cxlab.evidence.column_sets import column_sets
from cxlab.evidence.respondents import respondents, whose
from cxlab.evidence.small_groups import suppressed
from cxlab.evidence.withheld import Withheld, withheld
from cxlab.survey.careless import straight_liners
from cxlab.survey.responses import Responses
from cxlab.words import say, say_count


def withheld_answers(
    responses: Responses,
    groups: Sequence[str],
    minimum: int,
    before: Sequence[Hashable] | None = None,
) -> Withheld:
    """Return which groups, and which answers in the others, may not be shown.

    Parameters
    ----------
    responses : Responses
    groups : sequence of str
        Of each row analysed; "" where it is in none.
    minimum : int
        Fewer people are not shown, nor left over by subtraction.
    before : sequence, optional
        What else is released of each row, where something is.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> groups = list(responses.others["branch"])
    >>> sorted(withheld_answers(responses, groups, minimum=100).groups)
    ['Harbour', 'Station']
    """
    number = {str(name): place for place, name in enumerate(responses.frame)}
    sizes = dict.fromkeys(groups, 0) | dict(respondents(responses, groups))
    unnamed, weights = sizes.pop("", 0), responses.weights
    marks = _marks(responses)
    return withheld(
        responses.frame.notna().to_numpy(),
        groups,
        [[number[name] for name in of] for of in column_sets(responses.codebook)],
        minimum,
        people=whose(responses),
        rows=None if responses.codebook.of("respondent") else _contents(responses),
        marks=marks if before is None else list(zip(marks, before, strict=True)),
        weights=None if weights is None else weights.tolist(),
        hidden=suppressed(sizes, minimum, unnamed),
    )


def _contents(responses: Responses) -> list[str]:
    """Return all that each row holds, as text."""
    weights = responses.weights
    parts = zip(
        responses.frame.to_numpy(float).tolist(),
        [None] * len(responses.frame) if weights is None else weights.tolist(),
        responses.others.fillna("").to_numpy().tolist(),
        strict=True,
    )
    return [repr(part) for part in parts]


def _marks(responses: Responses) -> list[tuple[object, ...]]:
    """Return by what else reports choose people: lines of one answer, the source, the waves."""
    straight, who = straight_liners(responses), whose(responses)
    columns = [c.name for c in responses.codebook.of("source", "wave")]
    texts = [tuple(row) for row in responses.others[columns].fillna("").to_numpy().tolist()]
    of_person: dict[object, Counter[tuple[object, ...]]] = {}
    for name, text in zip(who, texts, strict=True):
        of_person.setdefault(name, Counter())[text] += 1
    has_ids = bool(responses.codebook.of("respondent"))
    return [
        (bool(line), text, tuple(sorted(of_person[name].items())) if has_ids and columns else ())
        for line, text, name in zip(straight, texts, who, strict=True)
    ]


def lost_in_words(responses: Responses, rows: Sequence[int], lost: Bools, minimum: int) -> str:
    """Say what was taken out of some rows; "" for nothing.

    Parameters
    ----------
    responses : Responses
    rows : sequence of int
        Places among the rows analysed.
    lost : array of bool, of shape (rows analysed, rated columns)
    minimum : int

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> lost = np.zeros(responses.frame.shape, bool)
    >>> lost[:2] = True
    >>> lost_in_words(responses, range(300), lost, minimum=10)[:41]
    '90 answers of 2 people, which fewer than '
    """
    places = list(rows)
    answered, lost = responses.frame.notna().to_numpy()[places], lost[places]
    if not lost.any():
        return ""
    gone = np.flatnonzero(answered.any(axis=0) & ~(answered & ~lost).any(axis=0))
    columns = [str(name) for name in responses.frame]
    sentences = [
        say_count(
            "{answers:,} answers of {n} person, which fewer than {minimum:,} people gave in this "
            "way, or which would give others away.",
            "{answers:,} answers of {n:,} people, which fewer than {minimum:,} people gave in this "
            "way, or which would give others away.",
            int(lost.any(axis=1).sum()),
            answers=int(lost.sum()),
            minimum=minimum,
        )
    ]
    if len(gone):
        labels = ", ".join(responses.label(columns[at]) for at in gone)
        sentences.append(say("No answers are left to: {columns}.", columns=labels))
    return " ".join(sentences)
