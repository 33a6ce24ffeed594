"""Moments of a survey too large to hold, summed up where it lies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxlab.errors import LackError
from cxlab.statistics.moments import Moments
from cxlab.survey.big.integer_sums import Sums
from cxlab.survey.big.one_look import Look
from cxlab.survey.big.plan import Need, Wanted, Weights, exact, key_of, sums_of_plan


@dataclass(frozen=True, eq=False)
class BigMoments:
    """Moments on demand, remembered. Call it with names of columns.

    Attributes
    ----------
    table : Ibis table
    cells : mapping of str to Ibis column
        Of the table: what cleans each rated column.
    largest : int
        No absolute answer exceeds it.
    sums : dict
        What was summed up so far, by `cxlab.survey.big.plan.key_of`.
    known : dict
    """

    table: Any
    cells: Mapping[str, Any]
    largest: int
    sums: dict[Any, Sums] = field(default_factory=dict)
    known: dict[Any, Moments] = field(default_factory=dict)

    def ask_together(self, needs: Iterable[Need]) -> None:
        """Sum up, in one look at the data, what will be asked for; what is known is left out.

        So is what cannot be summed up exactly: only who asks for it is told why.
        """
        plan = {
            key: wanted
            for need in needs
            if (key := key_of(need)) not in self.sums and (wanted := self._exact(need))
        }
        if plan:
            summed = sums_of_plan(self.table, self.cells, plan.values(), self.largest)
            self.sums.update(zip(plan, summed, strict=True))

    def _exact(self, need: Need) -> Wanted | None:
        try:
            return exact(need, self.table, self.largest)
        except LackError:
            return None

    def take(self, look: Look, needs: Iterable[Need]) -> None:
        """Remember the sums of what was needed that a look has already found."""
        for need in needs:
            wanted = self._exact(need)
            if wanted and (sums := look.sums(wanted.columns)) is not None:
                self.sums[key_of(need)] = sums.weighted(wanted.weights)

    def __call__(self, names: Sequence[str]) -> Moments:
        """Return the moments of some columns: complete cases over them.

        Raises
        ------
        LackError
            With fewer than two of these, or where sums would not be exact.
        """
        return self._of(names)

    def composites(self, weights: Weights) -> Moments:
        """Return the moments of weighted sums, summed up a respondent at a time.

        Complete cases are those over all columns of all sums.
        """
        return self._of(weights)

    def _of(self, need: Need) -> Moments:
        if (key := key_of(need)) not in self.known:
            wanted = exact(need, self.table, self.largest)
            self.ask_together([need])
            self.known[key] = wanted.moments(self.sums[key])
        return self.known[key]
