"""What notebook 08 stands on: choices by person, by list and by domain, and how long they took."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cxlab.statistics.moments import Array
from cxlab.statistics.regularity import Menus
from cxlab.table import Table

EFFECTS = ("attraction", "compromise", "similarity")


@dataclass(frozen=True)
class Tally:
    """How often each option was chosen: by one person, or of one set by people one choice each.

    ``third`` is None where the list held target and competitor alone; ``engaged`` is the authors'
    own mark of who took part in earnest, "" where there is none.
    """

    effect: str
    target: int
    competitor: int
    third: int | None
    person: str = ""
    product_set: str = ""
    engaged: str = ""

    @property
    def n(self) -> int:
        """How many choices."""
        return self.target + self.competitor + (self.third or 0)


@dataclass(frozen=True, eq=False)
class Offers:
    """What target, competitor and third option offered in each choice of one effect.

    ``values`` has the shape (choices, 3, attributes); ``chosen`` are places 0 to 2.
    """

    attributes: tuple[str, ...]
    values: Array
    chosen: tuple[int, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Choices:
    """Choices from lists.

    Attributes
    ----------
    by_person, by_set : tuple of Tally
    menus : mapping of str to Menus
        Counts by list, for each domain (kind of choice).
    seconds : mapping of str to mapping of int to (float, float)
        Domain -> number of options -> mean and median seconds of a choice.
    printed : tuple of mapping
        Rows of the famous demonstrations; empty for a user's file.
    offers : mapping of str to Offers
        By effect, where a user's file says what options offered.
    source : str
    own : bool
    account : Table
    """

    by_person: tuple[Tally, ...] = ()
    by_set: tuple[Tally, ...] = ()
    menus: Mapping[str, Menus] = field(default_factory=dict)
    seconds: Mapping[str, Mapping[int, tuple[float, float]]] = field(default_factory=dict)
    printed: tuple[Mapping[str, str], ...] = ()
    offers: Mapping[str, Offers] = field(default_factory=dict)
    source: str
    own: bool
    account: Table

    def people(self, effect: str, engaged: str = "") -> tuple[Tally, ...]:
        """Return the tallies of people for an effect, all or as the authors marked them."""
        return _of(self.by_person, effect, engaged)

    def sets(self, effect: str) -> tuple[Tally, ...]:
        """Return the tallies of sets for an effect."""
        return _of(self.by_set, effect, "")


def _of(tallies: tuple[Tally, ...], effect: str, engaged: str) -> tuple[Tally, ...]:
    return tuple(t for t in tallies if t.effect == effect and engaged in ("", t.engaged))


def options_of(menu: str) -> frozenset[str]:
    """Return the options of a list: names joined by ``+``, or letters."""
    parts = menu.split("+") if "+" in menu else list(menu)
    return frozenset(part.strip() for part in parts)


def menus_of(
    rows: Iterable[tuple[str, str, str, int]],
) -> dict[str, dict[frozenset[str], dict[str, int]]]:
    """Return counts by domain, list and option, from rows of domain, list, option and count."""
    menus: dict[str, dict[frozenset[str], dict[str, int]]] = {}
    for domain, menu, choice, count in rows:
        menus.setdefault(domain, {}).setdefault(options_of(menu), {})[choice] = count
    return menus
