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

References
----------
Hundepool, A., et al. (2012). Statistical disclosure control. Wiley, chapters 4 and 5 (linked tables
and differencing).
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Bools = np.ndarray[Any, np.dtype[np.bool_]]
Rows = Sequence[int]
Block = tuple[Hashable, frozenset[int]]  # who, by mark, and which sets are answered
Blocks = Mapping[Block, list[tuple[int, tuple[int, ...]]]]  # rows that hold it, with its columns
SEED = 1


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

    Examples
    --------
    >>> Withheld(frozenset({"Kiosk"}), np.ones((20, 2), dtype=bool), told_by_total=0).kept.all()
    np.True_
    """

    groups: frozenset[str]
    kept: Bools
    told_by_total: int


def withheld(
    answered: Bools,
    groups: Sequence[str],
    sets: Iterable[Collection[int]],
    minimum: int,
    *,
    people: Sequence[Hashable] | None = None,
    marks: Sequence[Hashable] | None = None,
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
    marks : sequence, optional
        Whatever else statistics choose rows by, e.g. the wave.
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
    blocks = _blocks(answered, sets, [None] * len(answered) if marks is None else marks)
    names, out = sorted(set(groups) - {""}), frozenset(hidden)
    told = {who[row] for holders in _told(blocks, who, minimum) for row, _ in holders}
    while True:
        kept = _kept(answered, groups, who, blocks, minimum=minimum, hidden=out)
        left = _counted(np.flatnonzero(kept.any(axis=1)), groups, who)
        sizes = {name: left.get(name, 0) for name in names if name not in out}
        few = {name for name, size in sizes.items() if size < minimum}
        if not few:
            return Withheld(out, kept, told_by_total=len(told))
        out |= few


def _blocks(answered: Bools, sets: Iterable[Collection[int]], marks: Sequence[Hashable]) -> Blocks:
    """Return who holds each block: rows, with the block's columns."""
    columns = answered.shape[1]
    needed: list[tuple[int, ...]] = [(column,) for column in range(columns)]
    needed += sorted({tuple(sorted(set(one))) for one in sets if len(set(one)) > 1})
    whole = np.column_stack([answered[:, list(one)].all(axis=1) for one in needed])
    patterns, pattern_of = np.unique(whole, axis=0, return_inverse=True)
    parts = [_parts(pattern, needed) for pattern in patterns]
    held: dict[Block, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
    for row, number in enumerate(pattern_of.ravel()):
        for in_sets, in_columns in parts[number]:
            held[marks[row], in_sets].append((row, in_columns))
    return held


def _parts(
    pattern: Bools, needed: Sequence[tuple[int, ...]]
) -> list[tuple[frozenset[int], tuple[int, ...]]]:
    """Return the blocks of one pattern: sets that are answered, joined where they share columns."""
    parts: list[tuple[set[int], set[int]]] = []
    for place in map(int, np.flatnonzero(pattern)):
        members, columns = {place}, set(needed[place])
        for other in [part for part in parts if part[1] & columns]:
            members |= other[0]
            columns |= other[1]
            parts.remove(other)
        parts.append((members, columns))
    return [(frozenset(members), tuple(sorted(columns))) for members, columns in parts]


def _kept(
    answered: Bools,
    groups: Sequence[str],
    people: Sequence[Hashable],
    blocks: Blocks,
    *,
    minimum: int,
    hidden: frozenset[str],
) -> Bools:
    kept = np.zeros(answered.shape, bool)
    told = _told_columns(blocks, people, minimum)
    order = _in_random_order(people)
    for holders in blocks.values():
        of_group: dict[str, set[Hashable]] = defaultdict(set)
        for row, _ in holders:
            of_group["" if groups[row] in hidden else groups[row]].add(people[row])
        never = of_group.pop("", set())
        cover = any(told.intersection(columns) for _, columns in holders)
        out = _left_out(of_group, len(never), minimum, order, cover=cover)
        for row, columns in holders:
            if (group := groups[row]) in of_group and people[row] not in out[group]:
                kept[row, list(columns)] = True
    return kept


def _left_out(
    of_group: Mapping[str, set[Hashable]],
    never_shown: int,
    minimum: int,
    order: Mapping[Hashable, int],
    *,
    cover: bool,
) -> dict[str, set[Hashable]]:
    """Return whose block is not used, by group: no group's few, and enough beside those.

    To leave out some people of a large group costs less than to leave out a group. ``cover`` asks
    for enough even where nobody would be left out.
    """
    out = {name: set(who) if len(who) < minimum else set() for name, who in of_group.items()}
    while True:
        lacking = minimum - never_shown - sum(map(len, out.values()))
        rest = {name: len(who) for name, who in of_group.items() if len(who) > len(out[name])}
        if lacking <= 0 or not rest or (lacking == minimum and not cover):
            return out
        largest = max(sorted(rest), key=lambda name: rest[name])
        if rest[largest] - lacking >= minimum:
            out[largest] |= set(sorted(of_group[largest], key=lambda who: order[who])[:lacking])
        else:
            smallest = min(sorted(rest), key=lambda name: rest[name])
            out[smallest] = set(of_group[smallest])


def _in_random_order(people: Sequence[Hashable]) -> Mapping[Hashable, int]:
    """Return each person's place in an order that has nothing to do with the answers."""
    unique = list(dict.fromkeys(people))
    places = np.random.default_rng(SEED).permutation(len(unique)).tolist()
    return dict(zip(unique, places, strict=True))


def _counted(
    rows: Iterable[int], groups: Sequence[str], people: Sequence[Hashable]
) -> dict[str, int]:
    """Count each person of a group once."""
    members: dict[str, set[Hashable]] = defaultdict(set)
    for row in rows:
        members[groups[row]].add(people[row])
    return {group: len(of_group) for group, of_group in members.items()}


def _told(
    blocks: Blocks, people: Sequence[Hashable], minimum: int
) -> list[list[tuple[int, tuple[int, ...]]]]:
    """Return the blocks that fewer than the minimum of all people hold."""
    return [
        holders for holders in blocks.values() if len({people[row] for row, _ in holders}) < minimum
    ]


def _told_columns(blocks: Blocks, people: Sequence[Hashable], minimum: int) -> set[int]:
    few = _told(blocks, people, minimum)
    return {column for holders in few for _, columns in holders for column in columns}
