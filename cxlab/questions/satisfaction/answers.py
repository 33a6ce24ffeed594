"""Expectation, perception and outcomes: from a published survey, or from the user's file."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cxlab.errors import InputError, nearest
from cxlab.evidence.correlation_table import moments_of_table
from cxlab.published import GRADES, SURVEY_SOURCES, SURVEYS, fingerprint, source
from cxlab.simulated import is_simulated
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.panel import Panel
from cxlab.statistics.response_surface import TERMS
from cxlab.table import Table

# The answer scale of each survey in data/surveys that has both sides and their squares.
SCALES = {"acsi2015": (1.0, 10.0), "mobi_moments": (1.0, 10.0)}
GROUPED_BY = {"acsi2015": "industry"}
EVERYBODY = "all customers"
SQUARE = re.compile(r"\((\w+)-([\d.]+)\)\^2")


@dataclass(frozen=True, eq=False)
class Group:
    """A group of customers; its moments hold the surface's terms, or the two means at least."""

    name: str
    moments: Moments


@dataclass(frozen=True, eq=False)
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
    people : array of shape (n, 2) or None
        Perception and expectation of each respondent, where answers are at hand.
    source : str
    own : bool
    account : Table
    """

    whole: Moments
    outcomes: tuple[str, ...]
    words: Mapping[str, str]
    groups: tuple[Group, ...]
    grouped_by: str
    scale: tuple[float, float]
    panel: Panel | None
    no_panel: str
    perceptions: int
    people: Array | None
    source: str
    own: bool
    account: Table

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
        return "Simulated data, not evidence. " if is_simulated(self.source) else ""

    @property
    def centre(self) -> float:
        """The middle of the answer scale."""
        return sum(self.scale) / 2

    @property
    def half_range(self) -> float:
        """From the middle of the answer scale to its end."""
        return (self.scale[1] - self.scale[0]) / 2


def load(data: str, codebook: str = "", outcome: str = "", minimum_group: int = 10) -> Answers:
    """Read a survey: one of ``data/surveys`` by name, or the user's file with its codebook.

    Parameters
    ----------
    data : str
        ``"acsi2015"``, ``"mobi_moments"``, or the path of a file of answers.
    codebook : str
        Path of the file's codebook: at least one column each with the role expectation,
        perception and outcome.
    outcome : str
        The outcome to explain; empty takes the first.
    minimum_group : int
        Smaller groups of the user's file are not shown.

    Raises
    ------
    InputError
        For a file or codebook that makes no sense; the message says what to mend.
    """
    if data in SCALES:
        return _published(data, outcome)
    if data in SURVEY_SOURCES:
        raise InputError(
            f"data: '{data}' lacks the squares of expectation and perception, or one of the two; "
            f"this notebook reads {', '.join(SCALES)}, or your own file"
        )
    if not codebook:
        from cxlab.survey.codebook.needed import codebook_needed

        raise codebook_needed(data)
    from cxlab.questions.satisfaction.own_answers import read_own

    return read_own(Path(data), Path(codebook), outcome, minimum_group)


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


def _published(name: str, outcome: str) -> Answers:
    path = SURVEYS / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    groups = list(dict.fromkeys(row.get("group", "all") for row in rows))
    variables = {row["variable"]: row for row in rows if row.get("group", "all") == groups[0]}
    sides = _sides(variables)
    outcomes = tuple(v for v, row in variables.items() if row["role"] == "outcome")
    ordered = outcome_first(outcomes, outcome, name)
    moments = {group: _moments(path, group, sides, outcomes) for group in groups}
    parts = tuple(Group(group, moments[group]) for group in groups[1:])
    words = {v: row["label"] for v, row in variables.items()}
    words |= {"expectation": words[sides[0]], "perception": words[sides[1]]}
    return Answers(
        moments[groups[0]],
        ordered,
        words,
        parts or (Group(EVERYBODY, moments[groups[0]]),),
        GROUPED_BY.get(name, ""),
        SCALES[name],
        None,
        "nobody was asked twice in this survey.",
        0,
        None,
        SURVEY_SOURCES[name],
        False,
        _account(name, moments[groups[0]].n, words, ordered, parts),
    )


def _account(
    name: str,
    people: int,
    words: Mapping[str, str],
    outcomes: tuple[str, ...],
    parts: tuple[Group, ...],
) -> Table:
    path, cited = SURVEYS / f"{name}.csv", source(SURVEY_SOURCES[name])
    return Table(
        "The data of this run",
        ("What", "Account"),
        (
            ("Source", cited.citation),
            ("How we know the figures", f"{GRADES[cited.verified]}; {cited.note}"),
            ("People", f"{people:,} with every answer; means and correlations, no raw answers"),
            ("Expectation", f"{words['expectation']}, asked together with the rest, afterwards"),
            ("Experience", words["perception"]),
            ("Outcomes", ", ".join(words[o] for o in outcomes)),
            *((f"{GROUPED_BY[name].capitalize()}: {g.name}", f"{g.moments.n:,}") for g in parts),
        ),
        kind="account",
        extra={"files": {path.name: fingerprint(path)}},
    )


def _sides(variables: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    """Return the expectation and the perception whose squares a table carries."""
    found = [SQUARE.fullmatch(variables[square]["label"]) for square in ("E2", "P2")]
    expectation, perception = (match.group(1) for match in found if match)
    return expectation, perception


def _moments(path: Path, group: str, sides: tuple[str, str], outcomes: tuple[str, ...]) -> Moments:
    table = moments_of_table(path, group)
    part = table.select([*sides, *TERMS[2:], *outcomes])
    return replace(part, names=(*TERMS, *outcomes))
