"""What a survey says of expectation, experience and satisfaction."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxlab.errors import InputError, nearest
from cxlab.evidence.small_groups import MINIMUM_GROUP
from cxlab.simulated import is_simulated
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.panel import Panel
from cxlab.survey.check import Check
from cxlab.table import Table
from cxlab.words import in_words, phrase, say

EVERYBODY = "all"  # the one group where there are none; no group of a user's may be called so
EVERYBODY_IN_WORDS = phrase("all customers")


@dataclass(frozen=True, eq=False)
class Group:
    """A group of customers; its moments hold the surface's terms, or the two means at least."""

    name: str
    moments: Moments

    @property
    def words(self) -> str:
        """What to call it."""
        return say(EVERYBODY_IN_WORDS) if self.name == EVERYBODY else in_words(self.name)


@dataclass(frozen=True, eq=False, kw_only=True)
class Answers:
    """What one survey says of expectation, experience and satisfaction.

    Attributes
    ----------
    whole : Moments
        Variables `cxlab.statistics.response_surface.TERMS`, squares taken from the middle of the
        scale, and the outcomes.
    outcomes : tuple of str
        The one to explain first.
    words : mapping of str to str
        What to call a variable.
    groups : tuple of Group
        Industries, branches or dimensions; everybody where there are none.
    grouped_by : str
        What the groups are; empty where there are none.
    scale : tuple of float
        Both ends of the scale of expectation and perception.
    panel : Panel or None
        People followed over waves.
    no_panel : str
        Why nobody is.
    perceptions : int
        Dimensions of perception in the user's file.
    asked : int or None
        People in the user's file, of the last wave where there are several.
    people : array of shape (n, 2) or None
        Perception and expectation of each respondent, where answers are at hand.
    weights : array of shape (n,) or None
        What each of ``people`` stands for; None where all count alike.
    source : str
    own : bool
    account : Table
    checks : tuple of Check
        What is wrong with the answers; nothing where only moments are at hand.
    scale_doubt : str
        What speaks against the scale, where it cannot be right.
    fewest : int
        People behind a number of a wave: of fewer none is shown.
    missing : float or None
        Share of the answers that is missing of ``people``, on both sides.
    """

    whole: Moments
    outcomes: tuple[str, ...]
    words: Mapping[str, str]
    groups: tuple[Group, ...]
    grouped_by: str
    scale: tuple[float, float]
    panel: Panel | None = None
    no_panel: str = ""
    perceptions: int = 0
    asked: int | None = None
    people: Array | None = None
    weights: Array | None = None
    source: str
    own: bool
    account: Table
    checks: tuple[Check, ...] = ()
    scale_doubt: str = ""
    fewest: int = MINIMUM_GROUP
    missing: float | None = None

    @property
    def has_people(self) -> bool:
        """Whether errors come from the people who answered, not from normal theory."""
        return self.whole.people is not None

    @property
    def few_clusters(self) -> int | None:
        """How many clusters the people come from, where these are few."""
        return self.whole.people.design.few_clusters if self.whole.people else None

    @property
    def outcome(self) -> str:
        """The outcome to explain."""
        return self.outcomes[0]

    @property
    def outcome_words(self) -> str:
        """What to call it."""
        return self.words.get(self.outcome, self.outcome)

    @property
    def caveat(self) -> str:
        """What every figure says first where nobody answered: the file is named simulated."""
        return say("Simulated data, not evidence.") if is_simulated(self.source) else ""

    @property
    def centre(self) -> float:
        """The middle of the answer scale."""
        return sum(self.scale) / 2

    @property
    def half_range(self) -> float:
        """From the middle of the answer scale to its end."""
        return (self.scale[1] - self.scale[0]) / 2

    def names_of_groups(self) -> tuple[str, ...]:
        """Return the groups' names, in order."""
        return tuple(group.name for group in self.groups)

    def group(self, name: str) -> Group:
        """Return a group by its name."""
        return next(group for group in self.groups if group.name == name)


def outcome_first(outcomes: tuple[str, ...], wanted: str, name: str) -> tuple[str, ...]:
    """Return the outcomes with the wanted one first.

    Raises
    ------
    InputError
        If there is none of that name.
    """
    if wanted and wanted not in outcomes:
        raise InputError(
            f"{name}: no outcome '{wanted}'; it has {', '.join(outcomes)}."
            f"{nearest(wanted, outcomes)}"
        )
    return (wanted, *(o for o in outcomes if o != wanted)) if wanted else outcomes
