"""A survey as the questions see it: what each variable measures, and moments on demand."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cxlab.errors import InputError, nearest
from cxlab.evidence.correlation_table import moments_of_table, printed_rows
from cxlab.questions.service_quality.dimensions import check_names
from cxlab.statistics.moments import Moments
from cxlab.survey.check import Check
from cxlab.survey.responses import Responses

if TYPE_CHECKING:  # else what only large surveys need would be imported for all
    from cxlab.survey.big.responses import BigResponses

FEW = 30  # answers
RATED = ("expectation", "perception", "importance", "outcome")


@dataclass(frozen=True)
class Variable:
    """What one column measures.

    Attributes
    ----------
    name : str
    role : {"expectation", "perception", "importance", "outcome"}
    dimension : str
        Empty where it belongs to none.
    item : str
        Shared by the expectation and the perception of one thing.
    label : str
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
    own : bool
    variables : tuple of Variable
    people : int
    moments : callable
        From names of variables to their moments (complete cases over them).
    scale : str
        Ends of the answer scale in words, empty where not known.
    responses : Responses or None
        The answers, where they are at hand.
    big : BigResponses or None
        Answers too many to hold, summed up where they lie.
    """

    name: str
    source: str
    own: bool
    variables: tuple[Variable, ...]
    people: int
    moments: Callable[[Sequence[str]], Moments]
    scale: str = ""
    responses: Responses | None = None
    big: "BigResponses | None" = None

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """What is wrong with the answers; nothing where only printed moments are at hand."""
        if self.responses is not None:
            from cxlab.survey.quality import checks

            return checks(self.responses)
        return self.big.checks if self.big else ()

    def dimensions(self, role: str) -> dict[str, tuple[str, ...]]:
        """Return the variables of each dimension in one role, in the order of the survey."""
        found: dict[str, tuple[str, ...]] = {}
        for variable in self.variables:
            if variable.role == role and variable.dimension:
                found[variable.dimension] = (*found.get(variable.dimension, ()), variable.name)
        return found

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
        found: dict[str, tuple[str, ...]] = {}
        for variable in self.variables:
            if variable.role == "outcome":
                name = variable.dimension or re.sub(r"_\d+$", "", variable.name)
                found[name] = (*found.get(name, ()), variable.name)
        return found

    def outcome(self, wanted: str) -> tuple[str, tuple[str, ...]]:
        """Return an outcome's name and columns; the first of the survey where none is wanted.

        Raises
        ------
        InputError
            If the survey has no such outcome, or none.
        """
        found = self.outcomes()
        if not found:
            raise InputError(f"{self.name} asks no outcome, e.g. satisfaction")
        name = wanted or next(iter(found))
        if name not in found:
            raise InputError(
                f"{self.name} has no outcome '{wanted}'; it has {', '.join(found)}."
                f"{nearest(wanted, found)}"
            )
        return name, found[name]

    def few(self, n: int) -> str:
        """Say where few answered everything, or weights leave little; empty where enough did."""
        if n >= FEW and n >= self.people / 2:
            return ""
        if self.responses is not None and self.responses.weights is not None:
            return f" The weights leave what {n:,} answers are worth, of {self.people:,}."
        return f" Only {n:,} of {self.people:,} answers are complete for it."

    def composites(self, weights: Mapping[str, Mapping[str, float]]) -> Moments:
        """Return the moments of weighted sums of variables: complete cases over all of them."""
        if self.big is not None:
            return self.big.moments.composites(weights)
        used = dict.fromkeys(name for parts in weights.values() for name in parts)
        return self.moments(list(used)).composites(weights)


def survey_of_table(path: Path, source: str, own: bool) -> Survey:
    """Read a survey that is printed as a correlation table.

    Raises
    ------
    InputError
        If its columns or roles make no sense.
    """
    moments = moments_of_table(path)
    rows = printed_rows(path)
    if "role" not in rows[0]:
        raise InputError(f"{path.name}: column 'role' is missing: one of {', '.join(RATED)}")
    variables = tuple(_variable(row, path.name) for row in rows)
    check_names((v.dimension for v in variables), path.name)
    return Survey(
        path.name if own else path.stem,
        source,
        own,
        variables,
        moments.n,
        moments.select,
    )


def _variable(row: Mapping[str, str], table: str) -> Variable:
    name, role = row["variable"], row["role"].strip()
    if role not in RATED:
        raise InputError(
            f"{table}, variable '{name}': role is '{role}', allowed are {', '.join(RATED)}."
            f"{nearest(role, RATED)}"
        )
    number = re.search(r"\d+$", name)
    item = row.get("item") or (number.group() if number else "")
    dimension = row.get("dimension") or ""
    return Variable(name, role, dimension.strip().casefold(), item, row.get("label") or name)


def survey_of_responses(responses: "Responses | BigResponses") -> Survey:
    """Return the survey behind a user's cleaned answers, held or summed up where they lie."""
    columns = responses.codebook.of(*RATED)
    check_names((c.dimension for c in columns), responses.codebook.name)
    rated = [c for c in columns if c.role in ("expectation", "perception")]
    ends = {c.scale for c in rated}
    return Survey(
        responses.raw.name,
        f"own data: {responses.raw.name}",
        own=True,
        variables=tuple(
            Variable(c.name, c.role, c.dimension.casefold(), c.item, responses.label(c.name))
            for c in columns
        ),
        people=len(responses.frame) if isinstance(responses, Responses) else responses.people,
        moments=responses.moments,
        scale="{:g} to {:g}".format(*ends.pop()) if len(ends) == 1 else "",
        responses=responses if isinstance(responses, Responses) else None,
        big=None if isinstance(responses, Responses) else responses,
    )
