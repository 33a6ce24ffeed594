#!/usr/bin/env bash
# GUESS: a column with 03-04-26 and 31-12-26 is left as text, or read as day, month, year 2026.
# SEEN: DuckDB 2.0.1 reads it by itself as 2003-04-26 and 2031-12-26 (the first number is the year);
#   polars 2.1.0 with try_parse_dates gives 3 April of the year 26; pandas 2.3.3 with parse_dates
#   gives 4 March 2026 in one row and 31 December 2026 in the next. Only pandas warns.
# WHY IT MATTERS: interview dates of one file land 23 years apart, or in ancient Rome. DuckDB's are
#   plausible, and the order of interviews is gone: the "latest" one is whoever was asked on the 31st.
# WHAT TO DO INSTEAD: give the format (dateformat='%d-%m-%y' and its like) and compare the first and
#   last date with the fieldwork.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'duckdb==2.0.1' \
  'polars==2.1.0' 'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" -W ignore - "$work/made_up.csv" <<'PY'
import sys
from importlib.metadata import version
import duckdb, pandas as pd, polars as pl

path = sys.argv[1]
with open(path, "w") as file:
    file.write("id,asked\n1,03-04-26\n2,05-06-26\n3,31-12-26\n")
seen = {
    "duckdb": [str(r[0]) for r in duckdb.read_csv(path).project("asked").fetchall()],
    "polars": [str(d) for d in pl.read_csv(path, try_parse_dates=True)["asked"]],
    "pandas": [str(d.date()) for d in pd.read_csv(path, parse_dates=["asked"])["asked"]],
}
said = [str(r[0]) for r in duckdb.read_csv(path, date_format="%d-%m-%y").project("asked").fetchall()]
expected = {
    "duckdb": ["2003-04-26", "2005-06-26", "2031-12-26"],
    "polars": ["0026-04-03", "0026-06-05", "0026-12-31"],
    "pandas": ["2026-03-04", "2026-05-06", "2026-12-31"],
}
changed = False
for name, got in seen.items():
    print(f"{name} {version(name)}: {got}")
    if got != expected[name]:
        changed = True
        print(f"CHANGED: {name} gave {expected[name]} before")
print("duckdb, format said:", said)
if said != ["2026-04-03", "2026-06-05", "2026-12-31"]:
    sys.exit("CHANGED: the format that was said is no longer followed")
sys.exit(changed)
PY
