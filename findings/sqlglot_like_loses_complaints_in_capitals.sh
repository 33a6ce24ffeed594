#!/usr/bin/env bash
# GUESS: a query that counts comments LIKE '%late%' counts the same ones after sqlglot has translated it; it knows ILIKE.
# SEEN: sqlglot 30.30.0 leaves LIKE as it is from SQLite (and from MySQL), where it does not mind capitals, to DuckDB 2.0.1,
#   where it does: of five comments about late deliveries three are left ("Late again" and "LATE" are gone). From DuckDB
#   to SQLite the count goes up, and codes 'us%' find 'US'. SIMILAR TO '%(late|slow)%' from PostgreSQL (npm
#   pglite 0.5.17) is kept, too, and finds nobody in DuckDB, whose pattern is another language. ILIKE is made right in each.
#   No warning.
# WHY IT MATTERS: keyword lists over comments are counted so. Comments begin with a capital, so those that start with
#   the complaint are the ones that vanish, and a theme shrinks with the move to another engine.
# WHAT TO DO INSTEAD: LOWER(text) LIKE '%late%' in the source, ILIKE where the engine has it; regexp_matches for a choice.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'sqlglot==30.30.0' 'duckdb==2.0.1'
npm install --silent --no-fund --no-audit --prefix "$work" '@electric-sql/pglite@0.5.17'
cat > "$work/check.py" <<'PY'
import sqlite3
import subprocess
import sys
import duckdb
import sqlglot

print("sqlglot", sqlglot.__version__, "duckdb", duckdb.__version__, "sqlite", sqlite3.sqlite_version)
comments = ["Late again", "came late", "the parcel was late", "LATE", "very slow and late", "all fine"]      # made up
table = ["CREATE TABLE answers (comment TEXT)"] + [f"INSERT INTO answers VALUES ('{c}')" for c in comments]


def count(engine, sql):
    if engine == "postgres":
        return int(subprocess.run(["node", sys.argv[1], ";".join(table), sql], capture_output=True, text=True, check=True).stdout)
    run = duckdb.connect() if engine == "duckdb" else sqlite3.connect(":memory:")
    for statement in table:
        run.execute(statement)
    return run.execute(sql).fetchone()[0]


for condition, source, target, before, after in (
    ("comment LIKE '%late%'", "sqlite", "duckdb", 5, 3),
    ("comment LIKE '%late%'", "duckdb", "sqlite", 3, 5),
    ("comment ILIKE '%late%'", "duckdb", "sqlite", 5, 5),
    ("comment SIMILAR TO '%(late|slow)%'", "postgres", "duckdb", 3, 0),
):
    query = f"SELECT COUNT(*) FROM answers WHERE {condition}"
    translated = sqlglot.transpile(query, read=source, write=target)[0]
    seen = count(source, query), count(target, translated)
    print(f"{source} {condition}: {seen[0]}; {target} {translated.split(' WHERE ')[1]}: {seen[1]}")
    assert seen == (before, after), f"changed: {before} and {after} before"
translated = sqlglot.transpile("SELECT comment LIKE '%late%' FROM answers", read="mysql", write="duckdb")[0]
assert translated == "SELECT comment LIKE '%late%' FROM answers", "changed: from MySQL"
PY
cat > "$work/run.mjs" <<'JS'
import { PGlite } from "@electric-sql/pglite";
const [setup, query] = process.argv.slice(2);
const base = new PGlite();
await base.exec(setup);
console.log((await base.query(query, [], { rowMode: "array" })).rows[0][0]);
JS
"$work/venv/bin/python" "$work/check.py" "$work/run.mjs"
