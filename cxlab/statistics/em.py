"""Means and covariances of answers with gaps: maximum likelihood under a normal model, by EM."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.sampling_design import Array, Codes

TOLERANCE = 1e-9  # of a standard deviation (or of a product of two)
MOST = 2000  # iterations
SINGULAR = 1e-7  # smallest eigenvalue of correlations that are none of each other's sums
PRIOR = 1.0  # respondents with unrelated answers that are added where answers are singular
Mask = np.ndarray[Any, np.dtype[np.bool_]]


class NeverTogether(InputError):
    """Two questions that nobody answered both: how they go together cannot be known."""


@dataclass(frozen=True, eq=False)
class Patterns:
    """Which questions are missing together; answers in standard units, gaps filled with 0.

    Attributes
    ----------
    answers : array of shape (n, p)
    shares : array of shape (n,)
        What each respondent stands for; adds up to n.
    missing : array of bool of shape (patterns, p)
    of : array of int of shape (n,)
        Each respondent's pattern.
    """

    answers: Array
    shares: Array
    missing: Mask
    of: Codes

    @classmethod
    def from_answers(cls, answers: Array, shares: Array) -> "Patterns":
        """Return the patterns of answers of which missing ones are nan."""
        gaps = np.isnan(answers)
        missing, of = np.unique(gaps, axis=0, return_inverse=True)
        return cls(np.where(gaps, 0.0, answers), shares, missing, of.ravel())

    def by_size(self) -> Iterator[tuple[Codes, Codes, Codes]]:
        """Yield patterns with as many gaps: their numbers, their gaps, and who has them."""
        sizes = self.missing.sum(axis=1)
        for size in np.unique(sizes[sizes > 0]):
            (those,) = np.nonzero(sizes == size)
            gaps = np.nonzero(self.missing[those])[1].reshape(len(those), size)
            (who,) = np.nonzero(sizes[self.of] == size)
            yield those, gaps, who


@dataclass(frozen=True, eq=False)
class Fit:
    """What EM found: means, covariances (maximum likelihood), and how.

    ``prior`` is how many respondents with unrelated answers were added: 0, or `PRIOR` where the
    answers alone leave the covariances singular.
    """

    mean: Array
    covariance: Array
    iterations: int
    prior: float


def em(answers: Array, shares: Array) -> Fit:
    """Return the means and covariances under which answers with gaps are likeliest.

    Gaps may depend on everything that was answered (missing at random).

    Parameters
    ----------
    answers : array of shape (n, p)
        nan where missing; every row has an answer, every variable varies.
    shares : array of shape (n,)
        What each respondent stands for; adds up to n.

    Raises
    ------
    NeverTogether
        If two variables were answered together by nobody.
    InputError
        If EM does not come to rest.

    References
    ----------
    Dempster, A. P., Laird, N. M., & Rubin, D. B. (1977). JRSS B, 39(1), 1-38. Little, R. J. A., &
    Rubin, D. B. (2002). Statistical Analysis with Missing Data, 11.2 (and 8.2: the ridge prior).

    Examples
    --------
    >>> gaps = np.array([[1.0, 2.0], [2.0, 3.5], [3.0, 3.0], [4.0, np.nan], [5.0, 6.0]])
    >>> fit = em(gaps, np.ones(5))
    >>> fit.mean.round(3).tolist(), fit.covariance.round(3).tolist()
    ([3.0, 3.858], [[2.0, 1.814], [1.814, 2.013]])
    """
    _check_together(answers)
    centre, unit = np.nanmean(answers, axis=0), np.nanstd(answers, axis=0)
    patterns = Patterns.from_answers((answers - centre) / unit, shares)
    try:
        mean, covariance, iterations = _iterated(patterns, 0.0)
        prior = 0.0
    except np.linalg.LinAlgError:
        mean, covariance, iterations = _iterated(patterns, PRIOR)
        prior = PRIOR
    return Fit(centre + unit * mean, covariance * np.outer(unit, unit), iterations, prior)


def _check_together(answers: Array) -> None:
    given = (~np.isnan(answers)).astype(float)
    together = given.T @ given
    if (together == 0).any():
        a, b = np.argwhere(together == 0)[0]
        raise NeverTogether(f"nobody answered both question {a + 1} and question {b + 1}")


def _iterated(patterns: Patterns, prior: float) -> tuple[Array, Array, int]:
    p = patterns.answers.shape[1]
    mean, covariance = np.zeros(p), np.eye(p)
    sizes = list(patterns.by_size())
    for iteration in range(1, MOST + 1):
        if np.linalg.eigvalsh(covariance)[0] < SINGULAR:
            raise np.linalg.LinAlgError
        filled, rest = expected(patterns, sizes, mean, np.linalg.inv(covariance))
        n = patterns.shares.sum()
        moved = patterns.shares @ filled / n
        new = ((filled.T * patterns.shares) @ filled + rest) / n - np.outer(moved, moved)
        if prior:
            kept = np.diag(new)
            new = new * (n / (n + prior))
            new[np.diag_indices(p)] = kept
        step = max(float(np.abs(moved).max()), float(np.abs(new - covariance).max()))
        mean, covariance = mean + moved, new
        if step < TOLERANCE:
            return mean, covariance, iteration
    raise InputError("too many answers are missing together: their covariances cannot be found")


def expected(
    patterns: Patterns, sizes: Any, mean: Array, precision: Array
) -> tuple[Array, Array]:
    """Return answers less their means with gaps filled, and the gaps' summed covariance.

    Parameters
    ----------
    patterns : Patterns
    sizes : list
        Of ``patterns.by_size()``.
    mean, precision : array
        Precision is the inverse of the covariances.
    """
    n, p = patterns.answers.shape
    filled = np.where(patterns.missing[patterns.of], 0.0, patterns.answers - mean)
    leaning = filled @ precision
    weight = np.bincount(patterns.of, patterns.shares, len(patterns.missing))
    rest = np.zeros(p * p)
    place = np.empty(len(patterns.missing), np.intp)
    for those, gaps, who in sizes:
        spread = np.linalg.inv(precision[gaps[:, :, None], gaps[:, None, :]])
        place[those] = np.arange(len(those))
        own = place[patterns.of[who]]
        theirs = gaps[own]
        guessed = np.matmul(spread[own], leaning[who[:, None], theirs][:, :, None])[:, :, 0]
        filled[who[:, None], theirs] = -guessed
        cells = gaps[:, :, None] * p + gaps[:, None, :]
        weighed = spread * weight[those, None, None]
        rest += np.bincount(cells.ravel(), weighed.ravel(), p * p)
    return filled, rest.reshape(p, p)
