"""The public evidence on loyalty, or a user's own files, for notebook 09."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from cxlab.errors import InputError
from cxlab.evidence.account import OWN, Line, account_of, cited
from cxlab.evidence.retention import NOT_SAID, Retention, read_retention
from cxlab.evidence.small_groups import MINIMUM_GROUP
from cxlab.evidence.surveys import load_survey, refuse_codebook
from cxlab.published import ALL_SURVEYS, SURVEYS, path_of, read
from cxlab.questions.loyalty.loyalty import Loyalty, Rated
from cxlab.questions.loyalty.own_survey import own_loyalty
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.survey_moments import survey_moments
from cxlab.statistics.survival import Stay
from cxlab.words import say

RECOMMEND, BANK, OVERALL = "sfo_recommend_counts", "recommendation_counts", "sfo_overall_counts"
MOMENTS, LIFE, MOTOR = "loyalty_moments", "churn_life_insurance_us", "churn_motor_insurance_eu"
SATISFIED_FROM = 4.0  # of 1 to 5: the top quarter of the scale
QUARTERS = 4.0
Row = Mapping[str, str]


def load(
    data: str,
    codebook: str = "",
    retention: str = "",
    unit: str = NOT_SAID,
    minimum_group: int = MINIMUM_GROUP,
) -> Loyalty:
    """Read the public evidence, or the user's files.

    Parameters
    ----------
    data : str
        ``"published"``, or the path of answers with a ``codebook`` (roles ``recommendation``,
        ``outcome``, ``rival``, ``left``, ``wave``, ``group``).
    codebook : str
    retention : str
        Path of a file of how long customers stayed; alone, or beside answers.
    unit : str
        Of its durations.
    minimum_group : int
        Branches of fewer people are not shown.

    Raises
    ------
    InputError
        For a file that makes no sense; the message says what was found and what is taken.
    """
    refuse_codebook(data, codebook)
    stayed = read_retention(Path(retention), unit) if retention else None
    if data == ALL_SURVEYS:
        return _of_retention(stayed) if stayed else _published()
    if not codebook:
        from cxlab.survey.codebook.needed import codebook_needed

        if not Path(data).exists():
            raise InputError(f"{Path(data).name}: there is no such file")
        raise codebook_needed(data)
    return own_loyalty(Path(data), Path(codebook), stayed, minimum_group)


def _of_retention(stayed: Retention) -> Loyalty:
    return Loyalty(
        source=OWN + stayed.path.name,
        own=True,
        account=account_of(stayed.lines, [stayed.path]),
        stay=stayed.stay,
        stay_source=OWN + stayed.path.name,
        per_year=stayed.per_year,
    )


def _published() -> Loyalty:
    names = (RECOMMEND, BANK, OVERALL, MOMENTS, LIFE, MOTOR)
    tables = {name: read(name) for name in names}
    overall, motor, life = tables[OVERALL], tables[MOTOR], tables[LIFE]
    last = max(row["wave"] for row in overall)
    rated = _answers(overall, "overall", wave=last)
    airport = _airport(tables[RECOMMEND])
    areas = sorted({row["area"] for row in overall if row["area"]})
    return Loyalty(
        source="sfo_surveys",
        own=False,
        account=account_of(_lines(tables), [*map(path_of, names), SURVEYS / "acsi2015.csv"]),
        recommended=_by_rating(airport),
        bank=_answers(tables[BANK], "score"),
        satisfied=(int((rated >= SATISFIED_FROM).sum()), len(rated)),
        satisfied_from=SATISFIED_FROM,
        ties=_ties(tables[MOMENTS], airport),
        waves=tuple(
            Rated.of(wave, _answers(overall, "overall", wave=wave))
            for wave in sorted({row["wave"] for row in overall})
        ),
        branches=tuple(
            Rated.of(area, _answers(overall, "overall", wave=last, area=area)) for area in areas
        ),
        stay=life_table(life),
        per_year=QUARTERS,
        left=(sum(int(row["left"]) for row in motor), sum(int(row["n"]) for row in motor)),
    )


def _ties(printed: Sequence[Row], airport: Mapping[str, Array]) -> dict[str, Callable[[], Moments]]:
    """Return what each claim about two answers going together is judged by."""
    acsi = load_survey("acsi2015").moments(["satisfaction", "repurchase"])
    bank, mobile = (_moments(printed, study) for study in ("bank", "mobile"))
    return {
        "repurchase": lambda: acsi,
        "recommend": lambda: survey_moments(_both(airport)),
        "price_tolerance": lambda: mobile,
        "one_number": lambda: bank,
        "rival": lambda: bank,
    }


def _by_rating(airport: Mapping[str, Array]) -> dict[str, Array]:
    """Return recommendations of all passengers, and by their overall rating."""
    told, rated = airport["recommend"], airport["satisfaction"]
    parts = {
        say("of them, overall rating {rating}", rating=rating): told[rated == rating]
        for rating in range(1, 6)
    }
    return {say("Airport passengers, 2017"): told} | parts


def _lines(tables: Mapping[str, Sequence[Row]]) -> list[Line]:
    return [
        (say("Passengers of an airport, 2010 to 2017"), cited("sfo_surveys")),
        (say("Customers of a bank"), cited("plspm_bank")),
        (say("Customers of mobile-phone providers"), cited("mobi_ecsi_2005")),
        (say("Satisfaction and coming back"), cited("acsi_2015")),
        (say("Life insurance, by quarter of the policy"), cited("cas_uslapseagent")),
        (say("Motor insurance, at renewal"), cited("cas_eudirectlapse")),
        (say("Policies that ended by death or at term"), say("watched until then, not lost")),
        (say("Policies counted"), f"{int(tables[LIFE][0]['at_risk']):,}"),
        (say("Taken for granted"), say("each answer is another customer's")),
    ]


def _answers(rows: Sequence[Row], column: str, **where: str) -> Array:
    here = [row for row in rows if all(row[key] == value for key, value in where.items())]
    return np.repeat([float(row[column]) for row in here], [int(row["count"]) for row in here])


def _airport(rows: Sequence[Row]) -> dict[str, Array]:
    """Return recommendation and overall rating of each passenger, ``nan`` where not answered."""
    counts = [int(row["count"]) for row in rows]
    return {
        name: np.repeat([float(row[column] or "nan") for row in rows], counts)
        for name, column in (("satisfaction", "overall"), ("recommend", "recommend"))
    }


def _both(answers: Mapping[str, Array]) -> dict[str, Array]:
    whole = ~np.isnan(np.array(list(answers.values()))).any(axis=0)
    return {name: values[whole] for name, values in answers.items()}


def _moments(rows: Sequence[Row], study: str) -> Moments:
    here = [row for row in rows if row["study"] == study]
    names = tuple(row["variable"] for row in here)
    sd: Array = np.array([float(row["sd"]) for row in here])
    correlations: Array = np.array([[float(row[name]) for name in names] for row in here])
    mean: Array = np.array([float(row["mean"]) for row in here])
    return Moments(names, int(here[0]["n"]), mean, correlations * np.outer(sd, sd))


def life_table(rows: Sequence[Row]) -> Stay:
    """Return the policies; what happens in a quarter is counted at its end."""
    ends = np.array([float(row["quarter"]) + 1 for row in rows] * 2)
    counts = [int(row[column]) for column in ("left", "otherwise_ended") for row in rows]
    return Stay(ends, np.repeat([True, False], len(rows)), np.array(counts))
