#!/usr/bin/env bash
# GUESS: a rating of 8.5 in JSON, or in rows of a database, is 8.5, or is refused, wherever the first half point comes.
# SEEN: polars 2.1.0 decides by the first 100 rows that the ratings are whole numbers, and read_json, pl.DataFrame(list of
#   dicts or rows) and read_database of a SQLite column then cut what comes later: 8.5 and 8.9 are 8. read_ndjson of the
#   same answers refuses, and text is refused. If one of the first 100 has a half, all is right. pandas 2.3.3 and DuckDB
#   2.0.1 are right. A question that first appears after row 100 is left out by pl.DataFrame. No warning.
# WHY IT MATTERS: answers come from web services and databases in the order of the days. Half stars, means of items and
#   amounts are cut, never rounded, so the mean falls by up to a point on a screen where nothing has changed.
# WHAT TO DO INSTEAD: infer_schema_length=None, or state the type (schema, schema_overrides: pl.Float64).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'polars==2.1.0' 'duckdb==2.0.1' 'pandas==2.3.3' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import json
import sqlite3
import sys
import warnings
from importlib.metadata import version

import duckdb
import pandas as pd
import polars as pl

warnings.simplefilter("error")
answers = [{"id": i, "score": 8} for i in range(150)] + [{"id": 150 + i, "score": s} for i, s in enumerate([8.5, 8.9] * 25)]
with open("answers.json", "w") as file:
    json.dump(answers, file)
with open("answers.ndjson", "w") as file:
    file.write("\n".join(map(json.dumps, answers)) + "\n")
with open("answers.json") as file:
    records = json.load(file)
base = sqlite3.connect(":memory:")
base.execute("create table answers (score numeric)")
base.executemany("insert into answers values (?)", [(r["score"],) for r in records])
cut = {
    "polars read_json": pl.read_json("answers.json")["score"],
    "polars DataFrame of dicts": pl.DataFrame(records)["score"],
    "polars DataFrame of rows": pl.DataFrame([tuple(r.values()) for r in records], schema=["id", "score"], orient="row")["score"],
    "polars read_database": pl.read_database("select score from answers", base)["score"],
}
right = {
    "polars read_json, infer_schema_length=None": pl.read_json("answers.json", infer_schema_length=None)["score"],
    "polars DataFrame of dicts, a half first": pl.DataFrame(records[::-1])["score"],
    "polars read_database, infer_schema_length=None": pl.read_database(
        "select score from answers", base, infer_schema_length=None
    )["score"],
    "pandas read_json": pd.read_json("answers.json")["score"],
    "duckdb": duckdb.sql("select score from 'answers.json'").df()["score"],
}
print("polars", version("polars"), "pandas", version("pandas"), "duckdb", version("duckdb"))
for name, score in {**cut, **right}.items():
    print(f"{name}: mean {score.mean():.3f}, highest {score.max()}")
for name, score in cut.items():
    if (round(score.mean(), 3), score.max()) != (8.0, 8):
        sys.exit(f"changed: {name} cut 8.5 and 8.9 to 8")
for name, score in right.items():
    if (round(float(score.mean()), 3), float(score.max())) != (8.175, 8.9):
        sys.exit(f"changed: {name} had the mean 8.175")
try:
    pl.read_ndjson("answers.ndjson")
except pl.exceptions.ComputeError as refused:
    print("polars read_ndjson:", str(refused).splitlines()[0])
else:
    sys.exit("changed: read_ndjson refused")
late = records[:150] + [{"id": 150, "score": 8, "reason": "price"}]
columns = pl.DataFrame(late).columns
print("columns when a question first appears in row 151:", columns)
if columns != ["id", "score"]:
    sys.exit("changed: a late question was left out by DataFrame")
PY
