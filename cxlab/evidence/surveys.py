"""Surveys of every kind: printed tables and a user's answers, however many, read by one call."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxlab.data_path import path_text
from cxlab.errors import InputError, nearest
from cxlab.evidence.account import OWN
from cxlab.evidence.correlation_table import is_printed_table, moments_of_table, printed_rows
from cxlab.evidence.names import refuse_alike
from cxlab.evidence.survey import RATED, Survey, Variable
from cxlab.published import ALL_SURVEYS, SURVEY_SOURCES, SURVEYS
from cxlab.statistics.moments import Moments
from cxlab.survey.codebook.codebook import Codebook, Column
from cxlab.survey.responses import Responses, clean
from cxlab.words import in_words, say

if TYPE_CHECKING:  # else what only large surveys need would be imported for all
    from cxlab.survey.big.plan import Need
    from cxlab.survey.big.responses import BigResponses

OVERALL = "overall"  # what findings call all dimensions together
WHOLE = {"acsi2015": "all"}  # which of a published survey's stacked tables holds everybody
ALSO_PRINTED = ("value", "derived")  # roles in published tables that no question rates


def load_survey(
    data: str, codebook: str = "", needs: "Callable[[Survey], list[Need]] | None" = None
) -> Survey:
    """Read a survey, wherever it comes from.

    Parameters
    ----------
    data : str
        The name of a survey in ``data/surveys``, or the user's: answers (a file, a folder of
        Parquet files or the URL of a table, with a codebook) or a printed correlation table.
    codebook : str
        Path of the codebook of the user's answers.
    needs : callable, optional
        Which moments will be asked of a survey, told by its variables: of answers too many to hold
        one look at the data gives them all.

    Raises
    ------
    InputError
        For a file or codebook that makes no sense; the message says what to mend.

    Examples
    --------
    >>> kiosks = load_survey("kiosk_kservqual2019")
    >>> kiosks.people, len(kiosks.pairs()), list(kiosks.outcomes())
    (207, 24, ['satisfaction', 'reuse'])
    """
    data, codebook = path_text("data", data), path_text("codebook", codebook)
    refuse_codebook(data, codebook)
    if data in SURVEY_SOURCES:
        return survey_of_table(SURVEYS / f"{data}.csv", SURVEY_SOURCES[data], WHOLE.get(data, ""))
    if codebook:
        return _survey_of_answers(data, Path(codebook), needs)
    path = Path(data)
    if not path.exists():
        raise InputError(f"{path.name}: there is no such file")
    if not is_printed_table(path):
        from cxlab.survey.codebook.needed import codebook_needed

        raise codebook_needed(data)
    return survey_of_table(path, f"{OWN}{path.name}")


def refuse_codebook(data: str, codebook: str) -> None:
    """Refuse a codebook beside a published survey: the user's data are missing.

    Raises
    ------
    InputError
        Saying so.

    Examples
    --------
    >>> refuse_codebook("kiosk_kservqual2019", "")
    >>> refuse_codebook("kiosk_kservqual2019", "mine.yml")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    cxlab.errors.InputError: codebook: mine.yml is for answers of your own...
    """
    if codebook and data in (ALL_SURVEYS, *SURVEY_SOURCES):
        raise InputError(
            f"codebook: {Path(codebook).name} is for answers of your own, but data is '{data}': "
            "add -p data=FILE"
        )


def survey_of_table(path: Path, source: str, group: str = "") -> Survey:
    """Read a survey that is printed as a correlation table, or one group of several.

    Raises
    ------
    InputError
        If its columns or roles make no sense.

    Examples
    --------
    >>> survey_of_table(SURVEYS / "servperf_bliemel2004.csv", "bliemel_2004").people
    411
    """
    moments = moments_of_table(path, group)
    rows = [row for row in printed_rows(path) if row.get("group", group) == group]
    if "role" not in rows[0]:
        raise InputError(f"{path.name}: column 'role' is missing: one of {', '.join(RATED)}")
    also = () if source.startswith(OWN) else ALSO_PRINTED
    rated = [row for row in rows if row["role"].strip() not in also]
    variables = tuple(_variable(row, path.name) for row in rated)
    _check_dimensions((v.dimension for v in variables), path.name)
    name = path.name if source.startswith(OWN) else path.stem
    return Survey(name, source, variables, people=moments.n, moments=moments.select, table=path)


def survey_of_responses(responses: "Responses | BigResponses") -> Survey:
    """Return the survey behind a user's cleaned answers, held or summed up where they lie.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> survey = survey_of_responses(sample_responses())
    >>> survey.own, survey.people, survey.scale, len(survey.dimensions("perception"))
    (True, 300, '1 to 7', 5)
    """
    columns = responses.codebook.of(*RATED)
    _check_dimensions((c.dimension for c in columns), responses.codebook.name)
    scales = {c.scale for c in columns if c.role in ("expectation", "perception")}
    survey = Survey(
        responses.raw.name,
        f"{OWN}{responses.raw.name}",
        _variables(_asked(responses.codebook), responses.label),
        people=0,
        moments=responses.moments,
        scale=_ends(*scales.pop()) if len(scales) == 1 else "",
        unanswered=_variables(responses.unanswered, responses.label),
    )
    if isinstance(responses, Responses):
        return replace(survey, people=len(responses.frame), responses=responses)
    return replace(survey, people=responses.people, big=responses)


def _asked(codebook: Codebook) -> tuple[Column, ...]:
    return codebook.of(*RATED, "recommendation")


def _variables(
    columns: Iterable[Column], label: Callable[[str], str] = str
) -> tuple[Variable, ...]:
    return tuple(
        Variable(c.name, c.role, c.dimension.casefold(), item=c.item, label=label(c.name))
        for c in columns
    )


def _ends(low: float, high: float) -> str:
    return say("{low:g} to {high:g}", low=low, high=high)


def _survey_of_answers(
    data: str, path: Path, needs: "Callable[[Survey], list[Need]] | None"
) -> Survey:
    from cxlab.survey.big.size import is_big
    from cxlab.survey.codebook.codebook_file import read_codebook

    codebook = read_codebook(path)
    if is_big(data):
        from cxlab.survey.big.responses import clean_big

        def needed(book: Codebook) -> "list[Need]":
            """Return the sums that the notebook needs of what the codebook says was asked."""
            columns = _variables(_asked(book))
            planned = Survey(data, f"{OWN}{data}", columns, people=0, moments=_not_yet)
            return needs(planned) if needs else []

        return survey_of_responses(clean_big(data, codebook, needed))
    from cxlab.survey.files.read import read_survey

    return survey_of_responses(clean(read_survey(data), codebook))


def _not_yet(names: Sequence[str]) -> Moments:
    raise ValueError(f"nothing is summed up yet of {', '.join(names)}")


def _variable(row: Mapping[str, str], table: str) -> Variable:
    name, role = row["variable"], row["role"].strip()
    if role not in RATED:
        raise InputError(
            f"{table}, variable '{name}': role is '{role}', allowed are {', '.join(RATED)}."
            f"{nearest(role, RATED)}"
        )
    number = re.search(r"\d+$", name)
    item = row.get("item") or (number.group() if number else "")
    dimension = row.get("dimension") or ""
    return Variable(
        name,
        role,
        dimension.strip().casefold(),
        item=item,
        label=in_words(row.get("label") or name),
    )


def _check_dimensions(names: Iterable[str], where: str) -> None:
    """Refuse names of dimensions that findings could not be told apart by."""
    known = dict.fromkeys(name.casefold() for name in names if name)
    for name in known:
        if name == OVERALL or set(name) & set("{}"):
            raise InputError(f"{where}: a dimension cannot be called '{name}'; choose another name")
    refuse_alike(known, where)
