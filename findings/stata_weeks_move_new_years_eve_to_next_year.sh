#!/usr/bin/env bash
# GUESS: a day written to a Stata file as a week (%tw) is in a week of its own year: 31 December 2025 is in the last
#   week of 2025, as in Stata, whose 52nd week has 8 or 9 days.
# SEEN: pandas 3.1.1's to_stata with convert_dates={"day": "tw"} writes 31 December as week 1 of the next year, in leap years
#   30 December too; read back it is 1 January. All other days keep their year and week, and months,
#   quarters and half-years (tm, tq, th) are right on every day. No warning.
# WHY IT MATTERS: waves and weekly trackers of contacts, sales and answers are kept as %tw. New Year's Eve, with its calls and
#   late answers of the year, counts in January: the old year lacks a day and the first week has one too many.
# WHAT TO DO INSTEAD: write the date itself (td) and make weeks in Stata with wofd(); or write the number
#   52 * (year - 1960) + (day of year - 1) // 7, with 51 as the most for the last term.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pandas==3.1.1' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import io
import sys
import warnings
from importlib.metadata import version

import pandas as pd

warnings.simplefilter("error")
days = pd.date_range("2023-01-01", "2026-12-31")
table = pd.DataFrame({"week": days, "month": days, "quarter": days, "half": days})
file = io.BytesIO()
table.to_stata(file, convert_dates={"week": "tw", "month": "tm", "quarter": "tq", "half": "th"}, write_index=False)
numbers = pd.read_stata(io.BytesIO(file.getvalue()), convert_dates=False)
back = pd.read_stata(io.BytesIO(file.getvalue()))
stata_week = 52 * (days.year - 1960) + ((days.day_of_year - 1) // 7).to_series().clip(upper=51).to_numpy()
wrong = days[numbers.week.to_numpy() != stata_week]
print("pandas", version("pandas"))
print(f"{len(days)} days of 2023 to 2026; in another week than Stata's:")
for day in wrong:
    row = back.iloc[days.get_loc(day)]
    print(f"  {day:%Y-%m-%d} is read back as week {row.week:%Y-%m-%d}, quarter {row.quarter:%Y-%m-%d}")
expected = ["2023-12-31", "2024-12-30", "2024-12-31", "2025-12-31", "2026-12-31"]
if [f"{day:%Y-%m-%d}" for day in wrong] != expected:
    sys.exit("changed: the last day of the year, two in a leap year, were in another week")
if [row.year for row in back.week[days.isin(wrong)]] != [2024, 2025, 2025, 2026, 2027]:
    sys.exit("changed: they were read back in the next year")
for name in ("month", "quarter", "half"):
    if (back[name].dt.year.to_numpy() != days.year).any():
        sys.exit(f"changed: each {name} was in its own year")
PY
