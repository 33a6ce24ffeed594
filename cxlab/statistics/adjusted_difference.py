"""Members against others who bought as much before: a difference of shares, adjusted."""

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.moments import Array
from cxlab.statistics.slope import Slope, slope

BANDS = 5


def adjusted_difference(member: Array, before: Array, came: Array, level: float = 0.95) -> Slope:
    """Return how many more members came again than others with like behaviour before.

    A linear model with a line of ``before`` and a level for each fifth of it; standard errors that
    allow for unequal spread (HC3).

    Parameters
    ----------
    member, came : array of 0 and 1
    before : array of float
    level : float

    Raises
    ------
    LackError
        With fewer than 10 members or others.

    Examples
    --------
    >>> member = np.tile([0.0, 1.0], 50)
    >>> print(round(adjusted_difference(member, np.arange(100.0), member).value, 6))
    1.0
    """
    from statsmodels.api import OLS

    members = int(member.sum())
    others = len(member) - members
    if min(members, others) < 10:
        raise LackError(
            "{members} members and {others} others; at least 10 of each are needed",
            members=members,
            others=others,
        )
    cuts = np.unique(np.quantile(before, np.arange(1, BANDS) / BANDS))
    band = np.digitize(before, cuts)
    levels = [band == one for one in np.unique(band)[1:]]
    # Where each band holds one value, the bands say all that a line would.
    is_spread = any(np.ptp(before[band == one]) for one in np.unique(band))
    line = [(before - before.mean()) / before.std()] if is_spread else []
    design = np.column_stack([np.ones(len(member)), member, *line, *levels]).astype(float)
    fit = OLS(came, design).fit(cov_type="HC3")
    return slope(float(fit.params[1]), float(fit.bse[1]), df=float(fit.df_resid), level=level)
