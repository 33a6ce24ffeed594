import pytest

from cxlab.errors import InputError
from cxlab.evidence.retention import read_retention

BAD = [
    ("a,b\n1,2\n", "found a, b; taken are duration, left"),
    ("duration,left\n3,2\n", "row 2, column 'left': found '2', need 0 or 1"),
    ("duration,left\n-3,1\n", "row 2, column 'duration': found -3, need 0 or more"),
    ("duration,left\n,1\n", "row 2, column 'duration': found nothing, need a number"),
    ("start,end,left\n2024-01-01,2023-01-01,1\n", "row 2: end 2023-01-01 lies before start"),
    ("start,end,left\n01/02/2024,2024-05-01,1\n", "need a date written as 2026-03-31"),
    ("start,end,left\n2024-02-30,2024-05-01,1\n", "found '2024-02-30', need a date"),
    (
        "start,end,left\n2024-02-03,,0\n2024-03-01,2025-01-01,1\n2024-05-01,2206-01-01,1\n",
        "found 2206-01-01, but all other days lie from 2024-02-03 to 2025-01-01",
    ),
    ("start,end,left\n2024-02-03,,1\n", "row 2, column 'end': found 'nothing', need a date"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_bad_files_are_refused(tmp_path, text, message):
    path = tmp_path / "stay.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_retention(path, "months")


def test_durations_need_their_unit(tmp_path):
    path = tmp_path / "stay.csv"
    path.write_text("duration,left\n3,1\n", encoding="utf-8")
    with pytest.raises(InputError, match="say -p unit=months, or one of days"):
        read_retention(path)
    assert read_retention(path, "quarters").per_year == 4


def test_years_run_from_anniversary_to_anniversary(tmp_path):
    path = tmp_path / "stay.csv"
    rows = [
        "2023-03-01,2024-03-01,1",  # 366 days
        "2021-03-01,2022-03-01,1",  # 365
        "2024-02-29,2025-03-01,1",
        "2020-05-05,2020-05-05,0",
        "2024-03-01,,0",
    ]
    path.write_text("\n".join(["Start,End,Left", *rows]), encoding="utf-8")
    retention = read_retention(path)
    assert retention.stay.durations.tolist() == [1.0, 1.0, 1.0, 0.0, 1.0]
    assert any("until 2025-03-01" in text for _, text in retention.lines)


def test_a_customer_of_old_is_taken_and_the_longest_stay_is_rounded(tmp_path):
    path = tmp_path / "stay.csv"
    path.write_text("start,end,left\n1961-05-01,,0\n2024-01-01,2025-03-08,1\n2024-05-01,,0\n")
    assert dict(read_retention(path).lines)["Longest stay"] == "63.85 years"
