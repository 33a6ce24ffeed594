"""Which share is still there after a time, where many have not been watched to the end?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.arguments import check_level
from cxlab.errors import InputError, LackError
from cxlab.statistics.arrays import numbers, zero_or_one
from cxlab.statistics.interval import Interval
from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.sampling_design import Array


@dataclass(frozen=True)
class Kept(Interval):
    """The share still there after a time.

    Attributes
    ----------
    value, lower, upper : float
    error : float
        Greenwood's standard error.
    at_risk : int
        Who were watched at least so long, or left just then.
    n : int
        All who were watched.

    Examples
    --------
    >>> Kept(0.92, 0.917, 0.923, error=0.0016, at_risk=27124, n=29317).at_risk
    27124
    """

    error: float
    at_risk: int
    n: int


@dataclass(frozen=True, eq=False)
class Stay:
    """How long customers stayed, and whether they left then or were only watched so long.

    Attributes
    ----------
    durations : array of shape (k,)
    left : array of bool of shape (k,)
    counts : array of int of shape (k,)
        Customers of each row.

    Examples
    --------
    >>> Stay(np.array([1.0, 2.0]), np.array([True, False]), np.array([3, 4])).n
    7
    """

    durations: Array
    left: np.ndarray
    counts: np.ndarray

    def __post_init__(self) -> None:
        """Refuse what is no stay: parts of different lengths, a time below 0, half a customer."""
        durations = numbers("durations", self.durations)
        counts = numbers("counts", self.counts, of=len(durations))
        left = zero_or_one("left", self.left, of=len(durations))
        if not (durations >= 0).all():
            raise InputError("durations must be 0 or more")
        if not ((counts >= 0).all() and (counts == np.round(counts)).all() and counts.any()):
            raise InputError("counts must be whole numbers, 0 or more, and not all 0")
        object.__setattr__(self, "durations", durations)
        object.__setattr__(self, "left", left.astype(bool))
        object.__setattr__(self, "counts", counts.astype(np.int64))

    @property
    def n(self) -> int:
        """All customers."""
        return int(self.counts.sum())

    @property
    def longest(self) -> float:
        """The longest that anybody was watched."""
        return float(self.durations[self.counts > 0].max())


def kept(stay: Stay, times: Sequence[float], level: float = 0.95) -> tuple[Kept, ...]:
    """Return the Kaplan-Meier share that is kept after each time.

    By statsmodels' `SurvfuncRight`, with Greenwood's error and an interval even on the scale of
    log(-log(share)), as R's survfit gives it with ``conf.type = "log-log"``. Where nobody, or
    everybody, has left, Greenwood's error is 0: the interval is then Wilson's for those watched.

    Parameters
    ----------
    stay : Stay
    times : sequence of float
        In the unit of the durations.
    level : float

    Raises
    ------
    LackError
        If nobody was watched as long as the longest time.

    References
    ----------
    Kaplan, E. L., & Meier, P. (1958). JASA, 53(282), 457-481. Greenwood, M. (1926). Reports on
    Public Health and Medical Subjects, 33.

    Examples
    --------
    The maintained arm of Miller (1997), as R's survival documents it:

    >>> weeks = np.array([9.0, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161])
    >>> relapsed = np.array([1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0], dtype=bool)
    >>> share = kept(Stay(weeks, relapsed, np.ones(11, int)), [23])[0]
    >>> round(share.value, 3), round(share.error, 3)
    (0.614, 0.153)
    """
    from statsmodels.duration.survfunc import SurvfuncRight

    check_level(level)
    times = numbers("times", times).tolist()
    if max(times, default=0) > stay.longest:
        raise LackError(
            "nobody was watched as long; the longest stay is {most:g}", most=stay.longest
        )
    # One row a customer: with freq_weights statsmodels 0.15 gives errors that are not Greenwood's.
    durations = np.repeat(stay.durations, stay.counts)
    curve = SurvfuncRight(durations, np.repeat(stay.left, stay.counts))
    shares = []
    for time in times:
        place = int(np.searchsorted(curve.surv_times, time, side="right")) - 1
        value = float(curve.surv_prob[place]) if place >= 0 else 1.0
        error = float(curve.surv_prob_se[place]) if place >= 0 else 0.0
        watched = int((durations >= time).sum())
        lower, upper = _ends(value, error, watched, level)
        shares.append(Kept(value, lower, upper, error=error, at_risk=watched, n=stay.n))
    return tuple(shares)


def _ends(value: float, error: float, watched: int, level: float) -> tuple[float, float]:
    from scipy.special import ndtri

    if not (0 < value < 1 and error > 0):
        whole = proportion(round(value) * watched, watched, level)
        return whole.lower, whole.upper
    reach = float(ndtri((1 + level) / 2)) * error / abs(value * np.log(value))
    return float(value ** np.exp(reach)), float(value ** np.exp(-reach))
