"""A survey too large to hold: cleaned and summed up where it lies, by the same codebook."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cxlab.errors import InputError
from cxlab.survey.big.columns import (
    Recoded,
    different_cells,
    first_look,
    lacking,
    read_rated,
)
from cxlab.survey.big.dataset_source import is_url, open_dataset, redacted
from cxlab.survey.big.moments import BigMoments
from cxlab.survey.big.parquet_folder import parquet_files
from cxlab.survey.big.plan import Need
from cxlab.survey.big.size import LARGE
from cxlab.survey.cell_texts import spellings
from cxlab.survey.check import Check
from cxlab.survey.codebook.codebook import RATED, Codebook, Column
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.responses import check_column
from cxlab.survey.scale_doubt import ScaleDoubt, checked_reaches
from cxlab.survey.scale_reach import scale_check
from cxlab.survey.steps import blank_step, counted, screened_step
from cxlab.survey.text import one_line, word
from cxlab.survey.totals import ceiling, enough_people, missing_answers, out_of_range
from cxlab.survey.unanswered import unanswered_columns, unanswered_step, without
from cxlab.words import say, say_count

Needs = Callable[[Codebook], Sequence[Need]]
# In reports' passports, so the same in every language.
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
    scale_doubts : tuple of ScaleDoubt
    unanswered : tuple of Column
        As of `cxlab.survey.responses.Responses`.
    """

    codebook: Codebook
    raw: RawSurvey
    moments: BigMoments
    people: int
    steps: tuple[str, ...]
    checks: tuple[Check, ...]
    scale_doubts: tuple[ScaleDoubt, ...] = ()
    unanswered: tuple[Column, ...] = ()

    def label(self, column: str) -> str:
        """Return what to call a column."""
        return self.codebook.column(column).label or column


def clean_big(
    data: str, codebook: Codebook, needs: Callable[[Codebook], Sequence[Need]] | None = None
) -> BigResponses:
    """Return a large survey as its codebook says; see `cxlab.survey.responses.clean`.

    ``needs`` says what will be asked of its moments, so that one look at the data gives it all.

    Raises
    ------
    InputError
        As `clean` does; also for weights, strata, clusters, waves and sources, answers that are no
        whole numbers, and more different values in a rated column than a scale has.
    """
    table, raw = _opened(data)
    for column in codebook.columns:
        check_column(raw, codebook, column)
    _refuse_design(raw, codebook)
    table, steps = _screened(table, raw, codebook)
    return _summed_up(table, raw, codebook, needs=needs or _nothing, steps=steps)


def _nothing(codebook: Codebook) -> Sequence[Need]:
    return ()


def _summed_up(
    table: Any, raw: RawSurvey, codebook: Codebook, *, needs: Needs, steps: tuple[str, ...]
) -> BigResponses:
    """Return the survey of a table from which the screens took whom they leave out.

    Columns that nobody answered take another look, at the others.
    """
    rated, wanted = codebook.of(*RATED), needs(codebook)
    look = first_look(table, rated, wanted)
    people = look.rows
    first = steps or (say_count("{n} answer", "{n:,} answers", people),)
    if not people:
        raise InputError(f"{raw.name}: no answers are left ({'; '.join(first)})")
    moments, read = read_rated(table, raw, rated, look=look, needs=wanted)
    answered = [name for name, column in read.items() if column.answers or column.outside]
    if unanswered := unanswered_columns(codebook, answered):
        others = without(codebook, unanswered)
        asked = _summed_up(table, raw, others, needs=needs, steps=steps)
        steps = (*asked.steps, *unanswered_step(unanswered))
        return replace(asked, steps=steps, unanswered=unanswered)
    doubts = checked_reaches(raw, codebook, {n: c.reach for n, c in read.items()}, people)
    recoded = _recoded_steps(rated, read, lacking(moments, read, look, wanted))
    moments.ask_together(wanted)
    return BigResponses(
        codebook=codebook,
        raw=raw,
        moments=moments,
        people=people,
        steps=(*first, say("{n:,} analysed", n=people), *recoded),
        checks=_checks(codebook, read, people),
        scale_doubts=doubts,
    )


def _recoded_steps(
    rated: Sequence[Column], read: Mapping[str, Recoded], people: int
) -> tuple[str, ...]:
    columns = read.values()
    return counted(
        outside=sum(column.outside for column in columns),
        missing=sum(column.missing for column in columns),
        people=people,
        declared=0,
        words=sum(column.words for column in columns),
        leading=sum(column.leading for column in columns),
        turned=sum(column.reversed for column in rated),
    )


def _refuse_design(raw: RawSurvey, codebook: Codebook) -> None:
    """Refuse what decides who counts and how: better none than a number that ignores it."""
    if codebook.of("weight"):
        raise InputError(
            f"{raw.name}: weights are not supported for a survey too large to hold: weighted sums "
            "are not whole numbers and would differ between engines. Draw a sample of at most "
            f"{LARGE:,} rows, or give the weight column the role 'ignore'"
        )
    for column in codebook.of("stratum", "cluster"):
        raise InputError(
            f"{raw.name}, column '{column.name}': a {column.role} is not supported for a survey "
            f"too large to hold. Draw a sample of at most {LARGE:,} rows, or give the column the "
            "role 'ignore'"
        )
    for column in codebook.of("wave", "source"):
        raise InputError(
            f"{raw.name}, column '{column.name}': a {column.role} is not supported for a survey "
            "too large to hold. Keep the customers of one wave: the role 'screen' leaves out what "
            "it names"
        )


def _opened(data: str) -> tuple[Any, RawSurvey]:
    import pandas as pd

    source = data
    if data.endswith(".url"):
        source = Path(data).read_text(encoding="utf-8")
    table = open_dataset(source)
    name, kind, digest = _described(Path(data), source)
    heads = {one_line(column): column for column in table.columns}
    if len(heads) < len(table.columns):
        raise InputError(f"{name}: two columns have the same name but for blanks; rename one")
    if tuple(heads) != tuple(table.columns):
        table = table.rename(heads)
    engine = table.get_backend().name
    raw = RawSurvey(
        name=name,
        columns=tuple(heads),
        questions={},
        frame=pd.DataFrame(),
        row_numbers=(),
        format=say("{kind}; summed up by {engine}", kind=kind, engine=engine),
        fingerprint=digest,
    )
    return table, raw


def _described(data: Path, source: str) -> tuple[str, str, str]:
    """Return the name of a table, what it is, and its fingerprint."""
    from cxlab.published import fingerprint

    if is_url(source):
        return redacted(source), say("a table behind a connection"), NO_FINGERPRINT
    files = len(parquet_files(data))
    kind = say_count("Parquet, {n} file", "Parquet, {n:,} files", files)
    return data.name, kind, fingerprint(data)


def _screened(table: Any, raw: RawSurvey, codebook: Codebook) -> tuple[Any, tuple[str, ...]]:
    """Return the table without those whom a codebook leaves out, and what to say of them."""
    steps: list[str] = []
    everybody = table
    for column in codebook.of("screen"):
        values, times, cells = different_cells(everybody, raw, [column])[column.name]
        if not steps:
            steps.append(say_count("{n} answer", "{n:,} answers", sum(times)))
        names = spellings(cells, column.name)
        unwanted = {word(value) for value in column.exclude}
        out = [value for value, words in zip(values, names, strict=True) if words & unwanted]
        people = sum(t for value, t in zip(values, times, strict=True) if value in out)
        steps.append(screened_step(people, column))
        if blank := sum(t for t, words in zip(times, names, strict=True) if not words):
            steps.append(blank_step(blank, column))
        if out:
            cell = table[column.name]
            table = table.filter(cell.isnull() | cell.notin(out))
        everybody = table
    return table, tuple(steps)


def _checks(codebook: Codebook, read: Mapping[str, Recoded], people: int) -> tuple[Check, ...]:
    everything = people * len(read)
    done = [
        enough_people(people),
        out_of_range(sum(column.outside for column in read.values()), everything),
        missing_answers(sum(column.missing for column in read.values()), everything),
    ]
    done.append(scale_check(codebook, {name: column.reach for name, column in read.items()}))
    if expected := codebook.of("expectation"):
        top = sum(read[column.name].top for column in expected)
        done.append(ceiling(top, sum(read[column.name].answers for column in expected)))
    undone = say("not checked: too many answers to hold")
    return (*done, *(Check(key, None, undone) for key in ("straight_lines", "twins", "ids")))
