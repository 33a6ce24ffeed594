"""Redrawn respondents: weights of bootstrap samples that keep strata and clusters whole."""

import numpy as np

from cxlab.arguments import check_level
from cxlab.statistics.people import People
from cxlab.statistics.random_groups import MOST_GROUPS, random_groups
from cxlab.statistics.sampling_design import Array, Codes, SamplingDesign

AT_ONCE = 8_000_000  # weights held at a time


def redraw(design: SamplingDesign, n: int, draws: int, rng: np.random.Generator) -> Array:
    """Return the factors by which redrawing multiplies each respondent's weight.

    In every stratum one cluster fewer than it has is drawn with replacement, and what is drawn
    counts ``n_h / (n_h - 1)`` times as often as it was: the spread of linear statistics over draws
    is then that of `design_covariance`. Without clusters respondents are drawn; the only cluster
    of a stratum stays as it is (its variance is missed).

    Parameters
    ----------
    design : SamplingDesign
    n : int
        Respondents.
    draws : int
    rng : numpy Generator

    Returns
    -------
    array of shape (draws, n)

    References
    ----------
    Rao, J. N. K., Wu, C. F. J., & Yue, K. (1992). Survey Methodology, 18(2), 209-217.

    Examples
    --------
    >>> weights = redraw(SamplingDesign(), 5, 1000, np.random.default_rng(1))
    >>> weights.shape, float(weights.sum(axis=1).min()), float(weights.sum(axis=1).max())
    ((1000, 5), 5.0, 5.0)
    """
    clusters: Codes = np.arange(n) if design.clusters is None else design.clusters
    units = int(clusters.max()) + 1
    stratum = np.zeros(units, np.intp)
    if design.strata is not None:
        stratum[clusters] = design.strata
    factors = np.ones((draws, units))
    for one in range(int(stratum.max()) + 1):
        (members,) = np.nonzero(stratum == one)
        if len(members) > 1:
            factors[:, members] = _counts(len(members), draws, rng) * (
                len(members) / (len(members) - 1)
            )
    return factors if design.clusters is None else factors[:, clusters]


def replicate_moments(people: People, draws: int, seed: int) -> tuple[Array, Array]:
    """Return the moments of redrawn respondents.

    Draws in which everything comes from alike people may have no variance; they are left to the
    statistic. With missing answers moments are linearised, see
    `cxlab.statistics.people_with_gaps.PeopleWithGaps.replicates`. Many respondents are redrawn in
    groups made by chance, see `cxlab.statistics.random_groups`.

    Returns
    -------
    means : array of shape (draws, p)
    covariances : array of shape (draws, p, p)

    Examples
    --------
    >>> from cxlab.statistics.people import CompletePeople
    >>> people = CompletePeople(np.arange(8.0).reshape(4, 2), SamplingDesign())
    >>> means, covariances = replicate_moments(people, 100, seed=1)
    >>> means.shape, covariances.shape
    ((100, 2), (100, 2, 2))
    """
    rng, rows, groups, design = (
        np.random.default_rng(seed),
        len(people.answers),
        None,
        people.design,
    )
    if rows > MOST_GROUPS:
        groups, design = random_groups(design, rows, rng)
    units = rows if groups is None else int(groups.max()) + 1
    at_once = max(1, AT_ONCE // units)
    parts = [
        people.replicates(redraw(design, units, min(at_once, draws - start), rng), groups)
        for start in range(0, draws, at_once)
    ]
    means, covariances = zip(*parts, strict=True)
    return np.concatenate(means), np.concatenate(covariances)


def _counts(units: int, draws: int, rng: np.random.Generator) -> Array:
    """Return how often each unit is drawn when one fewer than all are, (draws, units)."""
    drawn = rng.integers(0, units, (draws, units - 1))
    drawn += np.arange(draws)[:, None] * units
    counts = np.bincount(drawn.ravel(), minlength=draws * units)
    return counts.reshape(draws, units).astype(float)


def redrawn_interval(value: float, draws: Array, level: float, df: float) -> tuple[float, float]:
    """Return the percentile interval of redrawn values, widened for few people or clusters.

    Percentiles are taken as far out as t on ``df`` degrees of freedom asks. It holds the value.

    Parameters
    ----------
    value : float
    draws : array of shape (draws,)
        nan where a draw has no such value, e.g. without variance; left out.
    level : float
    df : float

    References
    ----------
    Hesterberg, T. C. (2015). The American Statistician, 69(4), 371-386 (expanded percentiles).

    Examples
    --------
    >>> lower, upper = redrawn_interval(0.5, np.linspace(0, 1, 101), 0.9, df=1e9)
    >>> round(lower, 3), round(upper, 3)
    (0.05, 0.95)
    """
    from scipy.special import ndtr, stdtrit

    check_level(level)
    far = float(ndtr(stdtrit(df, (1 + level) / 2)))
    lower, upper = np.nanquantile(draws, [1 - far, far])
    return min(float(lower), value), max(float(upper), value)
