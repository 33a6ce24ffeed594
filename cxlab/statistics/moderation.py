"""Errors of many branches, each from few people, lent strength by one another."""

import numpy as np

from cxlab.statistics.heterogeneity import Array

FEWEST = 4  # branches that tell something of how spreads vary


def moderated(variances: Array, dfs: Array, people: Array) -> tuple[Array, Array]:
    """Return squared errors drawn towards what is usual, and their degrees of freedom.

    How far people of one branch differ is estimated from few; among many branches some estimates
    are far too small by chance, and their means seem to differ. Branches together tell how much the
    spread truly varies from one to another (in degrees of freedom of a prior), and each one's own
    estimate is weighed against the usual one. With fewer than four branches nothing changes.

    Parameters
    ----------
    variances : array of shape (k,)
        Squared standard errors.
    dfs : array of shape (k,)
        Degrees of freedom of each.
    people : array of shape (k,)
        Respondents of each: a squared error is a spread over their number.

    References
    ----------
    Smyth, G. K. (2004). Statistical Applications in Genetics and Molecular Biology, 3(1), 3.

    Examples
    --------
    >>> variances = np.array([0.10, 0.02, 0.09, 0.12, 0.11])
    >>> shared, df = moderated(variances, np.full(5, 9.0), np.full(5, 10))
    >>> bool(shared[1] > 0.02), bool((df > 9).all())
    (True, True)
    """
    from scipy.special import digamma, polygamma

    if len(variances) < FEWEST:
        return variances, dfs
    spread = variances * people
    logs = np.log(spread) - digamma(dfs / 2) + np.log(dfs / 2)
    excess = float(logs.var(ddof=1) - polygamma(1, dfs / 2).mean())
    total = float(dfs.sum())
    if excess <= 0:  # spreads differ no more than chance lets them
        usual = np.exp(logs.mean())
        return usual / people, np.full(len(dfs), total)
    prior = 2 * _inverse_trigamma(excess)
    usual = np.exp(logs.mean() + float(digamma(prior / 2)) - np.log(prior / 2))
    shared = (prior * usual + dfs * spread) / (prior + dfs)
    return shared / people, np.minimum(prior + dfs, total)


def _inverse_trigamma(value: float) -> float:
    """Return where the trigamma function has a value, by Newton's method on its reciprocal."""
    from scipy.special import polygamma

    if value > 1e7:
        return float(1 / np.sqrt(value))
    at = 0.5 + 1 / value
    for _ in range(50):
        trigamma = float(polygamma(1, at))
        step = trigamma * (1 - trigamma / value) / float(polygamma(2, at))
        at += step
        if -step / at < 1e-10:
            break
    return float(at)
