"""Does a share jump at a point, beyond a steady trend?"""

import numpy as np

from cxlab.arguments import check_above, check_within
from cxlab.errors import LackError
from cxlab.statistics.arrays import numbers
from cxlab.statistics.moments import Array
from cxlab.statistics.slope import Slope, slope


def step_in_trend(place: Array, share: Array, n: Array, at: float, level: float = 0.95) -> Slope:
    """Return the jump of a share at ``at``, beyond a straight line through all groups.

    Least squares, weighted by how sure each share is. The error is that of sampled shares, or
    larger where the groups scatter about line and jump by more than that.

    Parameters
    ----------
    place, share, n : array of shape (k,)
        Where each group lies, its share, and of how many people.
    at : float
        Groups at or above it lie beyond the jump.
    level : float

    Raises
    ------
    LackError
        With fewer than 4 groups, or fewer than 2 on a side.
    InputError
        For a share outside 0 to 1, or of nobody.

    Examples
    --------
    >>> ages = np.array([20.0, 30, 40, 50])
    >>> print(f"{step_in_trend(ages, np.array([.9, .8, .4, .3]), np.full(4, 500), 35).value:.2f}")
    -0.30
    """
    place = numbers("place", place)
    share, n = numbers("share", share, of=len(place)), numbers("n", n, of=len(place))
    for given, people in zip(share, n, strict=True):
        check_within("share", float(given))
        check_above("n", float(people))
    beyond = place >= at
    if len(place) < 4 or min(beyond.sum(), (~beyond).sum()) < 2:
        raise LackError(
            "groups: {n}; a trend and a jump need at least 4, 2 on either side", n=len(place)
        )
    sure = (share * n + 1) / (n + 2)  # never of no width
    weights = n / (sure * (1 - sure))
    design = np.column_stack([np.ones(len(place)), place - at, beyond])
    spread = np.linalg.inv((design.T * weights) @ design)
    coefficients = spread @ (design.T * weights) @ share
    rest, df = share - design @ coefficients, len(place) - 3
    scatter = max(1.0, float(weights @ rest**2) / df)
    # The scatter of the groups is known from few of them, that of people within them from many.
    known_by = float(df) if scatter > 1 else float(n.sum()) - 3
    error = float(np.sqrt(spread[2, 2] * scatter))
    return slope(float(coefficients[2]), error, df=known_by, level=level)
