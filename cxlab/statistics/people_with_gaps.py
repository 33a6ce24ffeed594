"""Respondents with missing answers behind maximum-likelihood moments; see `em`."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.em import Fit, Patterns, expected
from cxlab.statistics.sampling_design import Array, Codes, SamplingDesign, sums_by

AT_ONCE = 1000  # patterns whose matrices are held together
BEND = 0.9  # an eigenvalue that loses more of itself when redrawn is bent, to stay above 0


@dataclass(frozen=True, eq=False)
class Likelihood:
    """The normal likelihood of answers with gaps at its maximum.

    Attributes
    ----------
    answers : array of shape (n, p)
    design : SamplingDesign
    fit : Fit

    Examples
    --------
    >>> from cxlab.statistics.em import em
    >>> holed = np.array([[1.0, 2.0], [2.0, 3.5], [3.0, 3.0], [4.0, np.nan], [5.0, 6.0]])
    >>> likelihood = Likelihood(holed, SamplingDesign(), em(holed, np.ones(5)))
    >>> likelihood.influence(np.array([[0.0, 1.0]]), np.zeros((1, 2, 2))).round(2).ravel().tolist()
    [-0.37, -0.06, -0.22, 0.19, 0.46]
    """

    answers: Array
    design: SamplingDesign
    fit: Fit

    @cached_property
    def shares(self) -> Array:
        """What each respondent stands for; adds up to n."""
        return self.design.shares(len(self.answers)) * len(self.answers)

    @property
    def filled(self) -> Array:
        """Answers less their means, gaps put at what is expected of them, of shape (n, p)."""
        filled: Array = self._parts[1] @ self.fit.covariance
        return filled

    @cached_property
    def _parts(self) -> tuple[Patterns, Array, Array, Array]:
        """Patterns, residuals times precision (n, p), precision (p, p), and (patterns, p, p)."""
        precision: Array = np.asarray(np.linalg.inv(self.fit.covariance), float)
        patterns = Patterns.from_answers(self.answers, self.shares)
        precisions: Array = np.repeat(precision[None], len(patterns.missing), axis=0)
        sizes = patterns.by_size()
        for group in sizes:
            columns = np.moveaxis(precision[:, group.gaps], 0, 1)
            spread = np.linalg.inv(precision.ravel()[group.cells])
            precisions[group.patterns] -= columns @ spread @ columns.transpose(0, 2, 1)
        precisions[np.repeat(patterns.missing[:, :, None], precisions.shape[2], axis=2)] = 0.0
        precisions[np.repeat(patterns.missing[:, None, :], precisions.shape[1], axis=1)] = 0.0
        filled, _ = expected(patterns, sizes, self.fit.mean, precision)
        residual = filled @ precision
        return patterns, residual, precision, precisions

    @cached_property
    def information(self) -> Array:
        """Observed information of means and covariances (upper halves), of shape (q, q).

        References
        ----------
        Savalei, V. (2010). Psychological Methods, 15(4), 352-367 (why the observed one).
        """
        patterns, residual, precision, precisions = self._parts
        p = len(precision)
        rows, columns = np.triu_indices(p)
        pair = np.empty((p, p), np.intp)
        pair[rows, columns] = pair[columns, rows] = np.arange(len(rows))
        weight = np.bincount(patterns.of, self.shares, len(precisions))
        crossed, mixed = np.zeros((len(rows), len(rows))), np.zeros((len(rows), p))
        for start in range(0, len(precisions), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            halves = precisions[part][:, rows, columns]
            squares, sums = _by_pattern(
                patterns.of, residual, self.shares, start=start, count=len(halves)
            )
            crossed += (squares - halves * weight[part, None] / 2).T @ halves
            mixed += halves.T @ sums
        if self.fit.prior:
            prior = precision @ np.diag(np.diag(self.fit.covariance)) @ precision - precision / 2
            crossed += self.fit.prior * np.outer(prior[rows, columns], precision[rows, columns])
        return _assembled(np.tensordot(weight, precisions, axes=1), mixed, crossed, pair)

    @cached_property
    def _root(self) -> Array:
        try:
            root: Array = np.asarray(np.linalg.cholesky(self.information), float)
        except np.linalg.LinAlgError as error:
            raise LackError(
                "too few people answered the same questions: how they go together is not known"
            ) from error
        return root

    def influence(self, of_mean: Array, of_covariance: Array) -> Array:
        """Return what each respondent adds to k statistics of the means and covariances (n, k)."""
        from scipy.linalg import cho_solve

        patterns, residual, _, precisions = self._parts
        p = len(self.fit.mean)
        rows, columns = np.triu_indices(p)
        twice = np.where(rows == columns, 1.0, 2.0)
        gradient = np.column_stack([of_mean, of_covariance[:, rows, columns] * twice])
        turned = cho_solve((self._root, True), gradient.T).T
        half = np.zeros((len(turned), p, p))
        half[:, rows, columns] = turned[:, p:] * (twice / 2)
        squares = _quadratic(residual, half)
        flat = (
            precisions.reshape(len(precisions), -1)
            @ (half + half.transpose(0, 2, 1)).reshape(len(half), -1).T
        )
        score = residual @ turned[:, :p].T + squares - flat[patterns.of] / 2
        influence: Array = score * self.shares[:, None]
        return influence


@dataclass(frozen=True, eq=False)
class PeopleWithGaps:
    """Respondents of whom some answers are missing; see `cxlab.statistics.people.People`.

    Attributes
    ----------
    likelihood : Likelihood
        Of the answers themselves.
    matrix : array of shape (p, answers)
        The variables as weighted sums of the answers.
    offset : array of shape (p,)
        Added to these: questions that everybody answered alike.

    Examples
    --------
    >>> from cxlab.statistics.em import em
    >>> holed = np.array([[1.0, 2.0], [2.0, 3.5], [3.0, 3.0], [4.0, np.nan], [5.0, 6.0]])
    >>> likelihood = Likelihood(holed, SamplingDesign(), em(holed, np.ones(5)))
    >>> people = PeopleWithGaps(likelihood, np.eye(2), np.zeros(2))
    >>> people.n, people.complete, people.filled[3].round(2).tolist()
    (5, 4, [4.0, 4.79])
    """

    likelihood: Likelihood
    matrix: Array
    offset: Array

    @cached_property
    def _rows(self) -> Array:
        used = (self.matrix != 0).any(axis=0)
        rows: Array = ~np.isnan(self.likelihood.answers[:, used])
        return rows

    @property
    def n(self) -> int:
        """Respondents with at least one answer used."""
        return int(self._rows.any(axis=1).sum())

    @property
    def complete(self) -> int:
        """Those of them with every answer used."""
        return int(self._rows.all(axis=1).sum())

    @property
    def design(self) -> SamplingDesign:
        """Weights, strata, clusters of the rows."""
        return self.likelihood.design

    @cached_property
    def answers(self) -> Array:
        """Values of each respondent, nan where an answer used is missing."""
        given = np.nan_to_num(self.likelihood.answers)
        holes = np.isnan(self.likelihood.answers).astype(float) @ (self.matrix != 0).T > 0
        values: Array = np.where(holes, np.nan, given @ self.matrix.T + self.offset)
        return values

    @property
    def filled(self) -> Array:
        """Values of each respondent, answers missing put at what is expected of them."""
        values: Array = self.likelihood.filled @ self.matrix.T + self.mean
        return values

    @property
    def unbiased(self) -> float:
        """By which covariances of maximum likelihood are multiplied, as complete ones are."""
        return 1 / (1 - 1 / self.design.effective_number(len(self.likelihood.answers)))

    @property
    def mean(self) -> Array:
        """Means, of shape (p,)."""
        mean: Array = self.matrix @ self.likelihood.fit.mean + self.offset
        return mean

    @property
    def covariance(self) -> Array:
        """Covariances, of shape (p, p)."""
        fit: Array = self.unbiased * self.matrix @ self.likelihood.fit.covariance @ self.matrix.T
        return fit

    def contributions(self, of_mean: Array, of_covariance: Array) -> Array:
        """Return what each respondent adds to k statistics, of shape (rows, k)."""
        on_answers = self.matrix.T @ of_covariance @ self.matrix
        return self.likelihood.influence(of_mean @ self.matrix, self.unbiased * on_answers)

    def through(self, matrix: Array) -> "PeopleWithGaps":
        """Return the people behind weighted sums."""
        return PeopleWithGaps(self.likelihood, matrix @ self.matrix, matrix @ self.offset)

    @cached_property
    def _influence(self) -> Array:
        """Each respondent's on means and covariances (upper halves), of shape (rows, q)."""
        p = len(self.matrix)
        rows, columns = np.triu_indices(p)
        q = len(rows)
        of_covariance = np.zeros((p + q, p, p))
        of_covariance[p + np.arange(q), rows, columns] += 0.5
        of_covariance[p + np.arange(q), columns, rows] += 0.5
        of_mean = np.vstack([np.eye(p), np.zeros((q, p))])
        return self.contributions(of_mean, of_covariance)

    def replicates(self, weights: Array, groups: Codes | None = None) -> tuple[Array, Array]:
        """Return moments of reweighted respondents, linearised: no EM for each draw.

        Means and covariances move by the sum of respondents' influences, less the square of the
        mean's move, which is exact where nothing is missing. A covariance matrix that this would
        turn negative is bent so that it stays positive.
        """
        p = len(self.matrix)
        rows, columns = np.triu_indices(p)
        held = np.column_stack([self.design.shares(len(self._influence)), self._influence])
        totals = weights @ (held if groups is None else sums_by(held, groups, weights.shape[1]))
        moved = totals[:, 1:] / totals[:, :1] - self._influence.sum(axis=0)
        means, halves = moved[:, :p], moved[:, p:]
        change = np.empty((len(weights), p, p))
        change[:, rows, columns] = change[:, columns, rows] = halves
        change -= self.unbiased * means[:, :, None] * means[:, None, :]
        return self.mean + means, _bent(self.covariance, change)


def _by_pattern(
    of: Codes, residual: Array, shares: Array, *, start: int, count: int
) -> tuple[Array, Array]:
    """Return the residuals' summed products (upper halves) and sums of some patterns."""
    rows, columns = np.triu_indices(residual.shape[1])
    (who,) = np.nonzero((of >= start) & (of < start + count))
    weighed = residual[who] * shares[who, None]
    squares = weighed[:, rows] * residual[who][:, columns]
    both = sums_by(np.hstack([squares, weighed]), of[who] - start, count)
    return both[:, : len(rows)], both[:, len(rows) :]


def _assembled(means: Array, mixed: Array, crossed: Array, pair: Codes) -> Array:
    """Return the information matrix from sums of products of each pattern's matrices."""
    p = len(means)
    a, b = np.triu_indices(p)
    half = np.where(a == b, 0.5, 1.0)
    both = [crossed[pair[a[:, None], d], pair[b[:, None], c]] for c, d in ((a, b), (b, a))]
    both += [crossed[pair[b[:, None], d], pair[a[:, None], c]] for c, d in ((a, b), (b, a))]
    q = p + len(a)
    information = np.empty((q, q))
    information[:p, :p] = means
    places = np.arange(p)[:, None]
    information[:p, p:] = (mixed[pair[places, a], b] + mixed[pair[places, b], a]) * half
    information[p:, :p] = information[:p, p:].T
    information[p:, p:] = sum(both) * np.outer(half, half)
    return information


def _quadratic(residual: Array, matrices: Array) -> Array:
    """Return r'Mr of every respondent and matrix, (n, k)."""
    return np.stack([((residual @ one) * residual).sum(axis=1) for one in matrices], axis=1)


def _bent(covariance: Array, change: Array) -> Array:
    """Return covariance + change, eigenvalues (relative to the first) bent away from 0."""
    values, vectors = np.linalg.eigh(covariance)
    kept = values > 1e-12 * values.max()
    basis = vectors[:, kept] * np.sqrt(values[kept])
    inverse = vectors[:, kept] / np.sqrt(values[kept])
    relative = inverse.T @ change @ inverse
    lowest = np.linalg.eigvalsh(relative)[:, 0]
    redrawn: Array = covariance + change
    low = lowest < -BEND
    if low.any():
        moves, turns = np.linalg.eigh(relative[low])
        grown = np.where(moves < -BEND, (1 - BEND) * np.exp((moves + BEND) / (1 - BEND)), 1 + moves)
        inner = (turns * grown[:, None, :]) @ turns.transpose(0, 2, 1)
        redrawn[low] = basis @ inner @ basis.T
    return redrawn
