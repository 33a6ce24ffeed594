"""Against the programs' definitions: SPSS counts seconds from 14 October 1582, Stata from 1960."""

from datetime import datetime

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from cxlab.survey.files.program_dates import dated
from cxlab.survey.files.read import read_survey


def seconds(*when):
    return (datetime(*when) - datetime(1582, 10, 14)).total_seconds()


@pytest.mark.parametrize(
    ("number_format", "value", "text"),
    [
        ("DATE11", seconds(2026, 3, 1), "2026-03-01"),
        ("DATETIME20", seconds(2026, 3, 1, 10, 5), "2026-03-01 10:05:00"),
        ("MOYR8", seconds(2026, 3, 1), "MAR 2026"),
        ("QYR6", seconds(2026, 12, 31), "4 Q 2026"),
        ("WKYR8", seconds(2026, 1, 8), "2 WK 2026"),
        ("TIME8", 30 * 3600 + 61, "30:01:01"),
        ("F8.2", 4.0, 4.0),
        ("A8", "text", "text"),
    ],
)
def test_spss(number_format, value, text):
    assert dated([value, None], number_format, "SPSS") == ([text, None], 0)


@pytest.mark.parametrize(
    ("number_format", "value", "text"),
    [
        ("%td", 0, "1960-01-01"),
        ("%tdD_m_Y", 24166, "2026-03-01"),
        ("%tc", 3_600_000, "1960-01-01 01:00:00"),
        ("%tm", 792, "2026m1"),
        ("%tq", 263, "2025q4"),
        ("%tw", 52, "1961w1"),
        ("%th", 133, "2026h2"),
        ("%9.0g", 4, 4.0),
    ],
)
def test_stata(number_format, value, text):
    assert dated([value], number_format, "Stata") == ([text], 0)


def test_an_impossible_date_is_missing_and_counted():
    assert dated([seconds(2026, 3, 1), 1e15, -1e15], "DATE11", "SPSS") == (
        ["2026-03-01", None, None],
        2,
    )


def test_dates_of_real_files(tmp_path):
    days = pd.to_datetime(["2026-03-01", "2026-04-02"])
    frame = pd.DataFrame({"day": days.date, "at": days, "E1": [4.0, np.nan]})
    pyreadstat.write_sav(frame, str(tmp_path / "a.sav"))
    pyreadstat.write_dta(frame, str(tmp_path / "a.dta"))
    for name in ("a.sav", "a.dta"):
        raw = read_survey(tmp_path / name)
        assert raw.frame["day"].tolist() == ["2026-03-01", "2026-04-02"]
        assert raw.frame["at"].tolist() == ["2026-03-01 00:00:00", "2026-04-02 00:00:00"]


def test_one_impossible_date_does_not_damage_a_file_and_quarters_are_called_so(shared):
    raw = read_survey(shared / "cases" / "c09_date.sav")
    assert raw.frame["visit"].isna().sum() == 1
    assert len(raw.frame) == 60
    assert any("'visit'" in note for note in raw.notes)
    quarters = read_survey(shared / "cases" / "f4_quarters.sav").frame["quarter"]
    assert set(quarters) == {"1 Q 2026", "2 Q 2026"}
