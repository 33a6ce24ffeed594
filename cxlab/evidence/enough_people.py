"""How many people are enough to show a number on: also where sums are plain and weighted."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass

import numpy as np

POWERS = 2  # of a weight in sums: none (plain), one (weighted), two (errors of weighted means)
NEAR = 0.02  # of the range of weights: what lies as near as this is left out together


@dataclass(frozen=True)
class Enough:
    """Whether some people are enough, whichever weights are left out.

    Examples
    --------
    >>> Enough(10, {}).are(range(10))
    True
    >>> two_weights = {who: 1.0 + who % 2 for who in range(19)}
    >>> Enough(10, two_weights).are(range(19))  # nine of one weight
    False
    """

    minimum: int
    weight: Mapping[Hashable, float]

    def are(self, who: Collection[Hashable], among: Collection[Hashable] = ()) -> bool:
        """Say whether every combination of plain and weighted sums is of enough of them.

        Every one that is not nothing on ``among``, if given; else on themselves.
        """
        if not self.weight:
            return len(who) >= self.minimum
        zeros = min(POWERS, len(self.by_weight(among or who)) - 1)
        weights = np.sort([self.weight.get(person, 1.0) for person in who])
        near = NEAR * np.ptp(weights) if len(weights) else 0.0
        for _ in range(zeros):
            if len(weights) < self.minimum:
                return False
            sizes = np.searchsorted(weights, weights + near, side="right") - np.arange(len(weights))
            first = int(sizes.argmax())
            weights = np.delete(weights, slice(first, first + int(sizes[first])))
        return len(weights) >= self.minimum

    def by_weight(self, who: Collection[Hashable]) -> Counter[float]:
        """Count people by their weight."""
        return Counter(self.weight.get(person, 1.0) for person in who)

    def commonest(self, who: Collection[Hashable]) -> list[float]:
        """Return the weights that may all be left out at once, the commonest first."""
        counts = self.by_weight(who)
        return sorted(counts, key=lambda weight: (-counts[weight], weight))[:POWERS]

    def those(self, who: Collection[Hashable]) -> set[Hashable]:
        """Return all, where they are enough; else those of weights that enough of them have."""
        if self.are(who):
            return set(who)
        counts = self.by_weight(who) if self.weight else {}
        kept = {w for w in self.commonest(who) if counts and counts[w] >= self.minimum}
        return {person for person in who if self.weight.get(person, 1.0) in kept}
