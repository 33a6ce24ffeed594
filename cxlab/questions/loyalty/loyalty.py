"""What notebook 09 stands on: who recommends, is satisfied, comes back, and stays how long."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.net_promoter import DETRACTOR, PROMOTER
from cxlab.statistics.survival import Stay
from cxlab.table import Table


@dataclass(frozen=True)
class Rated:
    """People of one wave or branch: how many, their mean and standard deviation.

    Examples
    --------
    >>> Rated.of("Harbour", np.array([4.0, 5.0, np.nan, 3.0])).n
    3
    """

    name: str
    n: int
    mean: float
    sd: float

    @classmethod
    def of(cls, name: str, answers: Array) -> "Rated":
        """Return those who answered; ``nan`` is no answer."""
        given = answers[~np.isnan(answers)]
        sd = float(given.std(ddof=1)) if len(given) > 1 else 0.0
        return cls(name, len(given), float(given.mean()) if len(given) else np.nan, sd)


@dataclass(frozen=True, eq=False)
class Loyalty:
    """The evidence of a run; what it does not hold is empty or None.

    Attributes
    ----------
    source : str
    own : bool
    account : Table
    recommended : mapping of str to array
        Answers from 0 to 10 by whose they are; the first is everybody.
    bank : array or None
        Of a published bank.
    satisfied : (int, int) or None
        People in the top quarter of the scale of satisfaction, and all who answered.
    satisfied_from : float
        Where that quarter begins.
    ties : mapping of str to callable
        From what a claim is about (``repurchase``, ``one_number``, ...) to its moments.
    waves, branches : tuple of Rated
        In order of time, and of the file.
    too_few : str
        Which of the last two waves may not be shown; "" mostly.
    asked_twice : array of shape (n, 2)
        What the same people rated in the wave before the last and in the last; empty where they
        are others.
    by_score : bool
        Whether branches are rated by promoters (1) less detractors (-1).
    stay : Stay or None
    stay_source : str
        Whose file of stays it is, where it is a user's.
    per_year : float
        Units of the stay in a year.
    left : (int, int) or None
        Who left, of how many.
    saw_who_left : bool
        Whether coming back is what people did (role ``left``), not what they say.
    """

    source: str
    own: bool
    account: Table
    recommended: Mapping[str, Array] = field(default_factory=dict)
    bank: Array | None = None
    satisfied: tuple[int, int] | None = None
    satisfied_from: float = 0.0
    ties: Mapping[str, Callable[[], Moments]] = field(default_factory=dict)
    waves: tuple[Rated, ...] = ()
    too_few: str = ""
    branches: tuple[Rated, ...] = ()
    asked_twice: Array = field(default_factory=lambda: np.empty((0, 2)))
    by_score: bool = False
    stay: Stay | None = None
    stay_source: str = ""
    per_year: float = 1.0
    left: tuple[int, int] | None = None
    saw_who_left: bool = False


def kinds(answers: Array) -> Array:
    """Return 1 for a promoter, -1 for a detractor, 0 for who is neither; ``nan`` stays.

    Examples
    --------
    >>> kinds(np.array([10.0, 8.0, 0.0])).tolist()
    [1.0, 0.0, -1.0]
    """
    kind = np.where(answers >= PROMOTER, 1.0, np.where(answers <= DETRACTOR, -1.0, 0.0))
    return np.where(np.isnan(answers), np.nan, kind)
