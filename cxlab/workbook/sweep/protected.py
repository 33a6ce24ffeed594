"""The answers of a survey that a sweep may use: what would give people away is taken out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from cxlab.errors import InputError
from cxlab.evidence.answer_blocks import Bools
from cxlab.evidence.withheld import Withheld
from cxlab.evidence.withheld_answers import lost_in_words, withheld_answers
from cxlab.survey.responses import Responses
from cxlab.workbook.sweep.people import places_of
from cxlab.workbook.sweep.release import (
    Earlier,
    Release,
    Released,
    check_same_people,
    identified,
    summed_columns,
)

Blanked = Mapping[int, frozenset[str]]


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
    of_everybody : mapping of int to frozenset of str
        By place of a row: the columns to be taken out of a report of everybody that tells nobody
        apart, alone or together with those of groups.
    note_of_everybody : str
        What that takes out.
    released : tuple of Released
        Of each row analysed, what earlier sweeps and this one release.
    columns : tuple of str
        Whose answers are summed up, and those that weigh them.
    checked : str
        How people of an earlier release were known, and what could not be checked.
    """

    hidden: frozenset[str]
    blanked: Blanked = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    told_by_total: int = 0
    of_everybody: Blanked = field(default_factory=dict)
    note_of_everybody: str = ""
    released: tuple[Released, ...] = ()
    columns: tuple[str, ...] = ()
    checked: str = ""


def protected(
    responses: Responses, groups: Sequence[str], minimum: int, before: Earlier
) -> Protected:
    """Return what of a survey may be used for the reports of its groups.

    Parameters
    ----------
    responses : Responses
    groups : sequence of str
        Of each row of the file; "" where it is in none.
    minimum : int
        Fewer people are not shown, nor left over by subtraction.
    before : Earlier
        What was released of each row before.

    Raises
    ------
    InputError
        If the people differ from those of an earlier release by fewer than the minimum.
    """
    places = places_of(responses)
    names = [groups[place] for place in places]
    check_same_people(before, names, minimum)
    taken = _taken(responses, names, minimum, before)
    columns = np.array([str(name) for name in responses.frame], dtype=object)
    answered = responses.frame.notna().to_numpy()
    lost, lost_of_all = answered & ~taken.kept, answered & ~taken.total
    hidden = taken.groups | (set(groups) - set(names) - {""})
    shown = [row for row, name in enumerate(names) if name and name not in hidden]
    everybody = range(len(names))
    return Protected(
        hidden,
        blanked={places[row]: frozenset(columns[lost[row]]) for row in shown if lost[row].any()},
        notes=_notes(responses, names, shown, lost, minimum=minimum),
        told_by_total=taken.told_by_total,
        of_everybody={places[row]: frozenset(columns[lost_of_all[row]]) for row in everybody},
        note_of_everybody=lost_in_words(responses, everybody, lost_of_all, minimum),
        released=tuple(
            replace(one, releases=(*earlier, Release(name, frozenset(columns[kept]))))
            for one, earlier, name, kept in zip(
                identified(responses), before.releases, names, taken.kept, strict=True
            )
        ),
        columns=tuple(summed_columns(responses)),
        checked=before.note,
    )


def _taken(responses: Responses, names: Sequence[str], minimum: int, before: Earlier) -> Withheld:
    """Return what is withheld, also for the sake of earlier releases.

    Raises
    ------
    InputError
        If an earlier release gives somebody away whatever is withheld.
    """
    if not any(before.releases):
        return withheld_answers(responses, names, minimum)
    marks = list(zip(before.releases, before.changed, strict=True))
    taken = withheld_answers(responses, names, minimum, marks)
    if taken.told_by_total > withheld_answers(responses, names, minimum).told_by_total:
        raise InputError(
            "--release: with the earlier release these answers give away fewer than "
            f"{minimum:,} people (--minimum-group), whatever is left out"
        )
    return taken


def _notes(
    responses: Responses, names: Sequence[str], shown: Sequence[int], lost: Bools, minimum: int
) -> dict[str, str]:
    rows: dict[str, list[int]] = {}
    for row in shown:
        rows.setdefault(names[row], []).append(row)
    notes = {name: lost_in_words(responses, of, lost, minimum) for name, of in rows.items()}
    return {name: note for name, note in notes.items() if note}
