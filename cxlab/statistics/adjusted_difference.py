"""Members against others who bought as much before: a difference of shares, adjusted."""

import numpy as np

from cxlab.errors import LackError
from cxlab.statistics.arrays import numbers, zero_or_one
from cxlab.statistics.moments import Array
from cxlab.statistics.sandwich import robust_regression
from cxlab.statistics.slope import Slope, slope
from cxlab.statistics.survey_moments import survey_moments

BANDS = 5
ROUNDING = 1e-9  # of a share, below which a rest is none


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
    InputError
        For a number that is missing, or another than 0 and 1.
    LackError
        With fewer than 10 members or others, none of whom bought alike before, or where all who
        are alike did the same.

    Examples
    --------
    >>> member, came = np.tile([0.0, 1.0], 50), np.tile([0.0, 1.0, 1.0, 1.0], 25)
    >>> print(round(adjusted_difference(member, np.repeat(np.arange(25.0), 4), came).value, 6))
    0.5
    """
    before = numbers("before", before)
    member = zero_or_one("member", member, of=len(before))
    came = zero_or_one("came", came, of=len(before))
    members = int(member.sum())
    others = len(member) - members
    if min(members, others) < 10:
        raise LackError(
            "members: {members}, others: {others}; at least 10 of each are needed",
            members=members,
            others=others,
        )
    terms = np.column_stack([member, *_terms_of(before)]).astype(float)
    design = np.column_stack([np.ones(len(member)), terms])
    if np.linalg.matrix_rank(design) < design.shape[1]:
        raise LackError("no members and others bought alike before, so none can be compared")
    columns = {f"term_{place}": term for place, term in enumerate(terms.T)}
    moments = survey_moments({"came": came} | columns)
    fit = robust_regression(moments, "came", list(columns))
    if np.abs(came - design @ fit.coefficients).max() < ROUNDING:
        raise LackError(
            "customers who are alike all came again, or none did, so nobody can say how far others "
            "vary"
        )
    error = float(np.sqrt(fit.spread[1, 1]))
    return slope(float(fit.coefficients[1]), error, df=float(fit.df), level=level)


def _terms_of(before: Array) -> list[Array]:
    """Return a line of what was done before, and a level for each fifth of it but the first."""
    cuts = np.unique(np.quantile(before, np.arange(1, BANDS) / BANDS))
    band = np.digitize(before, cuts)
    levels = [band == one for one in np.unique(band)[1:]]
    # Where each band holds one value, the bands say all that a line would.
    is_spread = any(np.ptp(before[band == one]) for one in np.unique(band))
    line = [(before - before.mean()) / before.std()] if is_spread else []
    return [*line, *levels]
