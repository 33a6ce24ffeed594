"""The public evidence on complaints, or a user's own file, for notebook 11."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from cxlab.errors import InputError
from cxlab.evidence.account import Line, account_of, cited
from cxlab.published import ALL_SURVEYS, path_of, read
from cxlab.questions.complaints.complaints import (
    Band,
    Complaints,
    Group,
    Rate,
    Share,
)
from cxlab.questions.complaints.own_complaints import read_counts, read_survey_of_complaints
from cxlab.statistics.net_promoter import DETRACTOR, PROMOTER
from cxlab.words import say

RECOVERY, RATES = "service_recovery", "complaints_by_satisfaction"
DISPUTES, RECOMMEND, FOLKLORE = "cfpb_dispute_counts", "sfo_recommend_counts", "crm_claims"
OUTCOMES = ("satisfaction", "repurchase")
SILENT = "no complaint"
MONEY, EXPLAINED = "Closed with monetary relief", "Closed with explanation"
Row = Mapping[str, str]


def load(data: str, codebook: str = "") -> Complaints:
    """Read the public evidence, or the user's file.

    Parameters
    ----------
    data : str
        ``"published"``; or the path of answers with a ``codebook`` (roles ``complained``,
        ``handling``, ``outcome``, ``left``); or of a CSV file of counts (``complained, left,
        count``, or ``arm, n, count`` of a test by chance).
    codebook : str
        Path of the codebook of answers.

    Raises
    ------
    InputError
        For a file that makes no sense; the message says what was found and what is taken.
    """
    if data == ALL_SURVEYS:
        if codebook:
            raise InputError(
                f"codebook: {Path(codebook).name} is for answers of your own, but data is "
                f"'{data}': add -p data=FILE"
            )
        return _published()
    if not Path(data).exists():
        raise InputError(f"{Path(data).name}: there is no such file")
    if codebook:
        return read_survey_of_complaints(Path(data), Path(codebook))
    return read_counts(Path(data))


def _published() -> Complaints:
    names = (RECOVERY, RATES, DISPUTES, RECOMMEND, FOLKLORE)
    tables = {name: read(name) for name in names}
    by_group = {row["group"]: row for row in tables[RECOVERY]}
    disputes = tables[DISPUTES]
    lines: list[Line] = [
        (say("Complaints, their handling, satisfaction"), cited("acsi_2015")),
        (say("Complaints to a supervisor of banks"), cited("cfpb_complaints")),
        (say("Complaints counted"), f"{sum(int(row['count']) for row in disputes):,}"),
        (say("How these were picked"), say("not known: read them as one collection, no sample")),
        (say("Passengers with and without a problem"), cited("sfo_surveys")),
        (say("Problem not answered"), say("{n:,} passengers, left out", n=_blank(tables))),
        (say("Taken for granted"), say("each complaint is another customer's")),
    ]
    return Complaints(
        silent=_groups(by_group.pop(SILENT)),
        handled=tuple(Band(*_ends(name), _groups(row)) for name, row in by_group.items()),
        rates=tuple(_rate(row) for row in tables[RATES]),
        money=_disputed(disputes, "response", MONEY),
        explained=_disputed(disputes, "response", EXPLAINED),
        late=_disputed(disputes, "timely", "No"),
        timely=_disputed(disputes, "timely", "Yes"),
        problem=_recommended(tables[RECOMMEND], "yes"),
        no_problem=_recommended(tables[RECOMMEND], "no"),
        strata={column: _strata(disputes, column) for column in ("product", "year", "channel")},
        source="acsi_2015",
        own=False,
        account=account_of(lines, [path_of(name) for name in names]),
    )


def _groups(row: Row) -> dict[str, Group]:
    n = int(row["n"])
    return {
        name: Group(n, float(row[f"{name}_mean"]), float(row[f"{name}_sd"])) for name in OUTCOMES
    }


def _ends(band: str) -> tuple[float, float]:
    numbers = [float(number) for number in re.findall(r"\d+", band)]
    return numbers[0], numbers[-1]


def _rate(row: Row) -> Rate:
    low, high = _ends(row["satisfaction_band"])
    return Rate(low, high, int(float(row["complained"])), int(row["n"]))


def _disputed(rows: Sequence[Row], column: str, value: str) -> Share:
    here = [row for row in rows if row[column] == value]
    disputed = sum(int(row["count"]) for row in here if row["disputed"] == "Yes")
    return disputed, sum(int(row["count"]) for row in here)


def _strata(rows: Sequence[Row], column: str) -> tuple[tuple[Share, Share], ...]:
    """Return money and explanation within each value of a column."""
    values = dict.fromkeys(row[column] for row in rows)
    within = [[row for row in rows if row[column] == value] for value in values]
    return tuple(
        (_disputed(here, "response", MONEY), _disputed(here, "response", EXPLAINED))
        for here in within
    )


def _recommended(rows: Sequence[Row], problem: str) -> tuple[int, int, int]:
    here = [(int(r["recommend"]), int(r["count"])) for r in rows if r["problem"] == problem]
    promoters = sum(count for rating, count in here if rating >= PROMOTER)
    detractors = sum(count for rating, count in here if rating <= DETRACTOR)
    return promoters, detractors, sum(count for _, count in here)


def _blank(tables: Mapping[str, Sequence[Row]]) -> int:
    return sum(int(row["count"]) for row in tables[RECOMMEND] if not row["problem"])
