"""What the fifth of customers who spent most brought: notebooks 10 and 12 ask it alike."""

from dataclasses import dataclass

from cxlab.claims.estimate import Estimate
from cxlab.evidence.purchases import FIFTH, Purchases
from cxlab.questions.against_half import HALF
from cxlab.statistics.top_share import top_share
from cxlab.words import say


@dataclass(frozen=True)
class TopFifth:
    """The share of all revenue that the top fifth brought.

    Attributes
    ----------
    estimate : Estimate
    customers, whole : int
        In the top fifth, and all.

    Examples
    --------
    >>> TopFifth(Estimate(0.7, 0.6, 0.8, "proportion", n=50), 10, 50).more_than_half.lower > 0
    True
    """

    estimate: Estimate
    customers: int
    whole: int

    @property
    def more_than_half(self) -> Estimate:
        """How far the share lies above a half."""
        known = self.estimate
        return Estimate.of(known.less(HALF), "difference of shares", level=known.level, n=known.n)


def top_fifth(purchases: Purchases, level: float) -> TopFifth:
    """Return what the top fifth of customers brought.

    Raises
    ------
    LackError
        Where customers spent nothing, or all alike.

    Examples
    --------
    >>> from cxlab.evidence.purchases import published_purchases
    >>> round(top_fifth(published_purchases(), 0.95).estimate.value, 3)
    0.678
    """
    top, whole = purchases.tops[FIFTH], purchases.tops[1.0]
    share = top_share(top, whole, level)
    method = say("interval by linearisation")
    estimate = Estimate.of(share, "proportion", level=level, n=whole.n, method=method)
    return TopFifth(estimate, top.n, whole.n)
