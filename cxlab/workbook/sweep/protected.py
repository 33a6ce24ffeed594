"""The answers of a survey that a sweep may use: what would give people away is taken out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from cxlab.errors import InputError
from cxlab.evidence.column_sets import column_sets
from cxlab.evidence.small_groups import suppressed
from cxlab.evidence.withheld import Bools, Withheld, withheld
from cxlab.survey.careless import straight_liners
from cxlab.survey.responses import Responses
from cxlab.words import say, say_count
from cxlab.workbook.sweep.people import places_of, respondents, whose
from cxlab.workbook.sweep.release import Release, Releases, check_same_people, identities


@dataclass(frozen=True, eq=False)
class Protected:
    """What of a file may be used for the reports of its groups.

    Attributes
    ----------
    hidden : frozenset of str
        Groups that get no report.
    blanked : mapping of int to frozenset of str
        By place of a row in the file: the columns whose answers are taken out.
    notes : mapping of str to str
        By group that is shown: what was taken out of it, for its account.
    told_by_total : int
        People whom the report of everybody tells apart, whatever is taken out here.
    released : mapping of str to Releases
        Of each row analysed, what earlier sweeps and this one release.
    """

    hidden: frozenset[str]
    blanked: Mapping[int, frozenset[str]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    told_by_total: int = 0
    released: Mapping[str, Releases] = field(default_factory=dict)


def protected(
    responses: Responses, groups: Sequence[str], minimum: int, before: Mapping[str, Releases]
) -> Protected:
    """Return what of a survey may be used for the reports of its groups.

    Parameters
    ----------
    responses : Responses
    groups : sequence of str
        Of each row of the file; "" where it is in none.
    minimum : int
        Fewer people are not shown, nor left over by subtraction.
    before : mapping of str to Releases
        What was released of each row before, by `release.identities`; empty where nothing was.

    Raises
    ------
    InputError
        If the people differ from those of an earlier release by fewer than the minimum.
    """
    places, rows = places_of(responses), identities(responses.raw)
    names, ids = [groups[place] for place in places], [rows[place] for place in places]
    check_same_people(ids, before, minimum)
    before_of = [before.get(id, ()) for id in ids]
    taken = _taken(
        responses, names, _small(responses, groups, minimum), minimum, before_of=before_of
    )
    columns = np.array([str(name) for name in responses.frame], dtype=object)
    lost = responses.frame.notna().to_numpy() & ~taken.kept
    shown = [row for row, name in enumerate(names) if name and name not in taken.groups]
    return Protected(
        taken.groups,
        blanked={places[row]: frozenset(columns[lost[row]]) for row in shown if lost[row].any()},
        notes=_notes(responses, names, shown, lost, minimum=minimum),
        told_by_total=taken.told_by_total,
        released={
            id: (*earlier, Release(name, frozenset(columns[kept])))
            for id, earlier, name, kept in zip(ids, before_of, names, taken.kept, strict=True)
        },
    )


def _small(responses: Responses, groups: Sequence[str], minimum: int) -> frozenset[str]:
    """Return the groups of too few people."""
    sizes = dict.fromkeys(groups, 0) | dict(respondents(responses, groups))
    unnamed = sizes.pop("", 0)
    return suppressed(sizes, minimum, unnamed)


def _taken(
    responses: Responses,
    names: Sequence[str],
    small: frozenset[str],
    minimum: int,
    before_of: Sequence[Releases],
) -> Withheld:
    """Return what is withheld, also for the sake of earlier releases.

    Raises
    ------
    InputError
        If an earlier release gives somebody away whatever is withheld.
    """
    number = {str(name): place for place, name in enumerate(responses.frame)}
    take = partial(
        withheld,
        responses.frame.notna().to_numpy(),
        names,
        [[number[name] for name in of] for of in column_sets(responses.codebook)],
        minimum,
        people=whose(responses),
        hidden=small,
    )
    marks = _marks(responses)
    taken = take(marks=list(zip(marks, before_of, strict=True)))
    if any(before_of) and taken.told_by_total > take(marks=marks).told_by_total:
        raise InputError(
            "--release: with the earlier release these answers give away fewer than "
            f"{minimum:,} people (--minimum-group), whatever is left out"
        )
    return taken


def _notes(
    responses: Responses, names: Sequence[str], shown: Sequence[int], lost: Bools, minimum: int
) -> dict[str, str]:
    answered = responses.frame.notna().to_numpy()
    rows: dict[str, list[int]] = {}
    for row in shown:
        rows.setdefault(names[row], []).append(row)
    notes = {name: _note(responses, answered[of], lost[of], minimum) for name, of in rows.items()}
    return {name: note for name, note in notes.items() if note}


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


def _note(responses: Responses, answered: Bools, lost: Bools, minimum: int) -> str:
    """Say what was taken out of a group's answers; "" for nothing."""
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
