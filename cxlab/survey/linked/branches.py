"""Branches: one spelling for each, and sheets of branches that nobody else knows found out."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Literal

from cxlab.errors import InputError
from cxlab.survey.linked.files import PLURAL, Sheets, listed_rows
from cxlab.survey.text import word
from cxlab.words import say

Unmatched = Literal["refuse", "leave out"]
Line = tuple[str, str]


def one_spelling(sheets: Sequence[Sheets]) -> list[Sheets]:
    """Give branches that differ in capitals or spaces one name; standards of all, every branch."""
    spelt: dict[str, str] = {}
    for name in (name for part in sheets for name in part.branches if name):
        spelt.setdefault(word(name), name)
    result = []
    for part in sheets:
        names = tuple(spelt.get(word(name), "") for name in part.branches)
        if part.source == "standard" and not any(names) and len(names) == 1:
            everywhere = part.at([0] * len(spelt))
            result.append(replace(everywhere, branches=tuple(spelt.values())))
        else:
            result.append(replace(part, branches=names))
    return result


def matched(sheets: Sequence[Sheets], unmatched: Unmatched) -> tuple[list[Sheets], list[Line]]:
    """Keep the sheets of branches that two kinds of people know; refuse or list the others."""
    known: dict[str, set[str]] = {}
    for part in sheets:
        for name in part.branches:
            known.setdefault(name, set()).add(part.source)
    known.pop("", None)
    if not known:
        raise InputError(
            f"{sheets[0].file}: no sheet has a branch. Give the column that joins the surveys the "
            "role 'group' in the codebook"
        )
    sources = {part.source for part in sheets}
    alone = {name for name, who in known.items() if len(sources) > 1 and len(who) == 1}
    if len(alone) == len(known):
        raise InputError(_no_match(sheets))
    problems = [problem for part in sheets for problem in _problems(part, alone, known)]
    if problems and unmatched == "refuse":
        more = f" There are {len(problems) - 1:,} more such." if len(problems) > 1 else ""
        raise InputError(
            f"{problems[0]}{more} Correct the names, or leave such sheets out with "
            "-p unmatched='leave out'"
        )
    kept = [
        part.at([p for p, name in enumerate(part.branches) if name and name not in alone])
        for part in sheets
    ]
    left_out = say("Left out")
    return [part for part in kept if part.branches], [(left_out, text) for text in problems]


def _problems(sheets: Sheets, alone: Collection[str], known: Collection[str]) -> list[str]:
    """Return what keeps sheets from being joined, a sentence a branch."""
    where: dict[str, list[int]] = {}
    for name, row in zip(sheets.branches, sheets.rows, strict=True):
        if not name or name in alone:
            where.setdefault(name, []).append(row)
    problems = []
    for name, rows in where.items():
        facts = {"file": sheets.file, "rows": listed_rows(rows)}
        if not name:
            problems.append(say("{file}, {rows}: no branch is given.", **facts))
            continue
        people = say(PLURAL[sheets.source])
        only = say(
            "{file}, {rows}: branch '{name}' has {people} only.", **facts, name=name, people=people
        )
        problems.append(" ".join([only, *_perhaps_meant(name, set(known) - set(alone))]))
    return problems


def _perhaps_meant(name: str, branches: Collection[str]) -> list[str]:
    """Return the question whether another branch was meant, if one is spelt nearly so.

    "Branch 19" is no misspelt "Branch 18": only names with the same digits are offered.
    """
    alike = {word(other): other for other in branches if _digits(other) == _digits(name)}
    close = get_close_matches(word(name), sorted(alike), n=1)
    return [say("Did you mean '{name}'?", name=alike[nearest]) for nearest in close]


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


def _no_match(sheets: Sequence[Sheets]) -> str:
    shown = "; ".join(
        f"{PLURAL[part.source]} in {part.file}, {listed_rows(part.rows[:1])}: "
        f"'{next((name for name in part.branches if name), '')}'"
        for part in sheets
    )
    return (
        "no branch is in two of the surveys, so nothing can be joined. The first of each: "
        f"{shown}. Use the same names everywhere"
    )
