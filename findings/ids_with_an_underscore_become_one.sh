#!/usr/bin/env bash
# GUESS: ids of branch and customer such as 1_05 and 10_5 are text to every reader of a CSV file.
# SEEN: Python's int() and float() allow an underscore between digits, and readers that ask them take both for 105: numpy
#   2.4.6's genfromtxt, frictionless 5.21.0, petl 1.7.30's convertnumbers, pandas 3.1.1's astype(int), and csvkit 2.2.0
#   (agate 1.14.2), whose csvsort and csvjoin write 105 into the file. pandas' and polars 2.1.0's read_csv, DuckDB 2.0.1
#   and numpy's loadtxt keep them or refuse. No warning.
# WHY IT MATTERS: ids made of branch and number, wave and person or date parts (2026_01) are common. Two customers become
#   one, answers join to a stranger's purchases, and where the numbers differ nobody sees that an id has changed.
# WHAT TO DO INSTEAD: csvkit with --no-inference; dtype=str; count the distinct ids before and after.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'numpy==2.4.6' 'frictionless==5.21.0' 'petl==1.7.30' \
  'pandas==3.1.1' 'csvkit==2.2.0' 'agate==1.14.2' 'polars==2.1.0' 'duckdb==2.0.1'
printf 'id,score\n1_05,9\n10_5,3\n2_01,7\n' > "$work/answers.csv"                         # made up
printf 'id,spend\n1_05,20\n' > "$work/sales.csv"
cat > "$work/check.py" <<'PY'
import os
import subprocess
import sys
from importlib.metadata import version
import duckdb
import numpy as np
import pandas as pd
import petl
import polars as pl
from frictionless import Resource

print(*(f"{name} {version(name)}" for name in ("numpy", "frictionless", "petl", "pandas", "csvkit", "agate", "polars", "duckdb")))
os.chdir(sys.argv[1])


def kit(*arguments):
    out = subprocess.run([f"venv/bin/{arguments[0]}", *arguments[1:]], capture_output=True, text=True, check=True).stdout
    return [line.split(",") for line in out.splitlines()][1:]


plain = pd.read_csv("answers.csv")["id"]
kept, merged = ["1_05", "10_5", "2_01"], [105, 105, 201]
seen = {
    "numpy genfromtxt": ([int(i) for i in np.genfromtxt("answers.csv", delimiter=",", names=True, dtype=None, encoding="utf-8")["id"]], merged),
    "frictionless": ([row["id"] for row in Resource("answers.csv").read_rows()], merged),
    "petl convertnumbers": (list(petl.convertnumbers(petl.fromcsv("answers.csv"))["id"]), merged),
    "pandas astype(int)": (plain.astype(int).tolist(), merged),
    "csvkit csvsort": ([row[0] for row in kit("csvsort", "-c", "score", "answers.csv")], ["105", "201", "105"]),
    "csvkit csvsort --no-inference": ([row[0] for row in kit("csvsort", "--no-inference", "-c", "score", "answers.csv")], ["10_5", "2_01", "1_05"]),
    "pandas read_csv": (plain.tolist(), kept),
    "polars read_csv": (pl.read_csv("answers.csv")["id"].to_list(), kept),
    "duckdb": ([row[0] for row in duckdb.sql("SELECT id FROM 'answers.csv'").fetchall()], kept),
}
for reader, (ids, before) in seen.items():
    print(f"{reader}: {ids}")
    assert ids == before, f"changed: {reader} had {before}"
joined = kit("csvjoin", "-c", "id", "answers.csv", "sales.csv")
print("csvjoin of the answers with the one sale of 1_05:", joined)
assert [row[1:] for row in joined] == [["9", "20"], ["3", "20"]], "changed: csvjoin"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
