"""Factor models from moments: do items measure what their dimensions say they do?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.factor_solution import factor_solution
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.sampling import draw_roots

FEWEST_ALONE = 3  # two items on a factor of their own fit always, in many ways
SINGULAR = 1e-8


@dataclass(frozen=True, eq=False)
class FactorModel:
    """A fitted confirmatory factor model: each item on one factor, factors correlated.

    Attributes
    ----------
    factors : dict of str to tuple of str
        Items of each factor.
    loadings : dict of str to float
        Standardised loading of each item.
    correlation : array of shape (f, f)
        Between factors; beyond 1 where two factors cannot be told apart.
    chi2, p_value : float
    df : int
    cfi, tli : float
        Fit between unrelated items (0) and a perfect model (1).
    rmsea : float
        Root mean square error of approximation, per respondent as lavaan has it.
    srmr : float
        Root mean square of the correlations left unexplained.
    n : int

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, 0.72, 0.63], [0.72, 1, 0.56], [0.63, 0.56, 1]])
    >>> model = fit_factors(Moments(("a", "b", "c"), 200, np.zeros(3), correlations), {"g": "abc"})
    >>> round(model.average_variance_extracted("g"), 3)
    0.647
    """

    factors: dict[str, tuple[str, ...]]
    loadings: dict[str, float]
    correlation: Array
    chi2: float
    df: int
    p_value: float
    cfi: float
    tli: float
    rmsea: float
    srmr: float
    n: int

    def average_variance_extracted(self, factor: str) -> float:
        """Return the mean squared loading of a factor's items (Fornell & Larcker 1981)."""
        return float(np.mean([self.loadings[item] ** 2 for item in self.factors[factor]]))


def fit_factors(moments: Moments, factors: Mapping[str, Sequence[str]]) -> FactorModel:
    """Fit a confirmatory factor model by maximum likelihood.

    Parameters
    ----------
    moments : Moments
    factors : mapping of str to sequence of str
        Items of each factor: at least two, or three where there is one factor.

    Raises
    ------
    LackError
        If a factor has too few items, some are sums of others, or no solution is found.

    Notes
    -----
    Written here because semopy 2.3 stops where loadings are right to the fourth decimal only, gives
    other last digits with each hash seed of Python, calls it a solution (with correlations of 2e8)
    where a factor's items share nothing, divides by n - 1 in RMSEA, and has no SRMR.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, 0.72, 0.63], [0.72, 1, 0.56], [0.63, 0.56, 1]])
    >>> model = fit_factors(Moments(("a", "b", "c"), 200, np.zeros(3), correlations), {"g": "abc"})
    >>> {item: round(loading, 3) for item, loading in model.loadings.items()}, model.df
    ({'a': 0.9, 'b': 0.8, 'c': 0.7}, 0)
    """
    for name, items in factors.items():
        fewest = FEWEST_ALONE if len(factors) == 1 else 2
        if len(items) < fewest:
            raise LackError(
                "items of '{name}': {n}; its factor needs {fewest}",
                name=name,
                n=len(items),
                fewest=fewest,
            )
    part = moments.select([item for items in factors.values() for item in items])
    if float(np.linalg.eigvalsh(part.correlation)[0]) < SINGULAR:
        raise LackError("some items are sums or copies of others: no factor model fits them")
    p, f = len(part.names), len(factors)
    sizes = [len(items) for items in factors.values()]
    solution = factor_solution(part.correlation, np.repeat(np.eye(f, dtype=bool), sizes, axis=0))
    df = p * (p - 1) // 2 - p - f * (f - 1) // 2
    return FactorModel(
        {name: tuple(items) for name, items in factors.items()},
        dict(zip(part.names, solution.loadings.tolist(), strict=True)),
        solution.correlation,
        **_fit(part, solution.implied, solution.minimum, df),
        n=part.n,
    )


def _fit(part: Moments, implied: Array, minimum: float, df: int) -> dict[str, Any]:
    """Return the indices of fit, as lavaan defines them."""
    from scipy.special import chdtrc

    n, p, observed = part.effective, len(part.names), part.correlation
    statistic = n * minimum
    unrelated = -n * float(np.linalg.slogdet(observed)[1])
    unrelated_df = p * (p - 1) // 2
    excess = max(statistic - df, 0.0)
    largest_excess = max(unrelated - unrelated_df, excess)
    residuals = (observed - implied)[np.tril_indices(p)]
    return {
        "chi2": statistic,
        "df": df,
        "p_value": float(chdtrc(df, statistic)) if df else float("nan"),
        "cfi": 1 - excess / largest_excess if largest_excess else 1.0,
        "tli": _tucker_lewis(statistic, df, unrelated, unrelated_df),
        "rmsea": float(np.sqrt(excess / (df * n))) if df else 0.0,
        "srmr": float(np.sqrt(np.mean(residuals**2))),
    }


def _tucker_lewis(statistic: float, df: int, unrelated: float, unrelated_df: int) -> float:
    if df == 0 or unrelated <= unrelated_df:
        return float("nan")
    worst = unrelated / unrelated_df
    return (worst - statistic / df) / (worst - 1)


def omega(moments: Moments) -> float:
    """Return McDonald's omega of the scale made of all variables: from its one-factor model.

    Raises
    ------
    LackError
        With fewer than three items, or where the model has no solution.

    References
    ----------
    McDonald, R. P. (1999). Test Theory, 6.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, 0.72, 0.63], [0.72, 1, 0.56], [0.63, 0.56, 1]])
    >>> round(omega(Moments(("a", "b", "c"), 200, np.zeros(3), correlations)), 3)
    0.845
    """
    model = fit_factors(moments, {"scale": moments.names})
    loadings = np.array([model.loadings[item] for item in moments.names])
    common = float((loadings * moments.sd).sum() ** 2)
    unique = float(((1 - loadings**2) * moments.sd**2).sum())
    return common / (common + unique)


@dataclass(frozen=True)
class Eigenvalues:
    """Eigenvalues of the items' correlations, and how many factors they suggest.

    Attributes
    ----------
    observed : tuple of float
        Largest first.
    by_chance : tuple of float
        95th percentile of each in unrelated answers of as many people.
    factors : int
        How many of the largest exceed their percentile (Horn's parallel analysis).

    Examples
    --------
    >>> Eigenvalues(observed=(2.28, 0.44, 0.28), by_chance=(1.2, 1.05, 0.95), factors=1).factors
    1
    """

    observed: tuple[float, ...]
    by_chance: tuple[float, ...]
    factors: int


def eigenvalues(moments: Moments, draws: int = 200, seed: int = 1) -> Eigenvalues:
    """Return eigenvalues with Horn's parallel analysis.

    References
    ----------
    Horn, J. L. (1965). Psychometrika, 30(2), 179-185. Glorfeld, L. W. (1995): 95th percentile.

    Examples
    --------
    >>> from cxlab.statistics.moments import Moments
    >>> correlations = np.array([[1, 0.72, 0.63], [0.72, 1, 0.56], [0.63, 0.56, 1]])
    >>> found = eigenvalues(Moments(("a", "b", "c"), 200, np.zeros(3), correlations))
    >>> [round(value, 2) for value in found.observed], found.factors
    ([2.28, 0.45, 0.27], 1)
    """
    p = len(moments.names)
    observed = np.linalg.eigvalsh(moments.correlation)[::-1]
    rng = np.random.default_rng(seed)
    roots = draw_roots(moments.effective, p, draws, rng)
    roots /= np.linalg.norm(roots, axis=2, keepdims=True)
    noise = np.linalg.eigvalsh(roots @ roots.transpose(0, 2, 1))
    by_chance = np.quantile(noise, 0.95, axis=0)[::-1]
    leading = int(np.argmin([*(observed > by_chance), False]))
    return Eigenvalues(tuple(observed.tolist()), tuple(by_chance.tolist()), leading)
