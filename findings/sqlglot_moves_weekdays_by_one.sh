#!/usr/bin/env bash
# GUESS: a day of the week in a query is the same day after sqlglot has translated it, whatever number the engine gives it;
#   it has a rule for that ((DAY_OF_WEEK(d) % 7) + 1 from MySQL to Presto).
# SEEN: sqlglot 30.30.0 keeps DAYOFWEEK of MySQL, Spark and BigQuery, 1 for Sunday to 7, for DuckDB 2.0.1, where it is 0
#   for Sunday to 6: the weekend, IN (1, 7), is Mondays there. to_char(d, 'D') of PostgreSQL (npm pglite), 1 for Sunday,
#   becomes DuckDB's %u, 1 for Monday, so '1' is Monday, too, and %u in DuckDB becomes 'D', so its Mondays are
#   Sundays in PostgreSQL. EXTRACT(dow) and ISODOW are right. No error.
# WHY IT MATTERS: calls by weekday and "weekend or not" are such queries. Each day gets its neighbour's calls; the curve has
#   the same shape, so staffing is planned a day off.
# WHAT TO DO INSTEAD: EXTRACT(ISODOW FROM d), or the name of the day; count one known week before and after.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'sqlglot==30.30.0' 'duckdb==2.0.1'
npm install --silent --no-fund --no-audit --prefix "$work" '@electric-sql/pglite@0.5.17'
cat > "$work/check.py" <<'PY'
import json
import subprocess
import sys
import duckdb
import sqlglot

print("sqlglot", sqlglot.__version__, "duckdb", duckdb.__version__)
week = ["Sun 2026-03-01", "Mon 2026-03-02", "Tue 2026-03-03", "Wed 2026-03-04", "Thu 2026-03-05", "Fri 2026-03-06", "Sat 2026-03-07"]
table = ["CREATE TABLE calls (name TEXT, d DATE)"] + [f"INSERT INTO calls VALUES ('{c[:3]}', '{c[4:]}')" for c in week]


def in_duckdb(sql):
    base = duckdb.connect()
    for statement in table:
        base.execute(statement)
    return [row[0] for row in base.execute(sql).fetchall()]


def in_postgres(queries):
    out = subprocess.run(["node", sys.argv[1], ";".join(table), *queries], capture_output=True, text=True, check=True).stdout
    return [[row[0] for row in rows] for rows in map(json.loads, out.splitlines())]


def translate(condition, source, target):
    return sqlglot.transpile(f"SELECT name FROM calls WHERE {condition} ORDER BY d", read=source, write=target)[0]


cases = [
    ("to_char(d, 'D') = '1'", "postgres", "duckdb", ["Sun"], ["Mon"]),
    ("strftime(d, '%u') = '1'", "duckdb", "postgres", ["Mon"], ["Sun"]),
    ("EXTRACT(dow FROM d) = 1", "postgres", "duckdb", ["Mon"], ["Mon"]),
    ("EXTRACT(isodow FROM d) = 1", "postgres", "duckdb", ["Mon"], ["Mon"]),
]
by_postgres = in_postgres([translate(condition, source, "postgres") for condition, source, *_ in cases])
for (condition, source, target, before, after), days in zip(cases, by_postgres):
    here = in_duckdb(translate(condition, source, "duckdb"))
    seen = (days, here) if source == "postgres" else (here, days)
    print(f"{source} {condition}: {seen[0]}; {target} {translate(condition, source, target).split('WHERE ')[1]}: {seen[1]}")
    assert seen == (before, after), f"changed: {before} and {after} before"
for source, condition in (("mysql", "DAYOFWEEK(d) IN (1, 7)"), ("spark", "DAYOFWEEK(d) IN (1, 7)"), ("bigquery", "EXTRACT(DAYOFWEEK FROM d) IN (1, 7)")):
    translated = translate(condition, source, "duckdb")
    seen = in_duckdb(translated)
    print(f"{source} {condition}, the weekend; duckdb {translated.split('WHERE ')[1]}: {seen}")
    assert seen == ["Mon"], "changed: the weekend"
knows = sqlglot.transpile("SELECT DAYOFWEEK(d)", read="mysql", write="presto")[0]
print("mysql to presto:", knows)
assert "% 7) + 1" in knows, "changed: the rule for Presto"
PY
cat > "$work/run.mjs" <<'JS'
import { PGlite } from "@electric-sql/pglite";
const [setup, ...queries] = process.argv.slice(2);
const base = new PGlite();
await base.exec(setup);
for (const query of queries) console.log(JSON.stringify((await base.query(query, [], { rowMode: "array" })).rows));
JS
"$work/venv/bin/python" "$work/check.py" "$work/run.mjs"
