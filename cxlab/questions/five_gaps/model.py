"""The gap model: what is compared in each gap, who is asked, and which way is worse."""

from dataclasses import dataclass

from cxlab.statistics.branch_means import Contrast
from cxlab.table import Table
from cxlab.words import phrase, say


@dataclass(frozen=True)
class Gap:
    """One of the five gaps: ``side`` minus ``other``, below zero where customers come off worse.

    Attributes
    ----------
    number : int
    name : str
    side, other : str
        Levels of `cxlab.survey.linked.levels.LEVELS`.
    meaning : str
        What below zero means, in plain words.
    settle : str
        What would settle it, where there is no evidence.
    """

    number: int
    name: str
    side: str
    other: str
    meaning: str
    settle: str

    @property
    def contrast(self) -> Contrast:
        """The gap as a difference of levels."""
        return {self.side: 1.0, self.other: -1.0}

    @property
    def id(self) -> str:
        """The id of its finding."""
        return f"gap.{self.number}"


GAPS = (
    Gap(
        number=1,
        name=phrase("managers' view minus customers' expectation"),
        side="view",
        other="expectation",
        meaning=phrase("managers think that customers expect less than they do"),
        settle=phrase(
            "managers and customers of the same branches, asked the same questions on what "
            "customers expect"
        ),
    ),
    Gap(
        number=2,
        name=phrase("service standard minus managers' view"),
        side="standard",
        other="view",
        meaning=phrase("the standards ask for less than managers believe customers expect"),
        settle=phrase(
            "the service standards of branches, rated on the questions that their managers answer "
            "on what customers expect"
        ),
    ),
    Gap(
        number=3,
        name=phrase("delivery minus service standard"),
        side="delivery",
        other="standard",
        meaning=phrase("staff deliver less than the standards ask"),
        settle=phrase(
            "staff, asked what is delivered on the questions on which the branch's service "
            "standards are rated"
        ),
    ),
    Gap(
        number=4,
        name=phrase("delivery minus outside promise"),
        side="delivery",
        other="promise",
        meaning=phrase("staff deliver less than advertising and sales promise"),
        settle=phrase(
            "staff, asked what is delivered, and customers (or the advertisements), asked what is "
            "promised, on the same questions"
        ),
    ),
    Gap(
        number=5,
        name=phrase("perceived minus expected service"),
        side="perception",
        other="expectation",
        meaning=phrase("customers get less than they expected"),
        settle=phrase(
            "customers, asked what they expected and what they perceived, on the same questions"
        ),
    ),
)
SIDES = {
    "expectation": phrase("customers' answers on what they expect"),
    "perception": phrase("customers' answers on what they perceive"),
    "view": phrase("managers' answers on what customers expect"),
    "standard": phrase("the service standards on the same questions"),
    "delivery": phrase("staff's answers on what is delivered"),
    "promise": phrase("answers on what is promised outside"),
}


def model() -> Table:
    """Return the five gaps with their signs: always such that below zero is bad for customers."""
    return Table(
        say("The five gaps and their signs"),
        (say("Gap"), say("Difference"), say("Below zero means")),
        tuple((gap_name(gap.number), say(gap.name), say(gap.meaning)) for gap in GAPS),
        note=say("Every gap is counted so that below zero is the worse for customers."),
    )


def gap_name(number: int) -> str:
    """Return how a table calls a gap, e.g. ``Gap 1``."""
    return say("Gap {number}", number=number)
