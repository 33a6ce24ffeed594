"""Expectation, perception and outcomes of a published survey, from its moments."""

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cxlab.evidence.account import account_of, cited_lines
from cxlab.evidence.correlation_table import moments_of_table
from cxlab.published import SURVEY_SOURCES, SURVEYS
from cxlab.questions.satisfaction.answers import EVERYBODY, Answers, Group, outcome_first
from cxlab.statistics.moments import Moments
from cxlab.statistics.response_surface import TERMS
from cxlab.table import Table
from cxlab.words import capital, in_words, phrase, say

# The answer scale of each survey in data/surveys that has both sides and their squares.
SCALES = {"acsi2015": (1.0, 10.0), "mobi_moments": (1.0, 10.0)}
GROUPED_BY = {"acsi2015": phrase("industry")}
SQUARE = re.compile(r"\((\w+)-([\d.]+)\)\^2")


def published_answers(name: str, outcome: str) -> Answers:
    """Return one of the surveys in `SCALES`.

    Raises
    ------
    InputError
        For an outcome that it does not have.
    """
    path = SURVEYS / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    tables = list(dict.fromkeys(row.get("group", "") for row in rows))  # the whole comes first
    variables = {row["variable"]: row for row in rows if row.get("group", "") == tables[0]}
    sides = _sides(variables)
    outcomes = tuple(v for v, row in variables.items() if row["role"] == "outcome")
    ordered = outcome_first(outcomes, outcome, name)
    whole, *parts = (_moments(path, table, sides, outcomes) for table in tables)
    groups = tuple(Group(table, part) for table, part in zip(tables[1:], parts, strict=True))
    words = {v: in_words(row["label"]) for v, row in variables.items()}
    words |= {"expectation": words[sides[0]], "perception": words[sides[1]]}
    answers = Answers(
        whole=whole,
        outcomes=ordered,
        words=words,
        groups=groups or (Group(EVERYBODY, whole),),
        grouped_by=say(GROUPED_BY[name]) if groups else "",
        scale=SCALES[name],
        no_panel=say("nobody was asked twice in this survey."),
        source=SURVEY_SOURCES[name],
        own=False,
        account=Table("", (), ()),
    )
    return replace(answers, account=_account(answers, path))


def _account(answers: Answers, path: Path) -> Table:
    words = answers.words
    people = say(
        "{n:,} with every answer; means and correlations, no raw answers", n=answers.whole.n
    )
    asked = say("{item}, asked together with the rest, afterwards", item=words["expectation"])
    lines = [
        *cited_lines(answers.source),
        (say("People"), people),
        (say("Expectation"), asked),
        (say("Experience"), words["perception"]),
        (say("Outcomes"), ", ".join(words[o] for o in answers.outcomes)),
    ]
    if answers.grouped_by:
        kind = capital(answers.grouped_by)
        lines += [
            (say("{kind}: {name}", kind=kind, name=in_words(group.name)), f"{group.moments.n:,}")
            for group in answers.groups
        ]
    return account_of(lines, [path])


def _sides(variables: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    """Return the expectation and the perception whose squares a table carries."""
    squares = [SQUARE.fullmatch(variables[square]["label"]) for square in ("E2", "P2")]
    expectation, perception = (match.group(1) for match in squares if match)
    return expectation, perception


def _moments(path: Path, group: str, sides: tuple[str, str], outcomes: tuple[str, ...]) -> Moments:
    table = moments_of_table(path, group)
    part = table.select([*sides, *TERMS[2:], *outcomes])
    return replace(part, names=(*TERMS, *outcomes))
