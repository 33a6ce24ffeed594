"""Random groups: many respondents are redrawn in groups made by chance, which costs far less."""

import numpy as np

from cxlab.statistics.sampling_design import Codes, SamplingDesign

MOST_GROUPS = 2_000  # errors then vary by 1 / sqrt(2 * 2,000): under two per cent


def random_groups(
    design: SamplingDesign, n: int, rng: np.random.Generator, most: int = MOST_GROUPS
) -> tuple[Codes, SamplingDesign]:
    """Return who is redrawn together: clusters, or respondents, at most about so many groups.

    More of them are put together by chance, each in its stratum, in groups of nearly one size: the
    spread between such groups is, on average, that between the people (or clusters) themselves.

    Parameters
    ----------
    design : SamplingDesign
    n : int
        Respondents.
    rng : numpy Generator
    most : int

    Returns
    -------
    groups : array of int, of shape (n,)
    design : SamplingDesign
        Of the groups: their strata.

    References
    ----------
    Wolter, K. M. (2007). Introduction to variance estimation (2nd ed.), chapter 2. Springer.

    Examples
    --------
    >>> groups, _ = random_groups(SamplingDesign(), 9, np.random.default_rng(1), most=3)
    >>> np.bincount(groups).tolist()
    [3, 3, 3]
    """
    units: Codes = np.arange(n) if design.clusters is None else design.clusters
    stratum = np.zeros(int(units.max()) + 1, np.intp)
    if design.strata is not None:
        stratum[units] = design.strata
    if len(stratum) <= most:
        return units, SamplingDesign(strata=stratum)
    order = rng.permutation(len(stratum))
    order = order[np.argsort(stratum[order], kind="stable")]
    sizes = np.bincount(stratum)
    parts = np.clip(np.round(most * sizes / len(stratum)), np.minimum(2, sizes), sizes).astype(int)
    place = np.arange(len(stratum)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    within = place * np.repeat(parts, sizes) // np.repeat(sizes, sizes)
    group = np.empty(len(stratum), np.intp)
    group[order] = within + np.repeat(np.cumsum(parts) - parts, sizes)
    return group[units], SamplingDesign(strata=np.repeat(np.arange(len(sizes)), parts))
