"""What a sweep released of whom, kept in its private folder, so that a later one can be checked."""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from cxlab.errors import InputError
from cxlab.survey.files.grid import plain_text
from cxlab.survey.files.read import RawSurvey
from cxlab.workbook.pages.report import to_json
from cxlab.workbook.whole_set import place

RECORD = "release.json"


@dataclass(frozen=True)
class Release:
    """Under which group a person's answers were used, "" for none, and which columns."""

    group: str
    columns: frozenset[str]


Releases = tuple[Release, ...]  # of one row, one a sweep


def private_folder(out: Path) -> Path:
    """Return the folder beside a sweep's own that only its user may read."""
    return out.with_name(f"{out.name}.private")


def identities(raw: RawSurvey) -> list[str]:
    """Return a name of each row that is the same in every file with that row; equals count on."""
    counts: Counter[str] = Counter()
    names = []
    for row in raw.frame.to_numpy().tolist():
        text = json.dumps([plain_text(cell) for cell in row])
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        counts[digest] += 1
        names.append(f"{digest}-{counts[digest]}")
    return names


def earlier(folder: str, raw: RawSurvey) -> Mapping[str, Releases]:
    """Return what an earlier sweep released of each row; nothing where no folder is named.

    Raises
    ------
    InputError
        If the folder keeps no record, or a file with other columns was released.
    """
    if not folder:
        return {}
    record = private_folder(Path(folder)) / RECORD
    try:
        content = json.loads(record.read_text(encoding="utf-8"))
        heads, rows = content["heads"], content["rows"]
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(
            f"--release {folder}: there is no {record.parent.name}/{RECORD} beside it; need the "
            "folder of an earlier sweep of answers with a codebook, and its private folder"
        ) from None
    if heads != list(raw.columns):
        raise InputError(
            f"--release {folder}: was made from a file with other columns; give the same file, "
            "or nobody can tell whether the same people are in it"
        )
    return {
        id: tuple(Release(group, frozenset(columns)) for group, columns in releases)
        for id, releases in rows.items()
    }


def check_same_people(ids: Collection[str], before: Mapping[str, Releases], minimum: int) -> None:
    """Refuse people who differ from those of an earlier release by a few.

    Raises
    ------
    InputError
        If fewer than the minimum came, or left, since.
    """
    if not before:
        return
    came, left = len(set(ids) - before.keys()), len(before.keys() - set(ids))
    for count, what in ((came, "not in"), (left, "only in")):
        if 0 < count < minimum:
            raise InputError(
                f"--release: rows that are {what} the earlier release: {count:,}; fewer than "
                f"{minimum:,} (--minimum-group) would be given away by subtraction"
            )


def keep_record(
    released: Mapping[str, Releases], heads: Collection[str], shown: Collection[str], out: Path
) -> None:
    """Keep what was released, in the private folder: of groups not shown, nothing."""
    rows = {
        id: [
            *([one.group, sorted(one.columns)] for one in releases[:-1]),
            [releases[-1].group, sorted(releases[-1].columns)]
            if releases[-1].group in shown
            else ["", []],
        ]
        for id, releases in released.items()
    }
    place(private_folder(out) / RECORD, to_json({"heads": list(heads), "rows": rows}))
