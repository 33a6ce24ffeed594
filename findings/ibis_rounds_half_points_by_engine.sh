#!/usr/bin/env bash
# GUESS: the same ibis expression gives the same whole rating on every engine, for round() and for
#   cast("int64").
# SEEN: ibis 12.0.0: mean ratings 2.5, 3.5, 0.5, 3.7 and 4.5 become 3, 4, 1, 4, 5 by round() on DuckDB 1.4.5 and
#   SQLite, but 2, 4, 0, 4, 4 on polars 2.1.0 (halves go to the even number). cast("int64") cuts on polars
#   and SQLite (2, 3, 0, 3, 4) and rounds to even on DuckDB (2, 4, 0, 4, 4): there it disagrees with DuckDB's
#   own round(). No warning.
# WHY IT MATTERS: means of two items are halves every other time. Bands, top-box shares and tables by
#   rounded score change with the engine, which ibis lets one change in one line.
# WHAT TO DO INSTEAD: say it in arithmetic that all share: (x + 0.5).floor().cast("int64") for halves up,
#   x.floor() for cutting.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'ibis-framework[duckdb,polars,sqlite]==12.0.0' \
  'sqlglot==27.29.0' 'duckdb==1.4.5' 'polars==2.1.0' 'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" - <<'PY'
import warnings
warnings.simplefilter("ignore", DeprecationWarning)
import duckdb, ibis, pandas as pd, polars

print("ibis", ibis.__version__, "duckdb", duckdb.__version__, "polars", polars.__version__)
people = pd.DataFrame({"id": range(5), "score": [2.5, 3.5, 0.5, 3.7, 4.5]})        # made up: means of two items
want = {"duckdb": ([3, 4, 1, 4, 5], [2, 4, 0, 4, 4]), "sqlite": ([3, 4, 1, 4, 5], [2, 3, 0, 3, 4]),
        "polars": ([2, 4, 0, 4, 4], [2, 3, 0, 3, 4])}
for engine, expected in want.items():
    t = getattr(ibis, engine).connect().create_table("people", people).order_by("id")
    got = tuple([int(v) for v in e.execute()] for e in (t.score.round(), t.score.cast("int64")))
    safe = [int(v) for v in (t.score + 0.5).floor().cast("int64").execute()]
    print(f"{engine:7} round {got[0]}, cast {got[1]}; share of 4 and more {sum(v > 3 for v in got[0])} or "
          f"{sum(v > 3 for v in got[1])} of 5; floor(x + 0.5) {safe}")
    assert got == expected, f"changed: {engine} was {expected}"
    assert safe == [3, 4, 1, 4, 5], f"changed: floor on {engine}"
PY
