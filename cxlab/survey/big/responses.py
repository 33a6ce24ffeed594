"""A survey too large to hold: cleaned and summed up where it lies, by the same codebook."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from cxlab.errors import InputError
from cxlab.numbers import percent, plural
from cxlab.survey.big.columns import Recoded, different_cells, read_rated
from cxlab.survey.big.dataset_source import fetched, is_url, open_dataset, redacted
from cxlab.survey.big.moments import BigMoments
from cxlab.survey.big.parquet_folder import parquet_files
from cxlab.survey.big.size import LARGE
from cxlab.survey.check import CEILING, Check
from cxlab.survey.codebook.codebook import RATED, Codebook
from cxlab.survey.files.read import RawSurvey
from cxlab.survey.responses import check_column, counted, spellings
from cxlab.survey.text import one_line, shortened, word

NOT_HELD = "not checked: too many answers to hold"
NO_FINGERPRINT = "not fingerprinted: a table behind a connection can change"


@dataclass(frozen=True, eq=False)
class BigResponses:
    """A survey cleaned by expressions; the answers stay where they are.

    Attributes
    ----------
    codebook : Codebook
    raw : RawSurvey
        Its name, columns and fingerprint; no rows.
    moments : BigMoments
    people : int
    steps : tuple of str
        The account, as of `cxlab.survey.responses.Responses`.
    checks : tuple of Check
    """

    codebook: Codebook
    raw: RawSurvey
    moments: BigMoments
    people: int
    steps: tuple[str, ...]
    checks: tuple[Check, ...]

    def label(self, column: str) -> str:
        """Return what to call a column."""
        return self.codebook.column(column).label or column


def clean_big(data: str, codebook: Codebook) -> BigResponses:
    """Return a large survey as its codebook says; see `cxlab.survey.responses.clean`.

    Raises
    ------
    InputError
        As `clean` does; also for weights, answers that are no whole numbers, and more different
        values in a rated column than a scale has.
    """
    table, raw = _opened(data)
    for column in codebook.columns:
        check_column(raw, codebook, column)
    if codebook.of("weight"):
        raise InputError(
            f"{raw.name}: weights are not supported for a survey too large to hold: weighted sums "
            "are not whole numbers and would differ between engines. Draw a sample of at most "
            f"{LARGE:,} rows, or give the weight column the role 'ignore'"
        )
    table, steps = _screened(table, raw, codebook)
    (left,) = fetched(table.aggregate(n=table.count()))
    if not (people := int(left["n"])):
        raise InputError(f"{raw.name}: no answers are left ({'; '.join(steps)})")
    rated = codebook.of(*RATED)
    largest = max(int(max(map(abs, column.scale))) for column in rated)
    moments, read = read_rated(table, raw, rated, largest)
    (left,) = fetched(table.aggregate(
        n=reduce(or_, (cell.isnull() for cell in moments.cells.values())).sum()
    ))  # fmt: skip
    steps = (*steps, f"{people:,} analysed", *counted(
        sum(each.outside for each in read.values()),
        sum(each.missing for each in read.values()),
        int(left["n"] or 0), 0,
        sum(each.words for each in read.values()),
        sum(each.leading for each in read.values()),
        sum(column.reversed for column in rated),
    ))  # fmt: skip
    return BigResponses(codebook, raw, moments, people, steps, _checks(codebook, read, people))


def _opened(data: str) -> tuple[Any, RawSurvey]:
    import pandas as pd

    from cxlab.published import fingerprint

    source, name = data, Path(data).name
    if data.endswith(".url"):
        source = Path(data).read_text(encoding="utf-8")
    table = open_dataset(source)
    if is_url(source):
        name, digest, kind = redacted(source), NO_FINGERPRINT, "a table behind a connection"
    else:
        digest = fingerprint(Path(data))
        kind = f"Parquet, {plural(len(parquet_files(Path(data))), 'file')}"
    heads = {one_line(column): column for column in table.columns}
    if len(heads) < len(table.columns):
        raise InputError(f"{name}: two columns have the same name but for blanks; rename one")
    if tuple(heads) != tuple(table.columns):
        table = table.rename(heads)
    raw = RawSurvey(name, tuple(heads), {}, pd.DataFrame(), (), f"{kind}; summed up by "
                    f"{table.get_backend().name}", digest)  # fmt: skip
    return table, raw


def _screened(table: Any, raw: RawSurvey, codebook: Codebook) -> tuple[Any, tuple[str, ...]]:
    (every,) = fetched(table.aggregate(n=table.count()))
    steps = [plural(int(every["n"]), "answer")]
    everybody = table
    for column in codebook.of("screen"):
        values, times, cells = different_cells(everybody, raw, column)
        said = spellings(cells, column.name)
        unwanted = {word(value) for value in column.exclude}
        out = [value for value, words in zip(values, said, strict=True) if words & unwanted]
        steps.append(f"{sum(t for v, t in zip(values, times, strict=True) if v in out):,} "
                     f"{column.because}")  # fmt: skip
        if empty := sum(t for t, words in zip(times, said, strict=True) if not words):
            steps.append(f"{empty:,} without an answer to '{shortened(column.name)}', kept")
        if out:
            cell = table[column.name]
            table = table.filter(cell.isnull() | cell.notin(out))
        everybody = table
    return table, tuple(steps)


def _checks(codebook: Codebook, read: Mapping[str, Recoded], people: int) -> tuple[Check, ...]:
    outside = sum(each.outside for each in read.values())
    missing = sum(each.missing for each in read.values())
    everything = people * len(read)
    found = [
        Check("Number of answers", people >= 30, plural(people, "respondent")),
        Check("Answers outside the scale", not outside, f"{outside:,} of {everything:,} answers"
              " lie outside their scale" + (" and count as missing" if outside else "")),
        Check("Missing answers", missing <= 0.05 * everything,
              f"{missing:,} of {everything:,} answers missing"),
    ]  # fmt: skip
    if expected := codebook.of("expectation"):
        top = sum(read[column.name].top for column in expected)
        share = top / max(1, sum(read[column.name].answers for column in expected))
        text = f"{percent(share)} of all expectations are the highest answer of the scale"
        found.append(Check("Ceiling of expectations", share <= 0.5, text, CEILING))
    undone = ("One answer to everything", "Equal respondents", "Respondents' ids")
    return (*found, *(Check(name, None, NOT_HELD) for name in undone))
