"""Which answers may not be shown: those of small groups, and of few people in larger ones.

Reports sum over the people who answered all columns of a set: a pair, a dimension, everything. Two
such sums tell apart whoever answered one set and not the other, and what all answered less what
the groups shown answered tells what the others did. So people are counted by *which* sets they
answered. A person's answers fall into blocks, columns held together by sets that he answered;
whoever holds the same block with the same sets is the same to every sum. A block that fewer than
the minimum hold is taken out of a group's rows, and so is one that the total would give away.

Then no linear combination of sums, of a total and of the groups, weighs fewer people than the
minimum unless the total alone gives it: all holders of a block in a group weigh the same; of those
whose block is not used there are none, or enough; and where the total itself tells a few people
apart, there are enough for every block, so that groups take nothing away from what hides them.

Weighted sums stand beside plain ones, and errors use squared weights: together they can leave out
all people of two weights. So "enough" means enough whichever two weights are left out; where not
even all who hold a block are that, the two commonest weights and the rest are blocks of their own.

References
----------
Hundepool, A., et al. (2012). Statistical disclosure control. Wiley, chapters 4 and 5 (linked tables
and differencing).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.evidence.answer_blocks import Blocks, Bools, apart_by_weight, blocks_of, told_apart
from cxlab.evidence.enough_people import Enough
from cxlab.evidence.random_order import random_order


@dataclass(frozen=True, eq=False)
class Withheld:
    """What may be shown and what not.

    Attributes
    ----------
    groups : frozenset of str
        Nothing of these.
    kept : array of bool, of shape (rows, columns)
        The answers that may be used for the groups shown.
    told_by_total : int
        People whom the sums of a total tell apart from all others though they are fewer than the
        minimum, whatever is withheld here.
    total : array of bool, of shape (rows, columns)
        The answers of everybody that a total may use and tell nobody apart, alone or together with
        the groups shown.

    Examples
    --------
    >>> all_answers = np.ones((20, 2), dtype=bool)
    >>> Withheld(frozenset({"Kiosk"}), all_answers, told_by_total=0, total=all_answers).groups
    frozenset({'Kiosk'})
    """

    groups: frozenset[str]
    kept: Bools
    told_by_total: int
    total: Bools


def withheld(
    answered: Bools,
    groups: Sequence[str],
    sets: Iterable[Collection[int]],
    minimum: int,
    *,
    people: Sequence[Hashable] | None = None,
    rows: Sequence[str] | None = None,
    marks: Sequence[Hashable] | None = None,
    weights: Sequence[float] | None = None,
    hidden: Collection[str] = (),
) -> Withheld:
    """Return which groups, and which answers in the others, may not be shown.

    Parameters
    ----------
    answered : array of bool, of shape (rows, columns)
        Who answered what, over all groups.
    groups : sequence of str
        Of each row; "" where it is in none.
    sets : iterable of collections of int
        The sets of columns that statistics need whole; every column alone is one.
    minimum : int
        Fewer people are not shown, nor left over by subtraction.
    people : sequence, optional
        Whose each row is; else each is another's.
    rows : sequence of str, optional
        All that each row holds, where each is another's: see `random_order`.
    marks : sequence, optional
        Whatever else statistics choose rows by, e.g. the wave.
    weights : sequence of float, optional
        Of each row, where statistics are weighted.
    hidden : collection of str
        Groups left out whatever their size.

    Examples
    --------
    >>> answered = np.ones((60, 2), bool)
    >>> answered[:4, 1] = False  # four of Harbour's people skipped the second question
    >>> taken = withheld(answered, ["Harbour"] * 30 + ["Mall"] * 30, [(0, 1)], 10)
    >>> taken.kept.sum(axis=0).tolist(), sorted(taken.groups)  # they, and ten who cover them
    ([46, 46], [])
    """
    who = range(len(answered)) if people is None else people
    rule = Enough(minimum, {} if weights is None else dict(zip(who, weights, strict=True)))
    blocks = blocks_of(answered, sets, [None] * len(answered) if marks is None else marks)
    blocks = apart_by_weight(blocks, who, rule)
    names, out = sorted(set(groups) - {""}), frozenset(hidden)
    order = random_order(who, rows, groups)
    told = {who[row] for holders in told_apart(blocks, who, rule) for row, _ in holders}
    while True:
        kept = _kept(answered, groups, who, blocks, rule=rule, order=order, hidden=out)
        left = _counted(np.flatnonzero(kept.any(axis=1)), groups, who)
        sizes = {name: left.get(name, 0) for name in names if name not in out}
        few = {name for name, size in sizes.items() if size < minimum}
        if not few:
            total = _total(answered, blocks, who, rule)
            return Withheld(out, kept, told_by_total=len(told), total=total)
        out |= few


def _kept(
    answered: Bools,
    groups: Sequence[str],
    people: Sequence[Hashable],
    blocks: Blocks,
    *,
    rule: Enough,
    order: Mapping[Hashable, int],
    hidden: frozenset[str],
) -> Bools:
    kept = np.zeros(answered.shape, bool)
    told = {c for holders in told_apart(blocks, people, rule) for _, of in holders for c in of}
    for holders in blocks.values():
        of_group: dict[str, set[Hashable]] = defaultdict(set)
        for row, _ in holders:
            of_group["" if groups[row] in hidden else groups[row]].add(people[row])
        never = of_group.pop("", set())
        cover = any(told.intersection(columns) for _, columns in holders)
        used = _used(of_group, never, rule, order, cover=cover)
        for row, columns in holders:
            if people[row] in used.get(groups[row], ()):
                kept[row, list(columns)] = True
    return kept


def _used(
    of_group: Mapping[str, set[Hashable]],
    never_shown: set[Hashable],
    rule: Enough,
    order: Mapping[Hashable, int],
    *,
    cover: bool,
) -> dict[str, set[Hashable]]:
    """Return whose block is used, by group: of no group a few, and enough are left beside those.

    To leave out some people of a large group costs less than to leave out a group. ``cover`` asks
    for enough even where nobody would be left out.
    """
    used = {name: rule.those(who) for name, who in of_group.items()}
    gone = set(never_shown).union(*(who - used[name] for name, who in of_group.items()))
    # What hides the few whom a total tells apart must do so for every weight that it has.
    among = gone.union(*used.values()) if cover else set[Hashable]()
    while True:
        used = {name: who for name, who in used.items() if who}
        if rule.are(gone, among) or not used or not (gone or cover):
            return used
        largest = max(sorted(used), key=lambda name: len(used[name]))
        moved = _cover(gone, used[largest], rule, order, among=among)
        if rule.are(gone | moved, among) and rule.are(used[largest] - moved):
            used[largest] = used[largest] - moved
        else:
            moved = used.pop(min(sorted(used), key=lambda name: len(used[name])))
        gone |= moved


def _cover(
    gone: set[Hashable],
    group: set[Hashable],
    rule: Enough,
    order: Mapping[Hashable, int],
    *,
    among: set[Hashable],
) -> set[Hashable]:
    """Return people of a group who make those gone enough: first of the weights these have."""
    counts, moved = rule.by_weight(gone), set[Hashable]()
    place: Counter[float] = Counter()
    ranked = []
    for who in sorted(group - gone, key=lambda who: order[who]):
        weight = rule.weight.get(who, 1.0)
        ranked.append((weight not in counts, counts[weight] + place[weight], order[who], who))
        place[weight] += 1
    ranked.sort(key=lambda one: one[:3])
    for *_, who in ranked:
        if len(gone) + len(moved) >= rule.minimum and rule.are(gone | moved, among):
            break
        moved.add(who)
    return moved


def _counted(
    rows: Iterable[int], groups: Sequence[str], people: Sequence[Hashable]
) -> dict[str, int]:
    """Count each person of a group once."""
    members: dict[str, set[Hashable]] = defaultdict(set)
    for row in rows:
        members[groups[row]].add(people[row])
    return {group: len(of_group) for group, of_group in members.items()}


def _total(answered: Bools, blocks: Blocks, people: Sequence[Hashable], rule: Enough) -> Bools:
    """Return the answers of everybody but in blocks that too few hold."""
    total = np.zeros(answered.shape, bool)
    for holders in blocks.values():
        if rule.are({people[row] for row, _ in holders}):
            for row, columns in holders:
                total[row, list(columns)] = True
    return total
