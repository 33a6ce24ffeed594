"""A survey as the questions see it: what each variable measures, and moments on demand."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cxlab.errors import InputError, nearest
from cxlab.evidence.account import OWN, Line, account_of, account_of_responses, cited
from cxlab.statistics.moments import Moments
from cxlab.survey.check import Check
from cxlab.survey.responses import Responses
from cxlab.table import Table
from cxlab.words import phrase, say, say_count

if TYPE_CHECKING:  # else what only large surveys need would be imported for all
    from cxlab.survey.big.responses import BigResponses

FEW = 30  # answers
# How many columns a survey has in each role.
RATED = {
    "expectation": (phrase("{n:,} expectation"), phrase("{n:,} expectations")),
    "perception": (phrase("{n:,} perception"), phrase("{n:,} perceptions")),
    "importance": (phrase("{n:,} importance"), phrase("{n:,} importances")),
    "outcome": (phrase("{n:,} outcome"), phrase("{n:,} outcomes")),
}
# What a reader of a published survey must know of how it came to lie here.
REMARKS = {
    "kiosk_kservqual2019": (
        phrase("How items became dimensions"),
        phrase(
            "The kiosk survey's items are mapped to the five dimensions by us, from their wording; "
            "its authors use other groups. Two of its 24 items belong to none."
        ),
    )
}


@dataclass(frozen=True)
class Variable:
    """What one column measures.

    Attributes
    ----------
    name : str
    role : {"expectation", "perception", "importance", "outcome", "recommendation"}
    dimension : str
        Empty where it belongs to none.
    item : str
        Shared by the expectation and the perception of one thing.
    label : str

    Examples
    --------
    >>> Variable("P01", "perception", "reliability", item="01", label="accurate choice").role
    'perception'
    """

    name: str
    role: str
    dimension: str
    item: str
    label: str


@dataclass(frozen=True, eq=False)
class Survey:
    """A survey, from a printed table or from answers.

    Attributes
    ----------
    name, source : str
        ``source`` is a key of ``sources.csv``, or names the user's file.
    variables : tuple of Variable
    people : int
    moments : callable
        From names of variables to their moments.
    scale : str
        Ends of the answer scale in words, empty where not known.
    table : Path or None
        The printed table, where answers are not at hand.
    responses : Responses or None
        The answers, where they are at hand.
    big : BigResponses or None
        Answers too many to hold, summed up where they lie.
    unanswered : tuple of Variable
        Asked, but nobody answered: none of ``variables``.

    Examples
    --------
    >>> from cxlab.evidence.surveys import load_survey
    >>> kiosks = load_survey("kiosk_kservqual2019")
    >>> kiosks.dimensions("perception")["reliability"], kiosks.outcome("reuse")
    (('P01', 'P02', 'P23'), ('reuse', ('reuse_1', 'reuse_2')))
    >>> kiosks.few(100)
    'Only 100 of 207 people answered enough for it.'
    """

    name: str
    source: str
    variables: tuple[Variable, ...]
    people: int
    moments: Callable[[Sequence[str]], Moments]
    scale: str = ""
    table: Path | None = None
    responses: Responses | None = None
    big: "BigResponses | None" = None
    unanswered: tuple[Variable, ...] = ()

    @property
    def own(self) -> bool:
        """Whether it is the user's."""
        return self.source.startswith(OWN)

    @property
    def has_people(self) -> bool:
        """Whether errors come from the people who answered, not from normal theory."""
        return self.responses is not None

    @property
    def few_clusters(self) -> int | None:
        """How many clusters the people come from, where these are few."""
        return self.responses.design.few_clusters if self.responses is not None else None

    @cached_property
    def account(self) -> Table:
        """Who was asked, and what was left out."""
        if answers := self.responses or self.big:
            return account_of_responses(answers)
        where = say("your printed table {name}", name=self.name) if self.own else cited(self.source)
        counts = {role: sum(v.role == role for v in self.variables) for role in RATED}
        asked = [say_count(*RATED[role], count) for role, count in counts.items() if count]
        lines = [
            (say("Source"), where),
            (say("People"), str(self.people)),
            (say("Columns"), ", ".join(asked)),
            (say("Dimensions"), ", ".join(self.dimensions("perception")) or say("none")),
            *self.remarks,
        ]
        return account_of(lines, [self.table] if self.table else [])

    @property
    def remarks(self) -> list[Line]:
        """What must be known of a published survey, besides its source."""
        if self.own or self.name not in REMARKS:
            return []
        what, remark = REMARKS[self.name]
        return [(say(what), say(remark))]

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """What is wrong with the answers; nothing where only printed moments are at hand."""
        if self.responses is not None:
            from cxlab.survey.quality import checks

            return checks(self.responses)
        return self.big.checks if self.big else ()

    def dimensions(self, role: str) -> dict[str, tuple[str, ...]]:
        """Return the variables of each dimension in one role, in the order of the survey."""
        variables: dict[str, tuple[str, ...]] = {}
        for variable in self.variables:
            if variable.role == role and variable.dimension:
                before = variables.get(variable.dimension, ())
                variables[variable.dimension] = (*before, variable.name)
        return variables

    def asked_dimensions(self) -> tuple[str, ...]:
        """Return the dimensions of the perceptions, also those of which nobody answered any."""
        silent = (v.dimension for v in self.unanswered if v.role == "perception" and v.dimension)
        return tuple(dict.fromkeys((*self.dimensions("perception"), *silent)))

    def silence(self, dimension: str) -> str:
        """Return the columns of a dimension that nobody answered, with commas; "" where none."""
        return ", ".join(
            v.name for v in self.unanswered if v.dimension == dimension and v.role in RATED
        )

    def pairs(self) -> list[tuple[Variable, Variable]]:
        """Return each item asked on both sides: its perception and its expectation."""
        expected = {v.item: v for v in self.variables if v.role == "expectation" and v.item}
        return [
            (v, expected[v.item])
            for v in self.variables
            if v.role == "perception" and v.item in expected
        ]

    def outcomes(self) -> dict[str, tuple[str, ...]]:
        """Return the columns of each outcome; its value is their mean."""
        columns: dict[str, tuple[str, ...]] = {}
        for variable in self.variables:
            if variable.role == "outcome":
                name = variable.dimension or re.sub(r"_\d+$", "", variable.name)
                columns[name] = (*columns.get(name, ()), variable.name)
        return columns

    def outcome(self, wanted: str) -> tuple[str, tuple[str, ...]]:
        """Return an outcome's name and columns; the first of the survey where none is wanted.

        Raises
        ------
        InputError
            If the survey has no such outcome, or none.
        """
        columns = self.outcomes()
        if not columns:
            raise InputError(f"{self.name} asks no outcome, e.g. satisfaction")
        name = wanted or next(iter(columns))
        if name not in columns:
            raise InputError(
                f"{self.name} has no outcome '{wanted}'; it has {', '.join(columns)}."
                f"{nearest(wanted, columns)}"
            )
        return name, columns[name]

    def few(self, n: int, worth: int | None = None) -> str:
        """Say where few answered, or weights leave little of them; empty where enough did."""
        facts = {"n": n, "people": self.people, "worth": worth}
        if n < FEW or n < self.people / 2:
            return say("Only {n:,} of {people:,} people answered enough for it.", **facts)
        if worth is not None and (worth < FEW or worth < self.people / 2):
            return say(
                "The weights leave of these {n:,} answers what {worth:,} are worth.", **facts
            )
        return ""

    def composites(self, weights: Mapping[str, Mapping[str, float]]) -> Moments:
        """Return the moments of weighted sums of variables.

        Where answers are at hand, the variables of a dimension (on one side) that a sum weighs
        alike are a score: people count who answered enough of it, see
        `cxlab.statistics.score_moments.score_moments`; gaps may depend on the outcomes, too. Of
        answers too many to hold, complete cases over all sums.

        Raises
        ------
        LackError
            With too few answers.
        """
        if self.big is not None:
            return self.big.moments.composites(weights)
        used = list(dict.fromkeys(name for parts in weights.values() for name in parts))
        if self.responses is None:
            return self.moments(used).composites(weights)
        scores = self._scores(used, weights)
        sums = {
            name: {
                score: parts[items[0]] * len(items)
                for score, items in scores.items()
                if items[0] in parts
            }
            for name, parts in weights.items()
        }
        also = [variable.name for variable in self.variables if variable.role == "outcome"]
        return self.responses.scores(scores, also).composites(sums)

    def _scores(
        self, used: Sequence[str], weights: Mapping[str, Mapping[str, float]]
    ) -> dict[str, list[str]]:
        """Return the variables used in groups of one role, dimension and weight in every sum."""
        of_name = {variable.name: variable for variable in self.variables}
        groups: dict[tuple[object, ...], list[str]] = {}
        for name in used:
            variable, shares = of_name[name], [parts.get(name, 0.0) for parts in weights.values()]
            key = (variable.role, variable.dimension, *shares)
            groups.setdefault(key, []).append(name)
        return {", ".join(names): names for names in groups.values()}
