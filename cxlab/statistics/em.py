"""Means and covariances of answers with gaps: maximum likelihood under a normal model, by EM."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.sampling_design import Array, Codes

TOLERANCE = 1e-9  # of a standard deviation (or of a product of two)
MOST = 2000  # iterations
SINGULAR = 1e-7  # smallest eigenvalue of correlations that are none of each other's sums
PRIOR = 1.0  # respondents with unrelated answers that are added where answers are singular
Mask = np.ndarray[Any, np.dtype[np.bool_]]


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

    Examples
    --------
    >>> holed = np.array([[1.0, np.nan], [2.0, np.nan], [3.0, 4.0]])
    >>> Patterns.from_answers(holed, np.ones(3)).missing.tolist()
    [[False, False], [False, True]]
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

    def by_size(self) -> "tuple[SameSize, ...]":
        """Return the patterns, those with as many gaps together."""
        sizes, p = self.missing.sum(axis=1), self.missing.shape[1]
        groups = []
        for size in np.unique(sizes[sizes > 0]):
            (those,) = np.nonzero(sizes == size)
            gaps = np.nonzero(self.missing[those])[1].reshape(len(those), size)
            (who,) = np.nonzero(sizes[self.of] == size)
            place = np.searchsorted(those, self.of[who])
            cells = gaps[:, :, None] * p + gaps[:, None, :]
            weight = np.bincount(place, self.shares[who], len(those)).astype(float)[:, None, None]
            groups.append(
                SameSize(those, gaps, who, place, theirs=gaps[place], cells=cells, weight=weight)
            )
        return tuple(groups)


class SameSize(NamedTuple):
    """Patterns with equally many gaps.

    ``patterns`` and their ``gaps`` (patterns, size); respondents ``who``, the place of each one's
    pattern among these, ``place``, and ``theirs``, each one's gaps; ``cells`` of the covariances
    between gaps, and each pattern's ``weight``.

    Examples
    --------
    >>> holed = np.array([[1.0, np.nan], [2.0, np.nan], [3.0, 4.0]])
    >>> (group,) = Patterns.from_answers(holed, np.ones(3)).by_size()
    >>> group.gaps.tolist(), group.who.tolist()
    ([[1]], [0, 1])
    """

    patterns: Codes
    gaps: Codes
    who: Codes
    place: Codes
    theirs: Codes
    cells: Codes
    weight: Array


@dataclass(frozen=True, eq=False)
class Fit:
    """What EM found: means, covariances (maximum likelihood), and how.

    ``prior`` is how many respondents with unrelated answers were added: 0, or `PRIOR` where the
    answers alone leave the covariances singular.

    Examples
    --------
    >>> Fit(np.zeros(1), np.ones((1, 1)), iterations=4, prior=0.0).iterations
    4
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
        nan where missing; every row has an answer, every variable varies, every two were answered
        together by somebody.
    shares : array of shape (n,)
        What each respondent stands for; adds up to n.

    Raises
    ------
    LackError
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
    ([3.0, 3.857], [[2.0, 1.857], [1.857, 2.01]])
    """
    centre, unit = np.nanmean(answers, axis=0), np.nanstd(answers, axis=0)
    patterns = Patterns.from_answers((answers - centre) / unit, shares)
    try:
        mean, covariance, iterations = _iterated(patterns, 0.0)
        prior = 0.0
    except np.linalg.LinAlgError:
        mean, covariance, iterations = _iterated(patterns, PRIOR)
        prior = PRIOR
    return Fit(centre + unit * mean, covariance * np.outer(unit, unit), iterations, prior)


def _iterated(patterns: Patterns, prior: float) -> tuple[Array, Array, int]:
    """Return means, covariances and the number of steps of EM, two of three in long strides.

    References
    ----------
    Varadhan, R., & Roland, C. (2008). Scandinavian Journal of Statistics, 35(2), 335-353 (SQUAREM).
    """
    p = patterns.answers.shape[1]
    at = np.vstack([np.zeros(p), np.eye(p)])
    sizes = patterns.by_size()
    for cycle in range(MOST):
        once = _stepped(at, patterns, sizes, prior)
        twice = _stepped(once, patterns, sizes, prior)
        first, second = once - at, twice - once
        if max(np.abs(first).max(), np.abs(second).max()) < TOLERANCE:
            return twice[0], twice[1:], 2 * cycle + 2
        bend = second - first
        length, bent = float(np.linalg.norm(first)), float(np.linalg.norm(bend))
        stride = max(1.0, length / max(bent, 1e-300))
        ahead = at + 2 * stride * first + stride**2 * bend
        safe = stride > 1.0 and _lowest(ahead[1:]) > SINGULAR
        at = _stepped(ahead, patterns, sizes, prior) if safe else twice
    raise LackError("too many answers are missing together: their covariances cannot be found")


def _stepped(at: Array, patterns: Patterns, sizes: tuple[SameSize, ...], prior: float) -> Array:
    """Return means (first row) and covariances (the others) after one step of EM."""
    if _lowest(at[1:]) < SINGULAR:
        raise np.linalg.LinAlgError
    precision: Array = np.asarray(np.linalg.inv(at[1:]), float)
    filled, rest = expected(patterns, sizes, at[0], precision)
    n = patterns.shares.sum()
    moved = patterns.shares @ filled / n
    new = ((filled.T * patterns.shares) @ filled + rest) / n - np.outer(moved, moved)
    if prior:
        kept = np.diag(new)
        new = new * (n / (n + prior))
        new[np.diag_indices(len(new))] = kept
    return np.vstack([at[0] + moved, new])


def _lowest(covariance: Array) -> float:
    return float(np.linalg.eigvalsh(covariance)[0])


def expected(
    patterns: Patterns, sizes: tuple[SameSize, ...], mean: Array, precision: Array
) -> tuple[Array, Array]:
    """Return answers less their means with gaps filled, and the gaps' summed covariance.

    Parameters
    ----------
    patterns : Patterns
    sizes : tuple of SameSize
        Of ``patterns.by_size()``.
    mean, precision : array
        Precision is the inverse of the covariances.

    Examples
    --------
    >>> holed = np.array([[2.0, np.nan], [1.0, np.nan], [-1.0, 1.0]])
    >>> patterns, precision = Patterns.from_answers(holed, np.ones(3)), np.eye(2) * 2 - 1
    >>> filled, rest = expected(patterns, patterns.by_size(), np.zeros(2), precision)
    >>> filled.tolist(), rest.tolist()
    ([[2.0, 2.0], [1.0, 1.0], [-1.0, 1.0]], [[0.0, 0.0], [0.0, 2.0]])
    """
    p = patterns.answers.shape[1]
    filled = np.where(patterns.missing[patterns.of], 0.0, patterns.answers - mean)
    leaning = filled @ precision
    rest = np.zeros(p * p)
    for group in sizes:
        spread = np.linalg.inv(precision.ravel()[group.cells])
        who = group.who[:, None]
        guessed = np.matmul(spread[group.place], leaning[who, group.theirs][:, :, None])
        filled[who, group.theirs] = -guessed[:, :, 0]
        rest += np.bincount(group.cells.ravel(), (spread * group.weight).ravel(), p * p)
    return filled, rest.reshape(p, p)
