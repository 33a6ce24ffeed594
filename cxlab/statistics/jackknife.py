"""Errors of few people: a statistic without each of them in turn."""

from collections.abc import Callable
from typing import Any

import numpy as np

from cxlab.statistics.people import People
from cxlab.statistics.sampling_design import (
    Array,
    Codes,
    SamplingDesign,
    design_covariance,
    freedom,
)

MOST = 60  # people or clusters; of more, their influence says the same


def is_few(people: People) -> bool:
    """Say whether people (or clusters) are so few that the jackknife is worth its cost.

    Examples
    --------
    >>> from cxlab.statistics.people import CompletePeople
    >>> [is_few(CompletePeople(np.zeros((n, 1)), SamplingDesign())) for n in (30, 300)]
    [True, False]
    """
    units, stratum = _units(people)
    return 2 <= int(units.max()) + 1 <= MOST and bool((np.bincount(stratum) > 1).all())


def jackknifed(
    statistic: Callable[[Array, Array], Any], people: People
) -> tuple[float, int, float]:
    """Return the variance of a statistic of moments, without each person or cluster in turn.

    For linear statistics this is linearisation; others it gives errors that are not too small where
    people are few. The rest of a stratum stands in for what is left out.

    Parameters
    ----------
    statistic : callable
        From stacks of means (m, p) and covariances (m, p, p) to values (m,).
    people : People

    Returns
    -------
    variance : float
        nan where the statistic has no value without somebody.
    df : int
        Of the design.
    freedom : float
        Of this variance, at most ``df``.

    References
    ----------
    Rust, K. F., & Rao, J. N. K. (1996). Statistical Methods in Medical Research, 5(3), 283-310
    (JKn).

    Examples
    --------
    >>> from cxlab.statistics.people import CompletePeople
    >>> people = CompletePeople(np.array([[1.0], [2.0], [4.0], [5.0]]), SamplingDesign())
    >>> variance, df, _ = jackknifed(lambda mean, covariance: mean[:, 0], people)
    >>> round(variance, 6), df
    (0.833333, 3)
    """
    units, stratum = _units(people)
    count = np.bincount(stratum)[stratum]
    same = stratum[:, None] == stratum[units][None, :]
    weights = np.where(same, (count / (count - 1))[:, None], 1.0)
    weights[units, np.arange(len(units))] = 0.0
    values = np.asarray(statistic(*people.replicates(weights)), dtype=float)
    if not np.isfinite(values).all():
        return float("nan"), len(stratum) - len(set(stratum.tolist())), 1.0
    mean = np.bincount(stratum, values) / np.bincount(stratum)
    contributions = ((count - 1) / count * (mean[stratum] - values))[:, None]
    design = SamplingDesign(strata=stratum)
    covariance, df = design_covariance(contributions, design)
    return float(covariance[0, 0]), df, float(freedom(contributions, design)[0])


def _units(people: People) -> tuple[Codes, Codes]:
    """Return each row's cluster (or itself) and each cluster's stratum."""
    rows, design = len(people.answers), people.design
    units: Codes = np.arange(rows) if design.clusters is None else design.clusters
    stratum = np.zeros(int(units.max()) + 1, np.intp)
    if design.strata is not None:
        stratum[units] = design.strata
    return units, stratum
