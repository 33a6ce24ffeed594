"""How people came into a survey: weights, strata, clusters, and what these do to errors."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.arrays import check_labels, numbers

Array = np.ndarray[Any, np.dtype[np.float64]]
Codes = np.ndarray[Any, np.dtype[np.intp]]
Labels = Any  # one a respondent: numbers or text
FEWEST = 8.0  # degrees of freedom that a variance is trusted with, if the design has as many
FEW_CLUSTERS = 14  # degrees of freedom, below which clusters are few


@dataclass(frozen=True, eq=False)
class SamplingDesign:
    """Weights, strata and clusters of respondents, each of shape (n,) or None.

    Attributes
    ----------
    weights : array of float or None
        How much each respondent stands for: finite, 0 or more, not all 0. Only their ratios
        matter; equal weights are kept as None, so that they change nothing at all.
    strata : array or None
        Labels of the strata that were sampled separately; none missing.
    clusters : array or None
        Labels of what was sampled as a whole, e.g. branches; counted within their stratum. A
        single one is kept as None: how clusters differ is not known then.

    Examples
    --------
    >>> SamplingDesign(weights=[1, 1, 2]).effective_number(3)
    2.6666666666666665
    >>> SamplingDesign(weights=[2, 2, 2]).weights is None
    True
    """

    weights: Any = None
    strata: Labels = None
    clusters: Labels = None

    def __post_init__(self) -> None:
        """Check the weights, and number the strata and clusters."""
        for name in ("weights", "strata", "clusters"):
            if (part := getattr(self, name)) is not None and not len(part):
                object.__setattr__(self, name, None)  # of nobody
        if self.weights is not None:
            weights = numbers("weights", self.weights)
            if not ((weights >= 0).all() and (weights > 0).any()):
                raise InputError("weights must be finite, 0 or more, and not all 0")
            equal = bool((weights == weights[0]).all())
            object.__setattr__(self, "weights", None if equal else weights)
        for name in ("strata", "clusters"):
            if (labels := getattr(self, name)) is not None:
                check_labels(name, labels)
                object.__setattr__(self, name, _codes(labels))
        if self.strata is not None and self.clusters is not None:
            pairs = self.strata.astype(np.int64) * (self.clusters.max() + 1) + self.clusters
            object.__setattr__(self, "clusters", _codes(pairs))
        if self.clusters is not None and not self.clusters.any():
            object.__setattr__(self, "clusters", None)
        sizes = {len(part) for part in self._parts() if part is not None}
        if len(sizes) > 1:
            raise InputError(f"weights, strata and clusters of different lengths: {sorted(sizes)}")

    def of_rows(self, rows: Any) -> "SamplingDesign":
        """Return the design of some respondents."""
        return SamplingDesign(*(None if part is None else part[rows] for part in self._parts()))

    def shares(self, n: int) -> Array:
        """Return what each of ``n`` respondents stands for; the shares add up to 1."""
        if self.weights is None:
            return np.full(n, 1 / n)
        self.check_people(n)
        shares: Array = self.weights / self.weights.sum()
        return shares

    def effective_number(self, n: int) -> float:
        """Return how many unweighted respondents the weights leave (Kish 1965, sec. 11.7)."""
        return float(n) if self.weights is None else float(1 / (self.shares(n) ** 2).sum())

    def weighting_effect(self, n: int) -> float:
        """Return Kish's design effect of the weights alone: n over the effective number."""
        return n / self.effective_number(n)

    def df(self, n: int) -> int:
        """Return the degrees of freedom: clusters (or ``n`` respondents) less strata."""
        units = n if self.clusters is None else int(self.clusters.max()) + 1
        return units - (1 if self.strata is None else int(self.strata.max()) + 1)

    @property
    def few_clusters(self) -> int | None:
        """How many clusters there are, where they and the strata leave few degrees of freedom."""
        if self.clusters is None or self.df(len(self.clusters)) >= FEW_CLUSTERS:
            return None
        return int(self.clusters.max()) + 1

    @property
    def is_simple(self) -> bool:
        """Whether everybody was sampled alone and counts the same."""
        return self.weights is None and self.strata is None and self.clusters is None

    def _parts(self) -> tuple[Any, Any, Any]:
        return self.weights, self.strata, self.clusters

    def check_people(self, n: int) -> None:
        """Refuse to be the design of another number of respondents."""
        for part in self._parts():
            if part is not None and len(part) != n:
                raise InputError(f"a design of {len(part)} respondents for {n}")


def design_covariance(contributions: Array, design: SamplingDesign) -> tuple[Array, int]:
    """Return the covariance matrix of statistics from respondents' contributions to them.

    Between clusters within strata, ``n_h / (n_h - 1)`` times the squares about the stratum's mean
    (linearisation). A stratum of a single cluster cannot show how its clusters differ: it is
    centred at the mean of all clusters (R's ``survey.lonely.psu = "adjust"``).

    Parameters
    ----------
    contributions : array of shape (n, k)
        What each respondent adds to each statistic, weights included: to first order a statistic
        is its true value plus the sum of these.
    design : SamplingDesign

    Returns
    -------
    covariance : array of shape (k, k)
    df : int
        Clusters less strata; respondents less one where there are neither.

    References
    ----------
    Binder, D. A. (1983). International Statistical Review, 51(3), 279-292.

    Examples
    --------
    >>> answers = np.array([1.0, 2.0, 4.0, 5.0])
    >>> spread, df = design_covariance((answers - 3)[:, None] / 4, SamplingDesign())
    >>> float(spread[0, 0]), float(answers.var(ddof=1) / 4), df
    (0.8333333333333333, 0.8333333333333334, 3)
    """
    away, df = _about_stratum(contributions, design)
    return away.T @ away, df


def freedom(contributions: Array, design: SamplingDesign) -> Array:
    """Return the degrees of freedom of each statistic's variance, of shape (k,).

    At most those of the design; fewer (but at least `FEWEST` of them) where few respondents or
    clusters carry most of it: Satterthwaite's ``2 V^2 / var(V)``, with the variance of ``V`` from
    the contributions' fourth powers.

    References
    ----------
    Satterthwaite, F. E. (1946). Biometrics Bulletin, 2(6), 110-114.

    Examples
    --------
    >>> even, heavy = np.tile([1.0, -1.0], 10), np.append([9.0, -9.0], np.tile([1.0, -1.0], 9))
    >>> freedom(np.column_stack([even, heavy]), SamplingDesign()).round(1).tolist()
    [19.0, 8.0]
    """
    away, df = _about_stratum(contributions, design)
    squares = away**2
    total, most = squares.sum(axis=0), np.full(away.shape[1], float(df))
    uneven = (squares**2).sum(axis=0) - total**2 / len(away)
    told = uneven > 0
    most[told] = np.minimum(2 * total[told] ** 2 / uneven[told], df)
    return np.maximum(most, min(df, FEWEST))


def _about_stratum(contributions: Array, design: SamplingDesign) -> tuple[Array, int]:
    """Return clusters' totals about their stratum's mean, scaled, and degrees of freedom."""
    design.check_people(len(contributions))
    totals, stratum = cluster_totals(contributions, design)
    count = np.bincount(stratum)
    mean = sums_by(totals, stratum, len(count)) / count[:, None]
    mean[count == 1] = totals.mean(axis=0)
    factor = np.where(count > 1, count / np.maximum(count - 1, 1), 1.0)
    return (totals - mean[stratum]) * np.sqrt(factor[stratum])[:, None], len(totals) - len(count)


def cluster_totals(contributions: Array, design: SamplingDesign) -> tuple[Array, Codes]:
    """Return the sums of contributions by cluster, (clusters, k), and each cluster's stratum.

    Examples
    --------
    >>> totals, stratum = cluster_totals(np.ones((3, 1)), SamplingDesign(clusters=["a", "a", "b"]))
    >>> totals.tolist(), stratum.tolist()
    ([[2.0], [1.0]], [0, 0])
    """
    n = len(contributions)
    strata: Codes = np.zeros(n, np.intp) if design.strata is None else design.strata
    if design.clusters is None:
        return contributions, strata
    clusters = int(design.clusters.max()) + 1
    stratum = np.zeros(clusters, np.intp)
    stratum[design.clusters] = strata
    return sums_by(contributions, design.clusters, clusters), stratum


def design_effect(contributions: Array, design: SamplingDesign) -> Array:
    """Return by how much the design multiplies the variance of each statistic, of shape (k,).

    Against a simple random sample of as many people, in which what they stand for would be seen
    with the same distribution (R's ``deff = "replace"``).

    References
    ----------
    Kish, L. (1965). Survey Sampling, sec. 8.2.

    Examples
    --------
    >>> answers = np.array([1.0, 1.0, 5.0, 5.0, 3.0, 3.0])
    >>> twins = SamplingDesign(clusters=[1, 1, 2, 2, 3, 3])
    >>> float(round(design_effect((answers - 3)[:, None] / 6, twins)[0], 9))
    2.5
    """
    n = len(contributions)
    shares = design.shares(n)
    counted = shares > 0
    simple = (contributions[counted] ** 2 / shares[counted, None]).sum(axis=0) / (n - 1)
    effect: Array = np.diag(design_covariance(contributions, design)[0]) / simple
    return effect


def _codes(labels: Labels) -> Codes:
    found: Codes = np.unique(np.asarray(labels), return_inverse=True)[1]
    return found


def sums_by(values: Array, codes: Codes, groups: int) -> Array:
    """Return the sums of rows with the same code, of shape (groups, k); every code occurs.

    Examples
    --------
    >>> sums_by(np.array([[1.0], [2.0], [4.0]]), np.array([0, 1, 0]), groups=2).tolist()
    [[5.0], [2.0]]
    """
    order = np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes[order], np.arange(groups))
    sums: Array = np.add.reduceat(values[order], starts, axis=0)
    return sums
