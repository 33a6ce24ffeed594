#!/usr/bin/env bash
# GUESS: DuckDB's date_diff, translated to SQLite by sqlglot, gives the same whole minutes, months and days.
# SEEN: sqlglot 30.30.0 multiplies the difference of two Julian days and cuts it off: of 1,440 calls that waited 1 to 1,440
#   minutes sharp SQLite gives every sixth a minute less (0 for 1, 11 for 12), where DuckDB 2.0.1 is right each time. Months
#   are 30 days there: 1 February to 1 March is 0 months and ten years are 121. date '2026-03-05' - date '2026-03-01',
#   4 days, becomes a difference of the years, 0. It warns for weeks (and gives days) and not for these.
# WHY IT MATTERS: "answered within five minutes" and "customer for a year" are cut at such numbers; whoever stands
#   right at the limit falls to the wrong side, and days to an answer are 0 for all.
# WHAT TO DO INSTEAD: translate by hand: round(... * 1440), julianday(b) - julianday(a) for days, strftime('%Y', b) * 12 +
#   strftime('%m', b) less the same of a for months; try a few rows on both engines.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'sqlglot==30.30.0' 'duckdb==2.0.1'
cat > "$work/check.py" <<'PY'
import sqlite3
from datetime import datetime, timedelta
import duckdb
import sqlglot

print("sqlglot", sqlglot.__version__, "duckdb", duckdb.__version__, "sqlite", sqlite3.sqlite_version)


def both(query, pairs):
    rows = ", ".join(f"('{a}', '{b}')" for a, b in pairs)
    engines = []
    for run, kind in ((duckdb.connect(), "TIMESTAMP"), (sqlite3.connect(":memory:"), "TEXT")):
        run.execute(f"CREATE TABLE calls (a {kind}, b {kind})")
        run.execute(f"INSERT INTO calls VALUES {rows}")
        engines.append(run)
    translated = sqlglot.transpile(query, read="duckdb", write="sqlite")[0]
    print(query, "->", translated)
    return ([row[0] for row in run.execute(sql).fetchall()] for run, sql in zip(engines, (query, translated)))


came = datetime(2026, 3, 1, 10, 0)                                                        # made up
waits = list(range(1, 1441))
here, there = both("SELECT date_diff('minute', a, b) FROM calls", [(came, came + timedelta(minutes=w)) for w in waits])
short = [w for w, t in zip(waits, there) if t == w - 1]
print("DuckDB right:", sum(h == w for h, w in zip(here, waits)), "SQLite a minute short:", len(short), "the first", short[:5])
assert here == waits and len(short) + sum(t == w for t, w in zip(there, waits)) == 1440, "changed: other than a minute short"
assert 200 < len(short) < 250, "changed: how many are a minute short"
customers = [("2026-02-01", "2026-03-01"), ("2025-03-01", "2026-03-01"), ("2016-03-01", "2026-03-01")]
here, there = both("SELECT date_diff('month', a, b) FROM calls", customers)
print("months, DuckDB", here, "SQLite", there)
assert (here, there) == ([1, 12, 120], [0, 12, 121]), "changed: months"
here, there = both("SELECT b::DATE - a::DATE FROM calls", [("2026-03-01", "2026-03-05"), ("2026-03-01", "2026-04-10")])
print("days, DuckDB", here, "SQLite", there)
assert (here, there) == ([4, 40], [0, 0]), "changed: days"
PY
"$work/venv/bin/python" "$work/check.py"
