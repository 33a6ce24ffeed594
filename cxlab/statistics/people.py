"""Respondents behind moments: what each adds to any statistic, and moments of redrawn ones."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from cxlab.statistics.sampling_design import Array, Codes, SamplingDesign


class People(Protocol):
    """Respondents behind the moments of p variables.

    Attributes
    ----------
    n : int
        Respondents with at least one answer used.
    complete : int
        Those of them with every answer used.
    answers : array of shape (rows, p)
        One row a respondent; ``nan`` where a value is not known.
    design : SamplingDesign
        Of the rows.

    Examples
    --------
    >>> people: People = CompletePeople(np.array([[1.0], [2.0], [6.0]]), SamplingDesign())
    >>> people.through(np.array([[10.0]])).answers.tolist()
    [[10.0], [20.0], [60.0]]
    """

    @property
    def n(self) -> int:
        """Respondents with at least one answer used."""

    @property
    def complete(self) -> int:
        """Respondents with every answer used."""

    @property
    def answers(self) -> Array:
        """One row a respondent; nan where a value is not known."""

    @property
    def design(self) -> SamplingDesign:
        """Weights, strata, clusters of the rows."""

    def contributions(self, of_mean: Array, of_covariance: Array) -> Array:
        """Return what each respondent adds to k statistics, of shape (rows, k).

        Parameters
        ----------
        of_mean : array of shape (k, p)
            How each statistic changes with the means.
        of_covariance : array of shape (k, p, p)
            How it changes with the covariances: symmetric, ``(gradient * change).sum()``.
        """

    def through(self, matrix: Array) -> "People":
        """Return the people behind weighted sums; ``matrix`` is of shape (sums, p)."""

    def replicates(self, weights: Array, groups: Codes | None = None) -> tuple[Array, Array]:
        """Return means (draws, p) and covariances (draws, p, p) of reweighted respondents.

        Parameters
        ----------
        weights : array of shape (draws, rows)
            By which each respondent's own weight is multiplied, e.g. how often he is redrawn.
        groups : array of int, of shape (rows,), optional
            Of each respondent, whose weight stands in that column of ``weights``.
        """


@dataclass(frozen=True, eq=False)
class CompletePeople:
    """Respondents who answered everything; see `People`.

    Examples
    --------
    >>> people = CompletePeople(np.array([[1.0], [2.0], [6.0]]), SamplingDesign())
    >>> people.contributions(np.ones((1, 1)), np.zeros((1, 1, 1)))[:, 0].round(3).tolist()
    [-0.667, -0.333, 1.0]
    """

    answers: Array
    design: SamplingDesign

    @property
    def n(self) -> int:
        """Respondents."""
        return len(self.answers)

    @property
    def complete(self) -> int:
        """All of them."""
        return len(self.answers)

    @cached_property
    def shares(self) -> Array:
        """What each respondent stands for; adds up to 1."""
        return self.design.shares(self.n)

    @cached_property
    def mean(self) -> Array:
        """Weighted means, of shape (p,)."""
        if self.design.weights is None:
            plain: Array = self.answers.mean(axis=0)
            return plain
        weighted: Array = np.average(self.answers, axis=0, weights=self.design.weights)
        return weighted

    @cached_property
    def covariance(self) -> Array:
        """Covariances, unbiased as numpy's ``aweights``."""
        return np.atleast_2d(np.cov(self.answers, rowvar=False, aweights=self.design.weights))

    @property
    def _unbiased(self) -> float:
        return 1 / (1 - 1 / self.design.effective_number(self.n))

    def contributions(self, of_mean: Array, of_covariance: Array) -> Array:
        """Return what each respondent adds to k statistics, of shape (n, k)."""
        away = self.answers - self.mean
        linear = away @ of_mean.T
        squares = np.stack([((away @ part) * away).sum(axis=1) for part in of_covariance], axis=1)
        both: Array = linear + self._unbiased * (squares - self.shares @ squares)
        return both * self.shares[:, None]

    def through(self, matrix: Array) -> "CompletePeople":
        """Return the people behind weighted sums."""
        return CompletePeople(self.answers @ matrix.T, self.design)

    def replicates(self, weights: Array, groups: Codes | None = None) -> tuple[Array, Array]:
        """Return moments of reweighted respondents: one matrix product."""
        away = self.answers - self.mean
        p = away.shape[1]
        rows, columns = np.triu_indices(p)
        if groups is None:
            shares = weights * self.shares
            values = np.hstack([away, away[:, rows] * away[:, columns]])
            moved = (shares / shares.sum(axis=1, keepdims=True)) @ values
        else:
            totals = weights @ self._sums(away, groups, weights.shape[1])
            moved = totals[:, 1:] / totals[:, :1]
        means, halves = moved[:, :p], moved[:, p:]
        halves = halves - means[:, rows] * means[:, columns]
        covariances = np.empty((len(weights), p, p))
        covariances[:, rows, columns] = covariances[:, columns, rows] = self._unbiased * halves
        return self.mean + means, covariances

    def _sums(self, away: Array, groups: Codes, count: int) -> Array:
        """Return each group's sums of shares, deviations and their products (upper halves).

        Group by group: the products of all respondents at once would take too much memory.
        """
        rows, columns = np.triu_indices(away.shape[1])
        order = np.argsort(groups, kind="stable")
        ends = np.searchsorted(groups[order], np.arange(1, count))
        parts = zip(np.split(away[order], ends), np.split(self.shares[order], ends), strict=True)
        sums = [
            np.concatenate([[held.sum()], held @ part, ((part.T * held) @ part)[rows, columns]])
            for part, held in parts
        ]
        return np.array(sums)
