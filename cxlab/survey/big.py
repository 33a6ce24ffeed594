"""A survey too large to hold: cleaned and summed up where it lies, by the same codebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from math import isnan
from operator import or_
from pathlib import Path
from typing import Any

from cxlab.errors import InputError
from cxlab.numbers import percent, plural
from cxlab.statistics.dataset_source import fetched, is_url, open_dataset, parquet_files, redacted
from cxlab.survey.big_moments import BigMoments
from cxlab.survey.check import Check
from cxlab.survey.codebook import RATED, Codebook, Column
from cxlab.survey.grid import cell_of
from cxlab.survey.read import RawSurvey
from cxlab.survey.responses import check_column, counted, spellings
from cxlab.survey.text import one_line, shortened, word
from cxlab.survey.values import as_number, in_numbers

LARGE = 200_000  # rows of a Parquet file from which it is not read into memory
MOST_DIFFERENT = 1_000  # values of a column that is an answer on a scale
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


@dataclass(frozen=True)
class Recoded:
    """A rated column: its cleaned expression, and how often each kind of cell occurs.

    ``top`` counts the answers at the upper end of the scale, after turning.
    """

    expression: Any
    answers: int
    top: int
    missing: int
    outside: int = 0
    words: int = 0
    leading: int = 0


def is_big(data: str) -> bool:
    """Say whether data are a URL, a folder, or a Parquet file of more than `LARGE` rows."""
    if is_url(data) or data.endswith(".url") or Path(data).is_dir():
        return True
    try:
        with Path(data).open("rb") as file:
            if file.read(4) != b"PAR1":
                return False
        from pyarrow.parquet import ParquetFile

        return bool(ParquetFile(data).metadata.num_rows > LARGE)
    except (OSError, ValueError):
        return False


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
    read, gap = _read(table, raw, rated, people)
    steps = (*steps, f"{people:,} analysed", *counted(
        sum(each.outside for each in read.values()),
        sum(each.missing for each in read.values()),
        gap, 0,
        sum(each.words for each in read.values()),
        sum(each.leading for each in read.values()),
        sum(column.reversed for column in rated),
    ))  # fmt: skip
    largest = max(int(max(map(abs, column.scale))) for column in rated)
    moments = BigMoments(table, {name: each.expression for name, each in read.items()}, largest)
    return BigResponses(codebook, raw, moments, people, steps, _checks(codebook, read, people))


def _read(
    table: Any, raw: RawSurvey, rated: Sequence[Column], people: int
) -> tuple[dict[str, Recoded], int]:
    """Return each rated column, and how many people left one out."""
    plain = _plain(table, rated)
    read = {column.name: _recoded(table, raw, column) for column in rated
            if column.name not in plain}  # fmt: skip
    cells = {**plain, **{name: each.expression for name, each in read.items()}}
    asked = {"gap": reduce(or_, (cell.isnull() for cell in cells.values())).sum()}
    for place, (name, cell) in enumerate(plain.items()):
        top = next(column.scale[1] for column in rated if column.name == name)
        asked |= {f"n{place}": cell.count(), f"t{place}": cell.nullif(int(top)).count()}
    (row,) = fetched(table.aggregate(**asked))
    for place, (name, cell) in enumerate(plain.items()):
        answers = int(row[f"n{place}"])
        top = answers - int(row[f"t{place}"])
        read[name] = Recoded(cell, answers, top, people - answers)
    return {column.name: read[column.name] for column in rated}, int(row["gap"] or 0)


def _plain(table: Any, rated: Sequence[Column]) -> dict[str, Any]:
    """Return the columns whose cells are answers as they stand, or blank: no need to count each.

    Smallest and largest value stand in a Parquet file itself; what they do not settle is read with
    care, cell by cell.
    """
    whole = [column for column in rated if table[column.name].type().is_integer()
             and all(float(end).is_integer() for end in column.scale)]  # fmt: skip
    if not whole:
        return {}
    ends = {f"{end}{place}": getattr(table[column.name], end)()
            for place, column in enumerate(whole) for end in ("min", "max")}  # fmt: skip
    (row,) = fetched(table.aggregate(**ends))
    plain = {}
    for place, column in enumerate(whole):
        least, most = row[f"min{place}"], row[f"max{place}"]
        if least is None or least < column.scale[0] or most > column.scale[1]:
            continue
        if any(as_number(said) is not None for said in column.answers):
            continue  # numbers recoded
        cell = table[column.name]
        turned = int(sum(column.scale)) - cell.cast("int16")
        plain[column.name] = turned if column.reversed else cell
    return plain


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
    if tuple(heads) != tuple(table.columns):
        table = table.rename(heads)
    raw = RawSurvey(name, tuple(heads), {}, pd.DataFrame(), (), f"{kind}; summed up by "
                    f"{table.get_backend().name}", digest)  # fmt: skip
    return table, raw


def _cells(table: Any, raw: RawSurvey, column: Column) -> tuple[list[Any], list[int], RawSurvey]:
    """Return a column's different values, how often each occurs, and a survey of just those."""
    import pandas as pd

    found = table.group_by(value=table[column.name]).aggregate(times=lambda t: t.count())
    rows = fetched(found.limit(MOST_DIFFERENT + 1))
    if len(rows) > MOST_DIFFERENT:
        raise InputError(
            f"{raw.name}, column '{shortened(column.name)}': holds more than {MOST_DIFFERENT:,} "
            f"different values, too many for the role {column.role}"
        )
    values = [row["value"] for row in rows]
    cells = pd.DataFrame({column.name: [cell_of(value) for value in values]}, dtype=object)
    return (
        values,
        [int(row["times"]) for row in rows],
        replace(raw, frame=cells, row_numbers=(0,) * len(rows)),
    )


def _screened(table: Any, raw: RawSurvey, codebook: Codebook) -> tuple[Any, tuple[str, ...]]:
    (every,) = fetched(table.aggregate(n=table.count()))
    steps = [plural(int(every["n"]), "answer")]
    everybody = table
    for column in codebook.of("screen"):
        values, times, cells = _cells(everybody, raw, column)
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


def _recoded(table: Any, raw: RawSurvey, column: Column) -> Recoded:
    values, times, cells = _cells(table, raw, column)
    try:
        in_numbers(cells, column, range(len(values)))
    except InputError as error:
        raise InputError(str(error).replace(", row 0,", ",")) from None
    each = [in_numbers(cells, column, [place]) for place in range(len(values))]
    turned: dict[Any, int] = {}
    answers = top = 0
    for value, found, time in zip(values, each, times, strict=True):
        if isnan(number := found.numbers[0]):
            continue
        end = sum(column.scale) - number if column.reversed else number
        if end != int(end):
            raise InputError(
                f"{raw.name}, column '{shortened(column.name)}': found {end:g}; a survey too large "
                "to hold is summed up in whole numbers only: multiply answers and scale first"
            )
        turned[value] = int(end)
        answers += time
        top += time * (end == column.scale[1])
    said = {key: sum(getattr(v, key) * t for v, t in zip(each, times, strict=True))
            for key in ("missing", "by_words", "by_leading_number")}  # fmt: skip
    outside = sum(len(v.out_of_range) * t for v, t in zip(each, times, strict=True))
    return Recoded(_expression(table[column.name], values, turned), answers, top, said["missing"],
                   outside, said["by_words"], said["by_leading_number"])  # fmt: skip


def _expression(cell: Any, values: Sequence[Any], turned: Mapping[Any, int]) -> Any:
    """Return what turns a cell into its number; a bare cast where nothing changes."""
    import ibis

    dropped = [value for value in values if value is not None and value not in turned]
    if not turned:
        return ibis.literal(None, type="int16")
    if cell.type().is_integer():
        if not dropped and all(value == number for value, number in turned.items()):
            return cell.cast("int16")
        totals = {value + number for value, number in turned.items()}
        if not dropped and len(totals) == 1 and len(turned) > 1:
            return (ibis.literal(totals.pop(), type="int16") - cell.cast("int16")).cast("int16")
    cases = [(cell == value, ibis.literal(number, type="int16"))
             for value, number in turned.items()]  # fmt: skip
    return ibis.cases(*cases, else_=ibis.literal(None, type="int16"))


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
        found.append(Check("Ceiling of expectations", share <= 0.5, text))
    undone = ("One answer to everything", "Equal respondents", "Respondents' ids")
    return (*found, *(Check(name, None, NOT_HELD) for name in undone))
