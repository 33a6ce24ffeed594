"""Which answers may not be shown: of groups, and of single questions in groups, that are small.

A group large enough may hold a question that few of its people answered, and groups left out
together may: whoever knows all answers to a question and those of every group shown knows those
of the rest. So one rule (`cxlab.evidence.small_groups`) is applied to groups as a whole and then
to each question.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from cxlab.evidence.small_groups import suppressed

Counts = Mapping[str, int]


@dataclass(frozen=True)
class Withheld:
    """What may not be shown.

    Attributes
    ----------
    groups : frozenset of str
        Nothing of these.
    questions : mapping of str to frozenset of str
        By group that is shown: the questions whose answers are taken out of it.

    Examples
    --------
    >>> Withheld(frozenset({"Kiosk", "Mall"})).questions
    {}
    """

    groups: frozenset[str]
    questions: Mapping[str, frozenset[str]] = field(default_factory=dict)


def withheld(
    sizes: Counts,
    answered: Mapping[str, Counts],
    minimum: int,
    in_no_group: int = 0,
    answered_in_no_group: Counts | None = None,
    already: Collection[str] = (),
) -> Withheld:
    """Return which groups, and which questions of the others, may not be shown.

    Parameters
    ----------
    sizes : mapping of str to int
        People in each group.
    answered : mapping of str to mapping of str to int
        By question, how many people of each group answered it.
    minimum : int
        Fewer people are not shown, nor left over by subtraction.
    in_no_group : int
        People that a total counts but no group does.
    answered_in_no_group : mapping of str to int, optional
        By question, how many of them answered it.
    already : collection of str
        Groups left out whatever their size.

    Examples
    --------
    >>> sizes = {"Harbour": 40, "Mall": 40, "Station": 40}
    >>> taken = withheld(sizes, {"parking": {"Harbour": 40, "Mall": 30, "Station": 4}}, 10)
    >>> sorted(taken.questions)  # four people alone would be what Harbour and Mall leave over
    ['Mall', 'Station']
    """
    groups = suppressed(sizes, minimum, in_no_group, already)
    questions: dict[str, set[str]] = {}
    for question, counts in answered.items():
        rest = (answered_in_no_group or {}).get(question, 0)
        for group in suppressed(counts, minimum, rest, groups) - groups:
            if counts[group]:
                questions.setdefault(group, set()).add(question)
    return Withheld(groups, {group: frozenset(names) for group, names in questions.items()})
