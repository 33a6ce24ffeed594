"""Whole-number sums of answers, and the moments they make: no digit depends on the engine."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.moments import Moments


@dataclass(frozen=True)
class Sums:
    """Integer sums over the respondents who answered everything.

    Attributes
    ----------
    names : tuple of str
    n : int
    sums : tuple of int
        Of each variable, 0 where nobody answered.
    products : tuple of int
        Of each pair of variables, in the order (0, 0), (0, 1), ..., (1, 1), (1, 2), ...
    """

    names: tuple[str, ...]
    n: int
    sums: tuple[int, ...]
    products: tuple[int, ...]

    def moments(self) -> Moments:
        """Return the moments: differences in whole numbers first, one rounding at the end.

        Raises
        ------
        LackError
            With fewer than 2 complete answers.
        """
        n, p = self.n, len(self.names)
        if n < 2:
            raise LackError(
                "people who answered all of these questions: {n}; at least 2 are needed", n=n
            )
        covariance = np.empty((p, p))
        for (i, j), product in zip(products_of(p), self.products, strict=True):
            scatter = n * product - self.sums[i] * self.sums[j]
            covariance[i, j] = covariance[j, i] = scatter / (n * (n - 1))
        mean = np.array([total / n for total in self.sums])
        return Moments(self.names, n, mean, covariance)

    def weighted(self, weights: Mapping[str, Mapping[str, int]]) -> "Sums":
        """Return the sums of weighted sums of these variables, over the same respondents.

        Parameters
        ----------
        weights : mapping of str to mapping of str to int
            New variable -> (old variable -> weight).

        Examples
        --------
        >>> Sums(("a", "b"), 2, (3, 4), (5, 6, 8)).weighted({"gap": {"a": 1, "b": -1}})
        Sums(names=('gap',), n=2, sums=(-1,), products=(1,))
        """
        of_pair = dict(zip(products_of(len(self.names)), self.products, strict=True))
        place = {name: i for i, name in enumerate(self.names)}
        parts = [{place[name]: w for name, w in of.items()} for of in weights.values()]
        sums = tuple(sum(w * self.sums[i] for i, w in of.items()) for of in parts)
        products = tuple(
            sum(
                v * w * of_pair[min(i, j), max(i, j)]
                for i, v in parts[a].items()
                for j, w in parts[b].items()
            )
            for a, b in products_of(len(parts))
        )
        return Sums(tuple(weights), self.n, sums, products)


def products_of(p: int) -> list[tuple[int, int]]:
    """Return which columns each product of p columns multiplies, in the order of `Sums`."""
    return [(i, j) for i in range(p) for j in range(i, p)]
