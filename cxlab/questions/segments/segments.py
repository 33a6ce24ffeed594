"""What notebook 12 stands on: offers, channels by age, purchases, members."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxlab.evidence.purchases import Purchases
from cxlab.statistics.moments import Array
from cxlab.statistics.rule_values import Share
from cxlab.table import Table


@dataclass(frozen=True)
class Offers:
    """How many ordered, by what they were sent and what they had bought before.

    Attributes
    ----------
    cells : mapping of (str, str) to Share
        (arm, what was bought before) -> ordered, of how many.
    control : str
        The arm that got no message.
    fits : mapping of str to str
        What was bought before -> the message about it.
    by_lot : bool
        Whether chance decided who got what.
    unfit : str
        Why nobody knows which message fits whom, where a file says what was bought before.
    """

    cells: Mapping[tuple[str, str], Share]
    control: str
    fits: Mapping[str, str]
    by_lot: bool
    unfit: str = ""

    @property
    def messages(self) -> list[str]:
        """The arms that got one, by their names: rows in another order change no finding."""
        arms = {arm for arm, _ in self.cells if arm != self.control}
        return sorted(arms, key=lambda arm: (arm.casefold(), arm))

    def of(self, arm: str, before: str = "") -> Share:
        """Return how many of an arm ordered, of those who had bought this before, or of all."""
        here = [share for (a, b), share in self.cells.items() if a == arm and before in ("", b)]
        return sum(count for count, _ in here), sum(n for _, n in here)


@dataclass(frozen=True)
class Band:
    """An age group: first and last year, middle, the share that uses a channel, of how many.

    The last is infinite for ``65+``.
    """

    label: str
    first: int
    last: float
    middle: float
    share: float
    n: int


@dataclass(frozen=True, eq=False)
class Members:
    """One a customer: member or not, what they bought before, whether they came again."""

    member: Array
    before: Array
    returned: Array


@dataclass(frozen=True, eq=False, kw_only=True)
class Segments:
    """What is known of a question's customers; None or empty where it is not.

    Attributes
    ----------
    offers : Offers or None
    channels : mapping of str to tuple of Band
        By channel, youngest first.
    purchases : Purchases or None
    members : Members or None
    source : str
    own : bool
    account : Table
    """

    offers: Offers | None = None
    channels: Mapping[str, tuple[Band, ...]] = field(default_factory=dict)
    purchases: Purchases | None = None
    members: Members | None = None
    source: str
    own: bool
    account: Table
