"""How many people are enough to show a number on: also where sums are plain and weighted."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass

POWERS = 2  # of a weight in sums: none (plain), one (weighted), two (errors of weighted means)


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

    def are(self, who: Collection[Hashable]) -> bool:
        """Say whether every combination of plain and weighted sums is of enough of them."""
        if not self.weight:
            return len(who) >= self.minimum
        counts = sorted(self.by_weight(who).values())
        return sum(counts[: max(1, len(counts) - POWERS)]) >= self.minimum

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
