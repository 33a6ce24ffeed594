#!/usr/bin/env bash
# GUESS: age bands and whole percents of a SQLite query are the same after sqlglot has translated it for DuckDB; it knows
#   that the one divides whole numbers to whole numbers and the other does not.
# SEEN: sqlglot 30.30.0 keeps CAST(age / 10 AS INTEGER) * 10, which cuts off in SQLite and rounds in DuckDB 2.0.1: 35 to 39
#   are in the thirties before and in the forties after. age / 10 * 10 becomes 35.0, no band at all, and a mean of 8.7
#   as CAST(AVG(score) AS INTEGER) is 8 before and 9 after. With a schema, by annotate_types, the first two are right
#   and the mean is not. The other way round, DuckDB to SQLite, divisions are kept right and casts are not. No warning.
# WHY IT MATTERS: half of everybody moves up one band; tables by age look plausible and shift by five years.
# WHAT TO DO INSTEAD: write floor(age / 10.0) * 10 in the source, which is one thing in both; compare the counts per band.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'sqlglot==30.30.0' 'duckdb==2.0.1'
cat > "$work/check.py" <<'PY'
import sqlite3
import duckdb
import sqlglot
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify

print("sqlglot", sqlglot.__version__, "duckdb", duckdb.__version__, "sqlite", sqlite3.sqlite_version)
people = [(21, 9), (24, 9), (25, 8), (27, 8), (29, 9), (32, 9), (36, 9), (38, 9), (39, 8), (45, 9),
          (21, 8), (23, 9), (26, 9), (28, 8), (35, 9), (37, 9), (41, 9), (44, 9), (52, 8), (58, 9)]    # made up
schema = {"people": {"age": "int", "score": "int"}}
engines = duckdb.connect(), sqlite3.connect(":memory:")
for run in engines:
    run.execute("CREATE TABLE people (age INTEGER, score INTEGER)")
    run.executemany("INSERT INTO people VALUES (?, ?)", people)


def both(query, typed=False):
    tree = sqlglot.parse_one(query, read="sqlite")
    if typed:
        tree = annotate_types(qualify(tree, schema=schema, dialect="sqlite", quote_identifiers=False), schema=schema, dialect="sqlite")
    translated = tree.sql("duckdb")
    there, here = (run.execute(sql).fetchall() for run, sql in zip(engines, (translated, query)))
    print(query, "->", translated, "\n   SQLite", here, "DuckDB", there)
    return here, there


query = "SELECT CAST(age / 10 AS INTEGER) * 10 AS band, COUNT(*) AS n FROM people GROUP BY 1 ORDER BY 1"
right = [(20, 9), (30, 6), (40, 3), (50, 2)]
assert both(query) == (right, [(20, 5), (30, 5), (40, 8), (50, 1), (60, 1)]), "changed: bands"
assert both(query, typed=True) == (right, right), "changed: bands with a schema"
assert both("SELECT age / 10 * 10 FROM people WHERE age = 36") == ([(30,)], [(36.0,)]), "changed: bands without a cast"
query = "SELECT CAST(AVG(score) AS INTEGER) AS mean FROM people"
assert both(query) == both(query, typed=True) == ([(8,)], [(9,)]), "changed: the mean"
PY
"$work/venv/bin/python" "$work/check.py"
