"""Ids that begin anew in each wave: row numbers that make strangers look like the same people."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import atanh, isnan, sqrt

import numpy as np

from cxlab.words import phrase

FEWEST = 100  # people under one id in two waves, from which strangers are told from the same
Z = 1.96
NUMBERED_ANEW = phrase(
    "the ids in column '{column}' are numbers that begin anew in each wave, and answers under one "
    "number have nothing to do with each other: they are taken for other people's."
)


def numbered_anew(rows: Iterable[tuple[str, int, float]]) -> bool:
    """Say whether ids are row numbers, so that one id stands for another person in each wave.

    They are taken for such if they are whole numbers with hardly a gap, and the ratings of those
    who would be the same people do not go together, by Fisher's interval. Real ids seldom lie so
    close, and the same person's ratings seldom have nothing in common.

    Parameters
    ----------
    rows : iterable of (id, place of the wave, rating)
        A row an answer; what has no id or no rating does not count.

    Examples
    --------
    >>> ratings = np.random.default_rng(1).normal(size=400)
    >>> numbered_anew((str(k % 200), k // 200, ratings[k]) for k in range(400))
    True
    >>> numbered_anew((str(k % 200), k // 200, ratings[k % 200]) for k in range(400))
    False
    """
    waves: dict[int, dict[str, float]] = {}
    for who, place, rating in rows:
        if who and not isnan(rating):
            waves.setdefault(place, {})[who] = rating
    if len(waves) < 2 or not all(map(_lie_close, waves.values())):
        return False
    apart = [_from_mean(waves[place]) for place in sorted(waves)]
    pairs = [(then[who], now[who]) for then, now in pairwise(apart) for who in then if who in now]
    if len(pairs) < FEWEST or 0 in np.std(pairs, axis=0):
        return False
    r = float(np.corrcoef(np.transpose(pairs))[0, 1])
    return abs(r) < 1 and atanh(r) - Z / sqrt(len(pairs) - 3) <= 0


def _from_mean(wave: Mapping[str, float]) -> dict[str, float]:
    mean = sum(wave.values()) / len(wave)
    return {who: rating - mean for who, rating in wave.items()}


def _lie_close(wave: Mapping[str, float]) -> bool:
    """Say whether ids are whole numbers of which at least every other one is there."""
    if not all(who.isascii() and who.isdecimal() for who in wave):
        return False
    numbers = [int(who) for who in wave]
    return max(numbers) - min(numbers) < 2 * len(numbers)
