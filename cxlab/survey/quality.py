"""What is wrong with the answers of a survey, and what each finding means."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from cxlab.errors import InputError, nearest
from cxlab.numbers import percent, plural
from cxlab.statistics.scales import clearly_reversed
from cxlab.survey.careless import ids, straight_lines, twins
from cxlab.survey.check import CEILING, SIDES, Check, named
from cxlab.survey.codebook.codebook import RATED
from cxlab.survey.responses import Responses, spellings
from cxlab.survey.text import shortened, word
from cxlab.table import Table

if TYPE_CHECKING:
    from cxlab.survey.big.responses import BigResponses

ENOUGH_PEOPLE = 30
MUCH_MISSING = 0.05
HIGH_CEILING = 0.5


def checks(responses: Responses) -> tuple[Check, ...]:
    """Return all checks of the answers, in order. They change nothing and leave nobody out."""
    each: tuple[Callable[[Responses], Check], ...] = (
        _enough_people,
        _out_of_range,
        _missing,
        _half_pairs,
        _scale_used,
        straight_lines,
        twins,
        ids,
        _ceiling,
        _worded_against,
        _single_items,
        _screens,
        _unnamed,
    )
    return tuple(check(responses) for check in each)


def checks_table(found: Sequence[Check]) -> Table:
    """Return the checks as a table, what needs a look first."""
    said = {True: "fine", False: "look at this", None: "not checked"}
    ordered = sorted(found, key=lambda check: check.passed is not False)
    return Table(
        "Checks of the answers",
        ("Check", "Result", "What was found"),
        tuple((check.name, said[check.passed], check.text) for check in ordered),
    )


def _enough_people(responses: Responses) -> Check:
    n = len(responses.frame)
    text = plural(n, "respondent")
    if n < ENOUGH_PEOPLE:
        text += f": fewer than {ENOUGH_PEOPLE}, so that single people move every number"
    return Check("Number of answers", n >= ENOUGH_PEOPLE, text)


def _out_of_range(responses: Responses) -> Check:
    found = [(name, row) for name, values in responses.values.items()
             for row in values.out_of_range]  # fmt: skip
    text = f"{len(found):,} of {_given(responses):,} answers lie outside their scale"
    if found:
        places = named(f"row {row} {called(responses, name)}" for name, row in found)
        text += (
            f" and count as missing ({places}): typing errors, a code for 'no answer' that the "
            "codebook does not name, or a wrong scale"
        )
    return Check("Answers outside the scale", not found, text)


def _missing(responses: Responses) -> Check:
    missing = sum(values.missing for values in responses.values.values())
    everything = responses.frame.size
    people = int(responses.frame.isna().any(axis=1).sum())
    text = f"{missing:,} of {everything:,} answers missing"
    if people:
        text += (
            f"; {people:,} of {len(responses.frame):,} respondents have a gap somewhere and drop "
            "out of what needs all their answers"
        )
    return Check("Missing answers", missing <= MUCH_MISSING * everything, text)


def _half_pairs(responses: Responses) -> Check:
    pairs, frame = responses.codebook.pairs(), responses.frame
    if not pairs:
        return Check("Half pairs", None, "no item has both an expectation and a perception")
    expected = frame[[pair.expectation for pair in pairs]].isna().to_numpy()
    perceived = frame[[pair.perception for pair in pairs]].isna().to_numpy()
    alone, other = int((~expected & perceived).sum()), int((expected & ~perceived).sum())
    text = (
        f"of {expected.size:,} pairs {alone:,} have an expectation without its perception and "
        f"{other:,} a perception without its expectation; a gap needs both"
    )
    return Check("Half pairs", alone + other <= MUCH_MISSING * expected.size, text)


def _scale_used(responses: Responses) -> Check:
    """Look for a scale in the codebook that is not the one people answered on."""
    found = []
    by_scale: dict[tuple[float, float], list[float]] = {}
    for column in responses.codebook.of(*RATED):
        by_scale.setdefault(column.scale, []).extend(responses.values[column.name].numbers)
        labels = [value for value in responses.raw.labels.get(column.name, ())
                  if value not in column.missing]  # fmt: skip
        if labels and not set(column.scale) <= set(labels) and len(labels) > 2:
            found.append(
                f"the file labels {called(responses, column.name)} from {min(labels):g} to "
                f"{max(labels):g}, the codebook says {column.scale[0]:g} to {column.scale[1]:g}"
            )
    for (low, high), numbers in by_scale.items():
        given = np.array(numbers)[~np.isnan(numbers)]
        if len(given) >= ENOUGH_PEOPLE:
            found += [f"nobody answered {end:g} on the scale {low:g} to {high:g}"
                      for end, reached in ((low, given.min()), (high, given.max()))
                      if reached != end]  # fmt: skip
    text = named(found) + ": is the scale right?" if found else "both ends of each scale are used"
    return Check("Scale", not found, text)


def _ceiling(responses: Responses) -> Check:
    columns = responses.codebook.of("expectation")
    if not columns:
        return Check("Ceiling of expectations", None, "no expectations were asked", CEILING)
    answers = responses.frame[[column.name for column in columns]].to_numpy()
    tops = np.array([column.scale[1] for column in columns])
    share = float((answers == tops).sum() / max(1, int((~np.isnan(answers)).sum())))
    text = f"{percent(share)} of all expectations are the highest answer of the scale"
    if share > HIGH_CEILING:
        text += (
            ". Where people expect the highest there is, perceptions cannot exceed it: the gap can "
            "hardly be anything but negative, and says little more than how far perceptions are "
            "from the top"
        )
    return Check("Ceiling of expectations", share <= HIGH_CEILING, text, CEILING)


def _worded_against(responses: Responses) -> Check:
    found, done = [], 0
    for role in SIDES:
        for dimension, names in responses.codebook.dimensions(role).items():
            if len(names) < 2:
                continue
            try:
                against = clearly_reversed(responses.moments(names))
            except InputError:
                continue
            done += 1
            found += [f"{called(responses, name)} ({dimension})" for name in against]
    name = "Items against their dimension"
    if not done:
        return Check(name, None, "no dimension with two items and two complete answers")
    text = f"{plural(len(found), 'item')} in {plural(done, 'set')} of items of one dimension"
    if found:
        text += (
            f" go against the others of their set: {named(found)}. If high means bad there, add "
            "'reversed: true' to the codebook, or take it away where it stands wrongly"
        )
    else:
        text += " go against the others of their set"
    return Check(name, not found, text)


def _single_items(responses: Responses) -> Check:
    codebook = responses.codebook
    single = [f"{dimension} ({side})" for role, side in SIDES.items()
              for dimension, names in codebook.dimensions(role).items()
              if len(names) == 1]  # fmt: skip
    rated = codebook.of("expectation", "perception")
    if not rated:
        return Check("Dimensions", None, "no expectations or perceptions were asked")
    homeless = [called(responses, column.name) for column in rated if not column.dimension]
    parts = []
    if single:
        parts.append(f"one item only, whose reliability nobody can tell: {named(single)}")
    if homeless:
        parts.append(
            f"{len(homeless)} of {len(rated)} columns belong to no dimension and stay out of all: "
            f"{named(homeless)}"
        )
    return Check("Dimensions", not single, "; ".join(parts) or "all have two items or more")


def _screens(responses: Responses) -> Check:
    raw, unseen = responses.raw, []
    screens = responses.codebook.of("screen")
    if not screens:
        return Check("Screens", None, "the codebook leaves nobody out")
    for column in screens:
        seen = set().union(*spellings(raw, column.name))
        unseen += [f"'{value}' does not occur in '{shortened(column.name, 30)}'."
                   f"{nearest(word(value), seen)}"
                   for value in column.exclude if word(value) not in seen]  # fmt: skip
    text = named(unseen) + " A misspelled value leaves nobody out" if unseen else "all values occur"
    return Check("Screens", not unseen, text)


def _unnamed(responses: Responses) -> Check:
    unused, total = _unused(responses), len(responses.raw.columns)
    if not unused:
        return Check("Columns not used", True, f"the codebook names all {total} columns")
    return Check("Columns not used", True, f"not in the codebook: {_listed(unused, total)}")


def columns_not_used(responses: "Responses | BigResponses") -> str:
    """Return how many and which columns of the file the codebook leaves out; empty where none."""
    unused, total = _unused(responses), len(responses.raw.columns)
    return _listed(unused, total) if unused else ""


def _unused(responses: "Responses | BigResponses") -> list[str]:
    named = {column.name for column in responses.codebook.columns if column.role != "ignore"}
    return [name for name in responses.raw.columns if name not in named]


def _listed(unused: Sequence[str], total: int) -> str:
    return f"{len(unused):,} of {total:,}: {named(shortened(name, 40) for name in unused)}"


def called(responses: Responses, name: str) -> str:
    """Return what a text calls a column: its role and its label."""
    role = responses.codebook.column(name).role
    return f"{role} '{shortened(responses.label(name), 40)}'"


def _given(responses: Responses) -> int:
    return responses.frame.size - sum(values.missing for values in responses.values.values())
