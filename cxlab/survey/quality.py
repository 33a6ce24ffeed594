"""What is wrong with the answers of a survey, and what each finding means."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from cxlab.errors import InputError, closest
from cxlab.statistics.scales import clearly_reversed
from cxlab.survey.answered import answered
from cxlab.survey.careless import ids, straight_lines, twins
from cxlab.survey.cell_texts import spellings
from cxlab.survey.check import SHOWN, SIDES, Check, listed
from cxlab.survey.codebook.codebook import RATED
from cxlab.survey.pair_wording import pair_wording
from cxlab.survey.responses import Responses
from cxlab.survey.scale_reach import reach_of, scale_check
from cxlab.survey.text import shortened, word
from cxlab.survey.totals import (
    MUCH_MISSING,
    ceiling,
    enough_people,
    missing_answers,
    out_of_range,
)
from cxlab.table import Table
from cxlab.words import phrase, say, say_count

if TYPE_CHECKING:
    from cxlab.survey.big.responses import BigResponses

ALIKE = 0.92  # of two names of dimensions, from which one may be the other misspelled
RESULTS = {True: phrase("fine"), False: phrase("look at this"), None: phrase("not checked")}


def checks(responses: Responses) -> tuple[Check, ...]:
    """Return all checks of the answers, in order. They change nothing and leave nobody out."""
    all_checks: tuple[Callable[[Responses], Check], ...] = (
        _enough_people,
        _out_of_range,
        _missing,
        answered,
        _half_pairs,
        _pair_wording,
        _scale_used,
        straight_lines,
        twins,
        ids,
        _ceiling,
        _worded_against,
        _single_items,
        _screens,
        _unused_columns,
    )
    return tuple(check(responses) for check in all_checks)


def checks_table(done: Sequence[Check]) -> Table:
    """Return the checks as a table, what needs a look first; printed moments have none."""
    if not done:
        note = say("The answers themselves are not at hand: printed moments cannot be checked so.")
        return Table(say("Checks of the answers"), (say("Check"),), (), note=note)
    ordered = sorted(done, key=lambda check: check.passed is not False)
    return Table(
        say("Checks of the answers"),
        (say("Check"), say("Result"), say("What was found")),
        tuple((check.name, say(RESULTS[check.passed]), check.text) for check in ordered),
    )


def _enough_people(responses: Responses) -> Check:
    return enough_people(len(responses.frame), responses.raw.left_out)


def _out_of_range(responses: Responses) -> Check:
    outside = [
        say("row {row} {column}", row=row, column=called(responses, name))
        for name, values in responses.values.items()
        for row in values.out_of_range
    ]
    missing = sum(values.missing for values in responses.values.values())
    return out_of_range(len(outside), responses.frame.size - missing, listed(outside))


def _missing(responses: Responses) -> Check:
    missing = sum(values.missing for values in responses.values.values())
    people = int(responses.frame.isna().any(axis=1).sum())
    gap = say(
        "{people:,} of {everybody:,} respondents have a gap somewhere and drop out of what needs "
        "all their answers",
        people=people,
        everybody=len(responses.frame),
    )
    return missing_answers(missing, responses.frame.size, gap if people else "")


def _half_pairs(responses: Responses) -> Check:
    pairs, frame = responses.codebook.pairs(), responses.frame
    if not pairs:
        nothing = say("no item has both an expectation and a perception")
        return Check("half_pairs", None, nothing)
    expected = frame[[pair.expectation for pair in pairs]].isna().to_numpy()
    perceived = frame[[pair.perception for pair in pairs]].isna().to_numpy()
    alone, other = int((~expected & perceived).sum()), int((expected & ~perceived).sum())
    text = say(
        "of {pairs:,} pairs {alone:,} have an expectation without its perception and {other:,} a "
        "perception without its expectation; a gap needs both",
        pairs=expected.size,
        alone=alone,
        other=other,
    )
    return Check("half_pairs", alone + other <= MUCH_MISSING * expected.size, text)


def _pair_wording(responses: Responses) -> Check:
    return pair_wording(responses.raw, responses.codebook)


def _scale_used(responses: Responses) -> Check:
    rated = responses.codebook.of(*RATED)
    reaches = {column.name: reach_of(responses.values[column.name]) for column in rated}
    doubts = [doubt.text for doubt in responses.scale_doubts if doubt.certain]
    return scale_check(responses.codebook, reaches, doubts)


def _ceiling(responses: Responses) -> Check:
    columns = responses.codebook.of("expectation")
    if not columns:
        return Check("ceiling", None, say("no expectations were asked"))
    answers = responses.frame[[column.name for column in columns]].to_numpy()
    tops = np.array([column.scale[1] for column in columns])
    return ceiling(int((answers == tops).sum()), int((~np.isnan(answers)).sum()))


def _worded_against(responses: Responses) -> Check:
    against, sets = _against(responses)
    if not sets:
        nothing = say("no dimension has two items that two people answered")
        return Check("against", None, nothing)
    facts = {
        "items": say_count("{n} item", "{n:,} items", len(against)),
        "sets": say_count("{n} set", "{n:,} sets", sets),
    }
    if not against:
        text = say(
            "{items} in {sets} of items of one dimension go against the others of their set",
            **facts,
        )
        return Check("against", True, text)
    text = say(
        "{items} in {sets} of items of one dimension go against the others of their set: "
        "{against}. If high means bad there, add 'reversed: true' to the codebook, or take it away "
        "where it stands wrongly",
        **facts,
        against=listed(against),
    )
    return Check("against", False, text)


def _against(responses: Responses) -> tuple[list[str], int]:
    """Return the items that go against their set, and how many sets could be looked at."""
    against, sets = [], 0
    for role in SIDES:
        for dimension, names in responses.codebook.dimensions(role).items():
            if len(names) < 2:
                continue
            try:
                turned = clearly_reversed(responses.moments(names))
            except InputError:
                continue
            sets += 1
            against += [
                say("{item} ({dimension})", item=called(responses, name), dimension=dimension)
                for name in turned
            ]
    return against, sets


def _single_items(responses: Responses) -> Check:
    codebook = responses.codebook
    single = [
        say("{dimension} ({side})", dimension=dimension, side=say(side))
        for role, side in SIDES.items()
        for dimension, names in codebook.dimensions(role).items()
        if len(names) == 1
    ]
    rated = codebook.of("expectation", "perception")
    if not rated:
        return Check("dimensions", None, say("no expectations or perceptions were asked"))
    homeless = [called(responses, column.name) for column in rated if not column.dimension]
    parts = []
    if single:
        alone = say(
            "one item only, whose reliability nobody can tell: {single}", single=listed(single)
        )
        parts.append(alone)
    if homeless:
        parts.append(_homeless(homeless, len(rated)))
    alike = _names_alike({column.dimension for column in rated if column.dimension})
    parts += [
        say("'{first}' and '{second}' are taken for two: if they are one, mend the name", **names)
        for names in alike
    ]
    text = "; ".join(parts) or say("all have two items or more")
    return Check("dimensions", not single and not alike, text)


def _homeless(columns: Sequence[str], total: int) -> str:
    return say(
        "{n} of {total} columns belong to no dimension and stay out of all: {columns}",
        n=len(columns),
        total=total,
        columns=listed(columns),
    )


def _names_alike(names: Iterable[str]) -> list[dict[str, str]]:
    """Return pairs of names that differ by little but not by a number: slips of the pen."""
    ordered = sorted(names)
    return [
        {"first": first, "second": second}
        for place, first in enumerate(ordered)
        for second in ordered[place + 1 :]
        if not re.search(r"\d", first + second) and closest(first, [second], ALIKE)
    ]


def _screens(responses: Responses) -> Check:
    raw, unseen = responses.raw, []
    screens = responses.codebook.of("screen")
    if not screens:
        return Check("screens", None, say("the codebook leaves nobody out"))
    for column in screens:
        seen = set().union(*spellings(raw, column.name))
        for value in column.exclude:
            if word(value) not in seen:
                unseen.append(_unseen(value, shortened(column.name, 30), seen))
    if not unseen:
        return Check("screens", True, say("all values occur"))
    misspelled = say("A misspelled value leaves nobody out")
    return Check("screens", False, " ".join([*unseen[:SHOWN], *_and_more(unseen), misspelled]))


def _and_more(unseen: Sequence[str]) -> list[str]:
    rest = len(unseen) - SHOWN
    return [say_count("{n} more.", "{n:,} more.", rest)] if rest > 0 else []


def _unseen(value: str, column: str, seen: Iterable[str]) -> str:
    if near := closest(word(value), seen):
        return say(
            "'{value}' does not occur in '{column}'. Did you mean '{near}'?",
            value=value,
            column=column,
            near=near,
        )
    return say("'{value}' does not occur in '{column}'.", value=value, column=column)


def _unused_columns(responses: Responses) -> Check:
    if unused := columns_not_used(responses):
        return Check("unused", True, say("not in the codebook: {columns}", columns=unused))
    total = len(responses.raw.columns)
    return Check("unused", True, say("the codebook names all {total} columns", total=total))


def columns_not_used(responses: "Responses | BigResponses") -> str:
    """Return how many and which columns of the file the codebook leaves out; empty where none."""
    used = {column.name for column in responses.codebook.columns if column.role != "ignore"}
    used |= {column.name for column in responses.unanswered}  # these have a line of their own
    columns = responses.raw.columns
    unused = [shortened(name, 40) for name in columns if name not in used]
    if not unused:
        return ""
    return say(
        "{n:,} of {total:,}: {columns}",
        n=len(unused),
        total=len(columns),
        columns=listed(unused),
    )


def called(responses: Responses, name: str) -> str:
    """Return what a text calls a column: its role and its label."""
    role = responses.codebook.column(name).role
    return say("{role} '{label}'", role=role, label=shortened(responses.label(name), 40))
