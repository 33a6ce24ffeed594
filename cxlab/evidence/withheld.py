"""Which answers may not be shown: those of small groups, and of few people in larger ones.

Reports sum over the people who answered all columns of a set: a pair, a dimension, everything. Two
such sums tell apart whoever answered one set and not the other, and what all answered less what
the groups shown answered tells what the others did. So people are counted by *which* sets they
answered. A person's answers fall into blocks, columns held together by sets that he answered;
whoever holds the same block with the same sets is the same to every sum. A block that fewer than
the minimum hold is taken out of a group's rows, and so is one that the total would give away.

Then no linear combination of sums, of a total and of the groups, weighs fewer people than the
minimum unless the total alone already does: within a group all holders of a block weigh the same,
and those whose block is nowhere shown are none, or enough (`cxlab.evidence.small_groups`).
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.evidence.small_groups import suppressed

Bools = np.ndarray[Any, np.dtype[np.bool_]]
Rows = Sequence[int]
Block = tuple[Hashable, frozenset[int]]  # who, by mark, and which sets are answered


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
    >>> taken.kept.sum(axis=0).tolist(), sorted(taken.groups)
    ([56, 56], [])
    """
    who = range(len(answered)) if people is None else people
    blocks = _blocks(answered, sets, [None] * len(answered) if marks is None else marks)
    names, out = sorted(set(groups) - {""}), frozenset(hidden)
    while True:
        kept = _kept(answered, groups, who, blocks, minimum=minimum, hidden=out)
        left = _counted(np.flatnonzero(kept.any(axis=1)), groups, who)
        sizes = {name: left.get(name, 0) for name in names if name not in out}
        few = {name for name, size in sizes.items() if size < minimum}
        if not few:
            return Withheld(out, kept, _told_by_total(blocks, who, minimum))
        out |= few


def _blocks(
    answered: Bools, sets: Iterable[Collection[int]], marks: Sequence[Hashable]
) -> Mapping[Block, list[tuple[int, tuple[int, ...]]]]:
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
    blocks: Mapping[Block, list[tuple[int, tuple[int, ...]]]],
    *,
    minimum: int,
    hidden: frozenset[str],
) -> Bools:
    kept = np.zeros(answered.shape, bool)
    for holders in blocks.values():
        counts = _counted([row for row, _ in holders], groups, people)
        rest = counts.pop("", 0)
        out = suppressed(counts, minimum, rest, hidden & counts.keys())
        for row, columns in holders:
            if groups[row] and groups[row] not in out:
                kept[row, list(columns)] = True
    return kept


def _counted(
    rows: Iterable[int], groups: Sequence[str], people: Sequence[Hashable]
) -> dict[str, int]:
    """Count each person of a group once."""
    members: dict[str, set[Hashable]] = defaultdict(set)
    for row in rows:
        members[groups[row]].add(people[row])
    return {group: len(of_group) for group, of_group in members.items()}


def _told_by_total(
    blocks: Mapping[Block, list[tuple[int, tuple[int, ...]]]],
    people: Sequence[Hashable],
    minimum: int,
) -> int:
    """Count who holds a block that fewer than the minimum of all people hold."""
    told: set[Hashable] = set()
    for holders in blocks.values():
        names = {people[row] for row, _ in holders}
        if len(names) < minimum:
            told |= names
    return len(told)
