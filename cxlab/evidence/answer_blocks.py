"""Blocks of answers: what the same sums use, by who holds it."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from cxlab.evidence.enough_people import Enough

Bools = np.ndarray[Any, np.dtype[np.bool_]]
Block = tuple[Hashable, frozenset[int]]  # who, by mark, and which sets are answered
Holders = list[tuple[int, tuple[int, ...]]]  # rows that hold a block, with its columns
Blocks = Mapping[Block, Holders]


def blocks_of(
    answered: Bools, sets: Iterable[Collection[int]], marks: Sequence[Hashable]
) -> Blocks:
    """Return who holds each block: rows, with the block's columns.

    Parameters
    ----------
    answered : array of bool, of shape (rows, columns)
    sets : iterable of collection of int
        Columns that some number uses together.
    marks : sequence
        By what else each row is known.

    Examples
    --------
    >>> blocks = blocks_of(np.array([[True, True], [True, False]]), [(0, 1)], ["", ""])
    >>> sorted(holders for holders in blocks.values())
    [[(0, (0, 1))], [(1, (0,))]]
    """
    columns = answered.shape[1]
    needed: list[tuple[int, ...]] = [(column,) for column in range(columns)]
    needed += sorted({tuple(sorted(set(one))) for one in sets if len(set(one)) > 1})
    whole = np.column_stack([answered[:, list(one)].all(axis=1) for one in needed])
    patterns, pattern_of = np.unique(whole, axis=0, return_inverse=True)
    parts = [_parts(pattern, needed) for pattern in patterns]
    held: dict[Block, Holders] = defaultdict(list)
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


def apart_by_weight(blocks: Blocks, people: Sequence[Hashable], rule: Enough) -> Blocks:
    """Return blocks, apart by weight where plain and weighted sums of all give a few away.

    Parameters
    ----------
    blocks : Blocks
    people : sequence
        Whose each row is.
    rule : Enough

    Examples
    --------
    >>> blocks = blocks_of(np.ones((30, 1), bool), [], [""] * 30)
    >>> weight = dict.fromkeys(range(30), 1.0) | {29: 2.0}
    >>> apart = apart_by_weight(blocks, range(30), Enough(10, weight))
    >>> sorted(len(holders) for holders in apart.values())
    [1, 29]
    """
    if not rule.weight:
        return blocks
    apart: dict[Block, Holders] = defaultdict(list)
    for (mark, sets), holders in blocks.items():
        who = {people[row] for row, _ in holders}
        common = () if rule.are(who) else rule.commonest(who)
        for row, columns in holders:
            weight = rule.weight[people[row]]
            apart[(mark, weight if weight in common else None), sets].append((row, columns))
    return apart


def told_apart(blocks: Blocks, people: Sequence[Hashable], rule: Enough) -> list[Holders]:
    """Return the blocks that too few of all people hold.

    Parameters
    ----------
    blocks : Blocks
    people : sequence
        Whose each row is.
    rule : Enough

    Examples
    --------
    >>> answered = np.array([[True, True], [True, True], [True, False]])
    >>> blocks = blocks_of(answered, [(0, 1)], [""] * 3)
    >>> told_apart(blocks, range(3), Enough(2, {}))
    [[(2, (0,))]]
    """
    return [
        holders for holders in blocks.values() if not rule.are({people[row] for row, _ in holders})
    ]
