"""What a sweep released of whom, kept in its private folder, so that a later one can be checked."""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook import RATED
from cxlab.survey.files.grid import plain_text
from cxlab.survey.responses import Responses
from cxlab.words import say
from cxlab.workbook.pages.report import to_json
from cxlab.workbook.sweep.people import places_of
from cxlab.workbook.whole_set import place

RECORD = "release.json"


@dataclass(frozen=True)
class Release:
    """Under which group a person's answers were used, "" for none, and which columns."""

    group: str
    columns: frozenset[str]


Releases = tuple[Release, ...]  # of one row, one a sweep


@dataclass(frozen=True)
class Released:
    """What was released of one row: by what it is known, a digest of its answers, the releases."""

    row: str
    person: str
    answers: str
    releases: Releases = ()


@dataclass(frozen=True)
class Earlier:
    """What an earlier sweep released of the rows of a survey.

    Attributes
    ----------
    releases : tuple of Releases
        Of each row analysed; empty where there was nothing.
    changed : tuple of bool
        Of each row analysed: whether its answers were others then.
    came, left : int
        Rows that were not in it, and that are only in it.
    left_of : tuple of str
        The groups whose reports held rows that are only in it, one for each row.
    note : str
        How people were known, and what could not be checked; "" where there was none.
    """

    releases: tuple[Releases, ...]
    changed: tuple[bool, ...]
    came: int = 0
    left: int = 0
    left_of: tuple[str, ...] = ()
    note: str = ""


def private_folder(out: Path) -> Path:
    """Return the folder beside a sweep's own that only its user may read."""
    return out.with_name(f"{out.name}.private")


def identified(responses: Responses) -> list[Released]:
    """Return by what each row analysed is known in another file; equals count on.

    By all that it holds, and where the codebook has respondents, by the person (and the wave and
    the source).
    """
    raw, columns = responses.raw.frame, summed_columns(responses)
    rows = raw.iloc[places_of(responses)]
    whole, answers = rows.to_numpy().tolist(), rows[columns].to_numpy().tolist()
    return [
        Released(row, person, _digest(given))
        for row, person, given in zip(
            _counted_on(map(_digest, whole)), _people(responses), answers, strict=True
        )
    ]


def earlier(folder: str, responses: Responses) -> Earlier:
    """Return what an earlier sweep released of each row; nothing where no folder is named.

    Raises
    ------
    InputError
        If the folder keeps no record, or nobody can tell whether the same people are in it.
    """
    if not folder:
        rows = len(places_of(responses))
        return Earlier(((),) * rows, (False,) * rows)
    now = identified(responses)
    heads, columns, then = _read(folder)
    by_person = all(one.person for one in (*then, *now))
    if not by_person and heads != list(responses.raw.columns):
        raise InputError(
            f"--release {folder}: was made from a file with other columns, and not all rows have "
            "an id, so nobody can tell whether the same people are in it. Give the same file, or a "
            "column of ids (role 'respondent') in both"
        )
    known = {one.person if by_person else one.row: one for one in then}
    ids = [one.person if by_person else one.row for one in now]
    before, gone = [known.get(id) for id in ids], [known[id] for id in sorted({*known} - {*ids})]
    missing = [name for name in columns if name not in responses.raw.columns]
    who = responses.codebook.of("respondent")[0].name if by_person else ""
    return Earlier(
        tuple(one.releases if one else () for one in before),
        changed=(False,) * len(now) if missing else _changed(responses, columns, before),
        came=len({*ids} - {*known}),
        left=len(gone),
        left_of=tuple(group for one in gone for group in _groups(one)),
        note=_note(Path(folder).name, who, missing),
    )


def _groups(one: Released) -> list[str]:
    return sorted({release.group for release in one.releases} - {""})


def _changed(
    responses: Responses, columns: list[str], before: Sequence[Released | None]
) -> tuple[bool, ...]:
    """Say of each row analysed whether it was there before with other answers."""
    rows = responses.raw.frame.iloc[places_of(responses)][columns].to_numpy().tolist()
    return tuple(
        one is not None and one.answers != _digest(row)
        for one, row in zip(before, rows, strict=True)
    )


def check_same_people(before: Earlier, names: Sequence[str], minimum: int) -> None:
    """Refuse people who differ from those of an earlier release by a few, over all or in a group.

    ``names`` are the groups of the rows analysed, "" where a row is in none. A group that was not
    there before has nothing to be subtracted from.

    Raises
    ------
    InputError
        If fewer than the minimum came, left, or answered otherwise since.
    """
    for count, what in (
        (before.came, "that are not in the earlier release"),
        (before.left, "that are only in the earlier release"),
        (sum(before.changed), "with other answers than in the earlier release"),
    ):
        if 0 < count < minimum:
            raise InputError(
                f"--release: rows {what}: {count:,}; fewer than {minimum:,} (--minimum-group) "
                "would be given away by subtraction"
            )
    known = {release.group for releases in before.releases for release in releases}
    new = [name for name, of in zip(names, before.releases, strict=True) if not of]
    others = [name for name, other in zip(names, before.changed, strict=True) if other]
    for groups, what in (
        (new, "that are not in the earlier release"),
        (before.left_of, "that are only in the earlier release"),
        (others, "with other answers than in the earlier release"),
    ):
        for group, count in sorted(Counter(groups).items()):
            if count < minimum and group in {*known, *before.left_of} - {""}:
                raise InputError(
                    f"--release: rows of '{group}' {what}: {count:,}; fewer than {minimum:,} "
                    "(--minimum-group) would be given away by subtraction"
                )


def keep_record(
    released: Sequence[Released],
    heads: Collection[str],
    columns: Collection[str],
    shown: Collection[str],
    *,
    out: Path,
) -> None:
    """Keep what was released, in the private folder: of groups not shown, nothing."""
    rows = [
        [
            one.row,
            one.person,
            one.answers,
            *([of.group, sorted(of.columns)] for of in one.releases[:-1]),
            [one.releases[-1].group, sorted(one.releases[-1].columns)]
            if one.releases[-1].group in shown
            else ["", []],
        ]
        for one in released
    ]
    content = {"heads": list(heads), "columns": list(columns), "rows": rows}
    place(private_folder(out) / RECORD, to_json(content))


def _read(folder: str) -> tuple[list[str], list[str], list[Released]]:
    """Return the heads of an earlier sweep's file, its rated columns, and what was released."""
    record = private_folder(Path(folder)) / RECORD
    try:
        content = json.loads(record.read_text(encoding="utf-8"))
        then = [
            Released(
                row,
                person,
                answers,
                tuple(Release(group, frozenset(columns)) for group, columns in releases),
            )
            for row, person, answers, *releases in content["rows"]
        ]
        return content["heads"], content["columns"], then
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(
            f"--release {folder}: there is no {record.parent.name}/{RECORD} beside it; need the "
            "folder of an earlier sweep of answers with a codebook, and its private folder"
        ) from None


def _note(folder: str, respondent: str, missing: Sequence[str]) -> str:
    known = say(
        "Checked against the sweep in '{folder}': a row is known by all that it holds.",
        folder=folder,
    )
    if respondent:
        known = say(
            "Checked against the sweep in '{folder}': a person is known by '{column}'.",
            folder=folder,
            column=respondent,
        )
    if not missing:
        return known
    lacking = say(
        "Not checked: whether people gave the same answers then, as these data lack {columns}.",
        columns=", ".join(missing),
    )
    return " ".join([known, lacking])


def summed_columns(responses: Responses) -> list[str]:
    """Return the columns whose answers are summed up, and those that weigh them."""
    return [column.name for column in responses.codebook.of(*RATED, "weight")]


def _people(responses: Responses) -> list[str]:
    """Return a name of each row's person, wave and source; "" where the file names no person."""
    ids = responses.codebook.of("respondent")
    if not ids:
        return [""] * len(responses.frame)
    more = [column.name for column in responses.codebook.of("wave", "source")]
    named = responses.others[[ids[0].name, *more]].fillna("").to_numpy().tolist()
    names = _counted_on(_digest(row) for row in named)
    return [name if row[0] else "" for name, row in zip(names, named, strict=True)]


def _digest(row: Iterable[object]) -> str:
    text = json.dumps([plain_text(cell) for cell in row])  # type: ignore[arg-type]
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _counted_on(names: Iterable[str]) -> list[str]:
    """Return names with how often each has occurred."""
    counts: Counter[str] = Counter()
    counted = []
    for name in names:
        counts[name] += 1
        counted.append(f"{name}-{counts[name]}")
    return counted
