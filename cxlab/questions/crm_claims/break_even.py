"""From where on does it pay to keep customers, rather than to win new ones?"""

from dataclasses import dataclass

FEWER = 0.05  # the "five points" by which the folklore cuts the yearly loss


@dataclass(frozen=True, kw_only=True)
class Costs:
    """A firm's own costs; 0 where they are not known.

    Attributes
    ----------
    to_win : float
        Of a new customer.
    to_keep : float
        Spent on each customer a year, whether he would have left or not.
    margin : float
        What a customer brings a year, before both.
    loss : float
        The share of customers lost a year, as things are.
    interest : float
        What money costs a year.

    Examples
    --------
    Keeping everybody costs 100 a year; a new customer costs 500: of each 100 customers 20 must stay
    who would have left, more than most firms lose.

    >>> Costs(to_win=500, to_keep=100).needed
    0.2
    """

    to_win: float = 0.0
    to_keep: float = 0.0
    margin: float = 0.0
    loss: float = 0.0
    interest: float = 0.1

    @property
    def are_known(self) -> bool:
        """Whether there is a break-even."""
        return self.to_win > 0 and self.to_keep > 0

    @property
    def brings(self) -> float | None:
        """What a customer will bring, in money of today: margin over interest plus loss.

        Margins come at the end of each year, the first for sure: the sum of
        ``margin (1 - loss)**(t - 1) / (1 + interest)**t`` over the years t = 1, 2, ... The source
        takes not even the first for sure, and multiplies by the share that stays.

        References
        ----------
        Gupta, S., & Lehmann, D. R. (2003). Customers as assets. Journal of Interactive Marketing,
        17(1), 9-24.
        """
        if not (self.margin > 0 and self.loss > 0):
            return None
        return self.margin / (self.interest + self.loss)

    @property
    def worth(self) -> float:
        """What it saves to keep one who would have left: a new one, or what he would bring.

        The smaller of the two: nobody wins a new customer who costs more than he brings.
        """
        return self.to_win if self.brings is None else min(self.to_win, self.brings)

    @property
    def needed(self) -> float:
        """The share of customers a year that must stay and would have left, for keeping to pay."""
        return self.to_keep / self.worth

    @property
    def fewer_lost_bring(self) -> float | None:
        """By which share a customer brings more with five points less loss; None if unknown."""
        if self.loss <= FEWER:
            return None
        return FEWER / (self.interest + self.loss - FEWER)
