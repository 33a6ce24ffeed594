"""Does one study carry the result? The pooled mean without each study in turn."""

from dataclasses import dataclass

from cxlab.evidence.studies import Studies
from cxlab.numbers import fixed
from cxlab.statistics.heterogeneity import Method
from cxlab.statistics.leave_one_out import leave_one_out
from cxlab.statistics.meta import Pooled, Test
from cxlab.words import say


@dataclass(frozen=True)
class Influence:
    """The pooled mean without each study in turn; ``names`` are the studies left out."""

    names: tuple[str, ...]
    overall: Pooled
    without: tuple[Pooled, ...]

    def sentence(self) -> str:
        """Return how far one study can move the mean, in plain words."""
        means = [pooled.mean for pooled in self.without]
        if not means:
            return say("With two studies, leaving one out leaves nothing to pool.")
        return say(
            "Leaving out one study at a time moves the mean between {low} and {high}; {decided} of "
            "the {n} intervals exclude zero.",
            low=fixed(min(means), 3),
            high=fixed(max(means), 3),
            decided=sum(pooled.lower > 0 or pooled.upper < 0 for pooled in self.without),
            n=len(means),
        )


def influence(studies: Studies, method: Method, test: Test, level: float) -> Influence:
    """Return the pooled mean without each study in turn; empty with two studies."""
    without: tuple[Pooled, ...] = ()
    if len(studies.effects) > 2:
        without = leave_one_out(
            studies.effects, studies.variances, method=method, test=test, level=level
        )
    return Influence(studies.names, studies.pooled(method, test, level), without)
