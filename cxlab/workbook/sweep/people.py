"""How many people stand behind each group of a file: rows are not people."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from cxlab.errors import InputError
from cxlab.evidence.respondents import respondents
from cxlab.survey.codebook.codebook import Codebook
from cxlab.survey.files.grid import has_percent_sign, plain_text
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.responses import Responses, clean
from cxlab.survey.text import shortened, word
from cxlab.survey.values import as_number


def people(raw: RawSurvey, groups: Sequence[str], codebook: Codebook | None) -> Mapping[str, int]:
    """Return how many people each group has.

    With a codebook, those who are analysed and answered, as `respondents` counts them; in a file
    of counts, those counted; else the rows.

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
        responses = clean(raw, codebook)
        return respondents(responses, [groups[place] for place in places_of(responses)])
    heads = {word(name): name for name in raw.columns}
    return _visitors(raw, groups, heads) if {"n", "count"} <= set(heads) else Counter(groups)


def places_of(responses: Responses) -> list[int]:
    """Return where in the file each row that is analysed lies, from 0."""
    place = {number: place for place, number in enumerate(responses.raw.row_numbers)}
    return [place[number] for number in responses.row_numbers]


def _visitors(raw: RawSurvey, groups: Sequence[str], heads: Mapping[str, str]) -> Mapping[str, int]:
    """Return the people counted; of several outcomes the fewest, as the same people pass by."""
    rows = len(raw.frame)
    names = raw.frame[heads["outcome"]] if "outcome" in heads else [None] * rows
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for place, (group, name, cell) in enumerate(
        zip(groups, names, raw.frame[heads["n"]], strict=True)
    ):
        n = as_number(cell, raw.decimal)
        if n is None or n < 0 or n % 1 or has_percent_sign(cell):
            shown = f"'{shortened(plain_text(cell))}'" if plain_text(cell) else "nothing"
            raise InputError(
                f"{raw.name}, row {raw.row_numbers[place]}, column '{heads['n']}': found {shown}, "
                "need a whole number of people, 0 or more"
            )
        sums[group][word(plain_text(name))] += int(n)
    return {group: min(outcomes.values()) for group, outcomes in sums.items()}
