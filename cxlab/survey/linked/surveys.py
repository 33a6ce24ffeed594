"""Linked surveys: what customers, managers, staff and standards say, joined by branch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from cxlab.errors import InputError, nearest
from cxlab.numbers import plural
from cxlab.statistics.branch_means import BranchMeans
from cxlab.statistics.moments import Array
from cxlab.survey.codebook.codebook import SOURCES, Codebook, Scale
from cxlab.survey.linked.files import PLURAL, Sheets, listed_rows, read_sheets
from cxlab.survey.text import word

Unmatched = Literal["refuse", "leave out"]
Line = tuple[str, str]
# Who is asked what gives which side of a gap.
LEVELS = {
    ("customer", "expectation"): "expectation",
    ("customer", "perception"): "perception",
    ("manager", "expectation"): "view",
    ("standard", "expectation"): "standard",
    ("staff", "perception"): "delivery",
    **{(source, "promise"): "promise" for source in SOURCES},
}


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
    """

    means: BranchMeans
    sheets: Mapping[str, Mapping[str, int]]
    drivers: Mapping[str, str]
    scale: Scale
    account: tuple[Line, ...]
    files: Mapping[str, str]


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
    sheets = _one_spelling(sheets)
    sheets, left_out = _matched(sheets, unmatched)
    columns = _columns_of_levels(sheets, meaning)
    scale = _one_scale(columns, meaning)
    columns, items = _common_items(columns, meaning)
    scores, drivers, incomplete = _scores(sheets, columns, meaning)
    everywhere = {branch for branches, _ in scores.values() for branch in branches}
    repeated = {each.source for each in sheets if len(set(each.branches)) < len(each.branches)}
    exact = {"standard"} - {level for source, level in columns if source in repeated}
    means = BranchMeans.from_answers(scores.values(), exact)
    counts = {source: _counted(branches) for source, (branches, _) in scores.items()}
    lines = [(each.name, "; ".join((each.raw.format, *each.steps))) for each in responses]
    lines += [("Codebook", meaning.name)]
    lines += [("Branches", plural(len(everywhere), "branch", "branches")), *left_out, *items]
    lines += incomplete
    files = {each.name: each.fingerprint for each in responses}
    files[meaning.name] = meaning.fingerprint
    return Linked(means, counts, drivers, scale, tuple(lines), files)


Columns = dict[tuple[str, str], list[str]]  # (who, level) -> columns


def _one_spelling(sheets: Sequence[Sheets]) -> list[Sheets]:
    """Give branches that differ in capitals or spaces one name; standards of all, every branch."""
    spelt: dict[str, str] = {}
    for each in sheets:
        for name in each.branches:
            if name:
                spelt.setdefault(word(name), name)
    result = []
    for each in sheets:
        names = tuple(spelt.get(word(name), "") for name in each.branches)
        if each.source == "standard" and not any(names) and len(names) == 1:
            everywhere = each.at([0] * len(spelt))
            result.append(replace(everywhere, branches=tuple(spelt.values())))
        else:
            result.append(replace(each, branches=names))
    return result


def _matched(sheets: Sequence[Sheets], unmatched: Unmatched) -> tuple[list[Sheets], list[Line]]:
    """Keep the sheets of branches that two kinds of people know; refuse or list the others."""
    known: dict[str, set[str]] = {}
    for each in sheets:
        for name in each.branches:
            known.setdefault(name, set()).add(each.source)
    known.pop("", None)
    if not known:
        raise InputError(
            f"{sheets[0].file}: no sheet has a branch. Give the column that joins the surveys the "
            "role 'group' in the codebook"
        )
    sources = {each.source for each in sheets}
    alone = {name: who for name, who in known.items() if len(sources) > 1 and len(who) == 1}
    problems = [problem for each in sheets for problem in _problems(each, alone, known)]
    if known and len(alone) == len(known):
        raise InputError(_no_match(sheets))
    if problems and unmatched == "refuse":
        more = f" There are {len(problems) - 1:,} more such." if len(problems) > 1 else ""
        raise InputError(
            f"{problems[0]}{more} Correct the names, or leave such sheets out with "
            "-p unmatched='leave out'"
        )
    kept = [
        each.at([p for p, name in enumerate(each.branches) if name and name not in alone])
        for each in sheets
    ]
    kept = [each for each in kept if each.branches]
    return kept, [("Left out", problem) for problem in problems]


def _problems(
    each: Sheets, alone: Mapping[str, set[str]], known: Mapping[str, set[str]]
) -> list[str]:
    where: dict[str, list[int]] = {}
    for name, row in zip(each.branches, each.rows, strict=True):
        if not name or name in alone:
            where.setdefault(name, []).append(row)
    said = []
    for name, rows in where.items():
        start = f"{each.file}, {listed_rows(rows)}: "
        only = f"branch '{name}' has {PLURAL[each.source]} only."
        # "Branch 19" is no misspelt "Branch 18": offer only names with the same digits.
        others = [
            other for other in known if other not in alone and _digits(other) == _digits(name)
        ]
        said.append(start + (only + nearest(name, others) if name else "no branch is given."))
    return said


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


def _no_match(sheets: Sequence[Sheets]) -> str:
    shown = "; ".join(
        f"{PLURAL[each.source]} in {each.file}, {listed_rows(each.rows[:1])}: "
        f"'{next((name for name in each.branches if name), '')}'"
        for each in sheets
    )
    return (
        "no branch is in two of the surveys, so nothing can be joined. The first of each: "
        f"{shown}. Use the same names everywhere"
    )


def _columns_of_levels(sheets: Sequence[Sheets], codebook: Codebook) -> Columns:
    """Return which columns give which level: those that its people answered at all."""
    found: Columns = {}
    for (source, role), level in LEVELS.items():
        frames = [each.frame for each in sheets if each.source == source]
        columns = [
            name
            for name in (column.name for column in codebook.of(role))
            if any(name in frame and frame[name].notna().any() for frame in frames)
        ]
        if columns:
            found[source, level] = columns
    asked = [source for source, level in found if level == "promise"]
    if len(asked) > 1:
        raise InputError(
            f"{codebook.name}: promises are answered by {' and by '.join(PLURAL[a] for a in asked)}"
            "; keep the answers of one of them"
        )
    if len(found) < 2:
        have = ", ".join(f"{PLURAL[source]} ({level})" for source, level in found) or "none"
        raise InputError(
            f"{codebook.name}: a gap needs two sides, e.g. customers' expectation and perception, "
            f"or managers' expectation and customers'. Found: {have}"
        )
    return found


def _one_scale(columns: Columns, codebook: Codebook) -> Scale:
    first, *rest = [codebook.column(name) for names in columns.values() for name in names]
    for other in rest:
        if other.scale != first.scale:
            raise InputError(
                f"{codebook.name}: column '{first.name}' has the scale {first.scale[0]:g} to "
                f"{first.scale[1]:g}, column '{other.name}' {other.scale[0]:g} to "
                f"{other.scale[1]:g}. A gap is a difference: both sides must be asked on one scale"
            )
    return first.scale


def _common_items(columns: Columns, codebook: Codebook) -> tuple[Columns, list[Line]]:
    """Keep the items that every side was asked; sides whose columns have no item stay whole."""
    items = {key: {codebook.column(name).item: name for name in names}
             for key, names in columns.items()
             if all(codebook.column(name).item for name in names)}  # fmt: skip
    if not items:
        return columns, []
    common = set.intersection(*(set(each) for each in items.values()))
    if not common:
        shown = "; ".join(f"{PLURAL[source]} ({level}): {', '.join(each)}"
                          for (source, level), each in items.items())  # fmt: skip
        raise InputError(
            f"{codebook.name}: no item was asked of everybody, so there is nothing to compare. "
            f"Items by side: {shown}"
        )
    kept = {key: [name for item, name in items[key].items() if item in common]
            if key in items else names for key, names in columns.items()}  # fmt: skip
    dropped = sorted(set.union(*(set(each) for each in items.values())) - common)
    lines = [("Items compared", f"{len(common)}: {', '.join(sorted(common))}")]
    if dropped:
        lines.append(("Items not asked of everybody, left out", ", ".join(dropped)))
    return kept, lines


def _scores(
    sheets: Sequence[Sheets], columns: Columns, codebook: Codebook
) -> tuple[dict[str, tuple[list[str], dict[str, Array]]], dict[str, str], list[Line]]:
    """Return every sheet's mean of each level, driver and outcome; ``nan`` if one is missing."""
    scores: dict[str, tuple[list[str], dict[str, Array]]] = {}
    drivers: dict[str, str] = {}
    lines: list[Line] = []
    for source in dict.fromkeys(each.source for each in sheets):
        own = [each for each in sheets if each.source == source]
        branches = [name for each in own for name in each.branches]
        wanted = {level: names for (who, level), names in columns.items() if who == source}
        for role in ("driver", "outcome"):
            wanted |= {f"{role} {name}": list(heads)
                       for name, heads in codebook.outcomes(role).items()}  # fmt: skip
        found: dict[str, Array] = {}
        for level, names in wanted.items():
            parts = [each.frame.reindex(columns=names).to_numpy(float) for each in own]
            table = np.concatenate(parts)
            if np.isnan(table).all():
                continue
            found[level] = table.mean(axis=1)
            partly = int((np.isnan(table).any(axis=1) & ~np.isnan(table).all(axis=1)).sum())
            if partly:
                said = f"{plural(partly, 'sheet')} of {PLURAL[source]}, {level}"
                lines.append(("Answered in part, not used", said))
            if level.startswith("driver "):
                drivers.setdefault(level.removeprefix("driver "), source)
        for level in [name for name in found if any(name in f for _, f in scores.values())]:
            del found[level]  # asked of two kinds of people: the first stays
        if found:
            scores[source] = (branches, found)
    return scores, drivers, lines


def _counted(branches: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in branches:
        counts[name] = counts.get(name, 0) + 1
    return counts
