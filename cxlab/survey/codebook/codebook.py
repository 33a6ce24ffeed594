"""The codebook: what each column of a survey file means, and how its answers become numbers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cxlab.errors import InputError, nearest

YES_OR_NO = ("complained", "left")  # 0 or 1
RATED = (
    *("expectation", "perception", "importance", "outcome", "promise", "driver"),
    *("handling", "recommendation", "rival", *YES_OR_NO),
)
ROLES = (
    *RATED,
    *("screen", "group", "weight", "stratum", "cluster", "wave", "respondent", "source", "ignore"),
)
SOURCES = ("customer", "manager", "staff", "standard")
Scale = tuple[float, float]


@dataclass(frozen=True)
class Column:
    """One column of the file.

    Attributes
    ----------
    name : str
        Its head in the file, on one line.
    role : str
        One of `ROLES`.
    item : str
        What pairs an expectation with its perception and importance; "" where there is none.
    dimension : str
        "" where the column belongs to none; such items stay out of every dimension.
    label : str
        A few words; "" where the codebook gives none.
    reversed : bool
        Whether agreement means poor service: the answer is reverse-scored on its scale.
    reversal_stated : bool
        Whether the codebook says so, or says that it is not.
    scale : tuple of float
        Both ends.
    missing : tuple of str or float
        Codes that mean no answer.
    answers : mapping of str to float
        Words in the file -> numbers on the scale; keys as `cxlab.survey.text.word` gives them.
    exclude : tuple of str
        Of a screen: values whose respondents are left out.
    because : str
        Of a screen: why, as the account says it.
    """

    name: str
    role: str
    item: str = ""
    dimension: str = ""
    label: str = ""
    reversed: bool = False
    reversal_stated: bool = False
    scale: Scale = (1.0, 7.0)
    missing: tuple[str | float, ...] = ()
    answers: Mapping[str, float] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    because: str = ""

    @property
    def outcome(self) -> str:
        """Of an outcome or driver: its name, the dimension or the head without trailing number."""
        return self.dimension or re.sub(r"_\d+$", "", self.name)


@dataclass(frozen=True)
class Pair:
    """An expectation and the perception of the same item, as heads of columns.

    ``importance`` is the head of its importance, "" where it was not asked.
    """

    item: str
    dimension: str
    label: str
    expectation: str
    perception: str
    importance: str


@dataclass(frozen=True)
class Long:
    """The columns of a file that holds one row an answer: whose, to which question, and which."""

    respondent: str
    question: str
    answer: str


@dataclass(frozen=True)
class Codebook:
    """What the columns of a survey mean. Make one with `read_codebook`.

    Attributes
    ----------
    name : str
        The file's name.
    title : str
        What the survey is called; "" where the codebook does not say.
    columns : tuple of Column
        In the order of the codebook.
    fingerprint : str
        SHA-256 of the file.
    withheld : str
        What was taken out of the answers to protect people, as a sweep says it; "" for nothing.
    waves : tuple of str
        The waves' names, earliest first; empty where their names tell it.
    long : Long or None
        Where the file holds one row an answer; ``columns`` are then named after its questions.
    unanswered : tuple of float
        Ends of scales that were offered, though nobody chose them.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    fingerprint: str = ""
    withheld: str = ""
    waves: tuple[str, ...] = ()
    long: Long | None = None
    unanswered: tuple[float, ...] = ()

    def of(self, *roles: str) -> tuple[Column, ...]:
        """Return the columns of these roles, in order."""
        return tuple(column for column in self.columns if column.role in roles)

    def column(self, name: str) -> Column:
        """Return a column by its head.

        Raises
        ------
        InputError
            If the codebook has none; the nearest is offered.
        """
        for column in self.columns:
            if column.name == name:
                return column
        near = nearest(name, [column.name for column in self.columns])
        raise InputError(f"{self.name}: no column '{name}'.{near}")

    def pairs(self) -> tuple[Pair, ...]:
        """Return the items that have an expectation and a perception, in order."""
        by_item = {
            role: {column.item: column for column in self.of(role) if column.item}
            for role in ("expectation", "perception", "importance")
        }
        pairs = []
        for item, expected in by_item["expectation"].items():
            if (perceived := by_item["perception"].get(item)) is None:
                continue
            rated = by_item["importance"].get(item)
            label = expected.label or perceived.label or item
            pairs.append(
                Pair(
                    item=item,
                    dimension=expected.dimension,
                    label=label,
                    expectation=expected.name,
                    perception=perceived.name,
                    importance=rated.name if rated else "",
                )
            )
        return tuple(pairs)

    def dimensions(self, role: str) -> dict[str, tuple[str, ...]]:
        """Return the heads of a role's columns by dimension, in order; items of none left out."""
        return _grouped((column.dimension, column.name) for column in self.of(role))

    def outcomes(self, role: str = "outcome") -> dict[str, tuple[str, ...]]:
        """Return the heads of the columns of each outcome or driver, the mean of its columns."""
        return _grouped((column.outcome, column.name) for column in self.of(role))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for group, name in pairs:
        if group:
            groups[group] = (*groups.get(group, ()), name)
    return groups
