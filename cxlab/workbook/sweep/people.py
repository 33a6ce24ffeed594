"""How many people stand behind each group of a file: rows are not people."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook import Codebook
from cxlab.survey.files.grid import plain_text
from cxlab.survey.files.read import RawSurvey
from cxlab.survey.responses import Responses, clean
from cxlab.survey.text import shortened, word
from cxlab.survey.values import as_number

if TYPE_CHECKING:
    import numpy as np

SIDES = ("expectation", "perception")


def people(raw: RawSurvey, groups: Sequence[str], codebook: Codebook | None) -> Mapping[str, int]:
    """Return how many people each group has.

    With a codebook, those who are analysed and answered (see `_answered`), each respondent once;
    in a file of counts, those counted; else the rows.

    Parameters
    ----------
    raw : RawSurvey
    groups : sequence of str
        Of each row; "" where it is in none.
    codebook : Codebook or None

    Raises
    ------
    InputError
        If the file does not fit the codebook, or an ``n`` is no whole number.
    """
    if codebook is not None:
        return respondents(clean(raw, codebook), groups)
    heads = {word(name): name for name in raw.columns}
    return _visitors(raw, groups, heads) if {"n", "count"} <= set(heads) else Counter(groups)


def respondents(responses: Responses, groups: Sequence[str]) -> Mapping[str, int]:
    """Count each respondent once: rows without an id may all be of one person."""
    places, who = places_of(responses), whose(responses)
    rows = zip(places, who, _answered(responses), strict=True)
    members = {(groups[place], name) for place, name, counts in rows if counts}
    return Counter(group for group, _ in members)


def places_of(responses: Responses) -> list[int]:
    """Return where in the file each row that is analysed lies, from 0."""
    place = {number: place for place, number in enumerate(responses.raw.row_numbers)}
    return [place[number] for number in responses.row_numbers]


def whose(responses: Responses) -> list[Hashable]:
    """Return whose each row is that is analysed."""
    ids = responses.codebook.of("respondent")
    return list(responses.others[ids[0].name].fillna("") if ids else responses.row_numbers)


def _answered(responses: Responses) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Say who answered both sides, where both were asked, or else anything rated.

    In linked surveys only customers count, as in the reports: a branch has one manager.
    """
    import numpy as np

    frame, book = responses.frame, responses.codebook
    rows = np.ones(len(frame), bool)
    if sources := book.of("source"):
        customers = (responses.others[sources[0].name] == "customer").to_numpy()
        rows = customers if customers.any() else rows
    given = frame.notna().to_numpy()
    columns = list(frame)
    sides = [
        rows & given[:, [columns.index(column.name) for column in book.of(side)]].any(axis=1)
        for side in SIDES
    ]
    # A side that nobody was asked, or none of the customers, is not what the survey is about.
    asked = [side for side in sides if side.any()] or [rows & given.any(axis=1)]
    counts: np.ndarray[Any, np.dtype[np.bool_]] = np.logical_and.reduce(asked)
    return counts


def _visitors(raw: RawSurvey, groups: Sequence[str], heads: Mapping[str, str]) -> Mapping[str, int]:
    """Return the people counted; of several outcomes the fewest, as the same people pass by."""
    rows = len(raw.frame)
    names = raw.frame[heads["outcome"]] if "outcome" in heads else [None] * rows
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for place, (group, name, cell) in enumerate(
        zip(groups, names, raw.frame[heads["n"]], strict=True)
    ):
        n = as_number(cell, raw.decimal)
        if n is None or n < 0 or n % 1:
            shown = f"'{shortened(plain_text(cell))}'" if plain_text(cell) else "nothing"
            raise InputError(
                f"{raw.name}, row {raw.row_numbers[place]}, column '{heads['n']}': found {shown}, "
                "need a whole number of people, 0 or more"
            )
        sums[group][word(plain_text(name))] += int(n)
    return {group: min(outcomes.values()) for group, outcomes in sums.items()}
