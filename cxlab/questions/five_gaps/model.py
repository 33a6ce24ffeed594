"""The gap model: what is compared in each gap, who is asked, and which way is worse."""

from dataclasses import dataclass

from cxlab.statistics.branch_means import Contrast
from cxlab.table import Table


@dataclass(frozen=True)
class Gap:
    """One of the five gaps: ``side`` minus ``other``, below zero where customers come off worse.

    Attributes
    ----------
    number : int
    name : str
    side, other : str
        Levels of `cxlab.survey.linked.surveys.LEVELS`.
    meaning : str
        What below zero means, in plain words.
    reading : str
        The sentence of a finding, with ``{more}``.
    settle : str
        What would settle it, where there is no evidence.
    """

    number: int
    name: str
    side: str
    other: str
    meaning: str
    reading: str
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
        1,
        "managers' view - customers' expectation",
        "view",
        "expectation",
        "managers think that customers expect less than they do",
        "managers think that customers expect {more} than customers themselves say",
        "managers and customers of the same branches, asked the same questions on what customers "
        "expect",
    ),
    Gap(
        2,
        "service standard - managers' view",
        "standard",
        "view",
        "the standards ask for less than managers believe customers expect",
        "the service standards ask for {more} than managers believe customers expect",
        "the service standards of branches, rated on the questions that their managers answer on "
        "what customers expect",
    ),
    Gap(
        3,
        "delivery - service standard",
        "delivery",
        "standard",
        "staff deliver less than the standards ask",
        "staff deliver {more} than the service standards ask",
        "staff, asked what is delivered on the questions on which the branch's service standards "
        "are rated",
    ),
    Gap(
        4,
        "delivery - outside promise",
        "delivery",
        "promise",
        "staff deliver less than advertising and sales promise",
        "staff deliver {more} than is promised outside",
        "staff, asked what is delivered, and customers (or the advertisements), asked what is "
        "promised, on the same questions",
    ),
    Gap(
        5,
        "perceived - expected service",
        "perception",
        "expectation",
        "customers get less than they expected",
        "customers perceive {more} than they expected",
        "customers, asked what they expected and what they perceived, on the same questions",
    ),
)
SIDES = {
    "expectation": "customers' answers on what they expect",
    "perception": "customers' answers on what they perceive",
    "view": "managers' answers on what customers expect",
    "standard": "the service standards on the same questions",
    "delivery": "staff's answers on what is delivered",
    "promise": "answers on what is promised outside",
}


def model() -> Table:
    """Return the five gaps with their signs: always such that below zero is bad for customers."""
    return Table(
        "The five gaps and their signs",
        ("Gap", "Difference", "Below zero means"),
        tuple((f"Gap {gap.number}", gap.name, gap.meaning) for gap in GAPS),
        note="Every gap is counted so that below zero is the worse for customers.",
    )
