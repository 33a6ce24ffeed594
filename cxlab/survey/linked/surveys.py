"""Linked surveys: what customers, managers, staff and standards say, joined by branch."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cxlab.statistics.branch_means import BranchMeans
from cxlab.statistics.moments import Array
from cxlab.statistics.person_scores import person_scores
from cxlab.survey.codebook.codebook import Codebook, Scale
from cxlab.survey.linked.branches import Line, Unmatched, matched, one_spelling
from cxlab.survey.linked.files import PLURAL, Sheets, read_sheets
from cxlab.survey.linked.levels import (
    Columns,
    columns_of_levels,
    common_items,
    level_in_words,
    one_scale,
)
from cxlab.survey.linked.no_file import not_looked_for
from cxlab.survey.responses import Responses
from cxlab.words import say, say_count

Rows = np.ndarray[Any, np.dtype[np.bool_]]
Scores = tuple[list[str], dict[str, Array]]  # the branch of each sheet, and levels


@dataclass(frozen=True, eq=False)
class Linked:
    """Linked surveys, ready for statistics.

    Attributes
    ----------
    means : BranchMeans
        Levels ``expectation``, ``view``, ``standard``, ``delivery``, ``promise``, ``perception``
        where asked, and ``driver NAME`` and ``outcome NAME``.
    sheets : mapping of str to mapping of str to int
        Kind of people -> branch -> answer sheets.
    drivers : mapping of str to str
        Driver -> who was asked.
    scale : tuple of float
    account : tuple of (str, str)
        What was read, left out and compared, file by file.
    files : mapping of str to str
        File -> SHA-256.
    parts : tuple of Sheets
        The answer sheets that are summed up in ``means``.
    columns : mapping of (str, str) to list of str
        Who, and which level of theirs -> columns.
    responses : tuple of Responses
        The files.
    """

    means: BranchMeans
    sheets: Mapping[str, Mapping[str, int]]
    drivers: Mapping[str, str]
    scale: Scale
    account: tuple[Line, ...]
    files: Mapping[str, str]
    parts: tuple[Sheets, ...]
    columns: Columns
    responses: tuple[Responses, ...]

    def means_of_kept(self, kept: Mapping[str, Mapping[int, Rows]]) -> BranchMeans:
        """Return the means by branch if only some of customers' answers are used.

        Parameters
        ----------
        kept : mapping of str to mapping of int to array of bool, of shape (rated columns,)
            By file and row.
        """
        parts = [
            part.only(kept[part.file]) if part.source == "customer" else part for part in self.parts
        ]
        scores, *_ = _scores(parts, self.columns, self.responses[0].codebook)
        return _means(parts, scores, self.means.exact)


def read_linked(
    data: Path, codebook: Path | None = None, unmatched: Unmatched = "refuse"
) -> Linked:
    """Read linked surveys from one file or a folder of files.

    Parameters
    ----------
    data : Path
    codebook : Path or None
        As `cxlab.survey.linked.files.read_sheets`.
    unmatched : {"refuse", "leave out"}
        What to do with sheets without a branch and branches that only one kind of people know:
        a misspelt name looks just like one.

    Raises
    ------
    InputError
        For anything that keeps the surveys from being compared, with the rows.
    """
    sheets, meaning, responses = read_sheets(data, codebook)
    sheets, left_out = matched(one_spelling(sheets), unmatched)
    columns = columns_of_levels(sheets, meaning)
    scale = one_scale(columns, meaning)
    columns, items = common_items(columns, meaning)
    scores, drivers, incomplete = _scores(sheets, columns, meaning)
    everywhere = {branch for branches, _ in scores.values() for branch in branches}
    repeated = {part.source for part in sheets if len(set(part.branches)) < len(part.branches)}
    exact = {"standard"} - {level for source, level in columns if source in repeated}
    branches = say_count("{n} branch", "{n:,} branches", len(everywhere))
    prints = {file.name: file.fingerprint for file in responses}
    notes = [(say("Branches"), branches), *left_out, *items, *incomplete]
    return Linked(
        means=_means(sheets, scores, exact),
        sheets={source: Counter(branches) for source, (branches, _) in scores.items()},
        drivers=drivers,
        scale=scale,
        account=_account(responses, meaning, notes),
        files=prints | {meaning.name: meaning.fingerprint},
        parts=tuple(sheets),
        columns=columns,
        responses=tuple(responses),
    )


def _account(
    files: Sequence[Responses], codebook: Codebook, notes: Sequence[Line]
) -> tuple[Line, ...]:
    """Return what was read file by file, and what was made of it."""
    return (
        *((file.name, "; ".join((file.raw.format, *file.steps))) for file in files),
        (say("Codebook"), codebook.name),
        *not_looked_for(codebook, [file.raw for file in files]),
        *notes,
        *_of_design(codebook),
    )


def _means(
    sheets: Sequence[Sheets], scores: Mapping[str, Scores], exact: Collection[str]
) -> BranchMeans:
    weights = {
        place: weights
        for place, source in enumerate(scores)
        if (weights := _weights(sheets, source)) is not None
    }
    return BranchMeans.from_answers(scores.values(), exact, weights)


def _scores(
    sheets: Sequence[Sheets], columns: Columns, codebook: Codebook
) -> tuple[dict[str, Scores], dict[str, str], list[Line]]:
    """Return every sheet's mean of each level, driver and outcome.

    ``nan`` where less than half of its columns are answered.
    """
    scores: dict[str, Scores] = {}
    drivers: dict[str, str] = {}
    lines: list[Line] = []
    for source in dict.fromkeys(part.source for part in sheets):
        parts = [part for part in sheets if part.source == source]
        means: dict[str, Array] = {}
        for level, names in _wanted(source, columns, codebook).items():
            frames = [part.frame.reindex(columns=names).to_numpy(float) for part in parts]
            is_missing = np.isnan(answers := np.concatenate(frames))
            if is_missing.all():
                continue
            means[level] = person_scores(answers)
            few = np.isnan(means[level]) & ~is_missing.all(axis=1)
            if partly := int(few.sum()):
                lines.append(_partly_answered(partly, source, level))
            if level.startswith("driver "):
                drivers.setdefault(level.removeprefix("driver "), source)
        known = {level: who for who, (_, of_others) in scores.items() for level in of_others}
        lines += [_asked_twice(level, known[level], source) for level in means if level in known]
        first = {level: mean for level, mean in means.items() if level not in known}
        if first:
            scores[source] = ([name for part in parts for name in part.branches], first)
    return scores, drivers, lines


def _wanted(source: str, columns: Columns, codebook: Codebook) -> dict[str, list[str]]:
    """Return the columns of each level, driver and outcome that one kind of people may answer."""
    wanted = {level: names for (who, level), names in columns.items() if who == source}
    for role in ("driver", "outcome"):
        asked = codebook.outcomes(role)
        wanted |= {f"{role} {name}": list(heads) for name, heads in asked.items()}
    return wanted


def _asked_twice(level: str, first: str, again: str) -> Line:
    who = {"people": say(PLURAL[first]), "others": say(PLURAL[again])}
    told = say(
        "{level}: what {people} say, not what {others} say", level=level_in_words(level), **who
    )
    return say("Asked of two kinds of people"), told


def _partly_answered(sheets: int, source: str, level: str) -> Line:
    counted = say_count(
        "{n} sheet of {people}, {level}",
        "{n:,} sheets of {people}, {level}",
        sheets,
        people=say(PLURAL[source]),
        level=level_in_words(level),
    )
    return say("Less than half answered, not used"), counted


def _weights(sheets: Sequence[Sheets], source: str) -> Array | None:
    """Return what each sheet of one kind of people stands for; None where all count alike."""
    parts = [part for part in sheets if part.source == source]
    if all(part.weights is None for part in parts):
        return None
    return np.concatenate(
        [np.ones(len(part.rows)) if part.weights is None else part.weights for part in parts]
    )


def _of_design(codebook: Codebook) -> list[Line]:
    whole = say("not needed: branches are compared as wholes, each counting alike")
    return [(say("Strata and clusters"), whole)] if codebook.of("stratum", "cluster") else []
