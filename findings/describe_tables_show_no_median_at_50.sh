#!/usr/bin/env bash
# GUESS: the 50% of a table of description is the median: 2.5 for the ratings 1, 2, 3 and 4.
# SEEN: it is 3.0 in polars 2.1.0's describe() and 2 in DuckDB 2.0.1's SUMMARIZE, where both have 2.5 for median().
#   polars takes the upper of the two middle answers (7 and 8: 8.0; half 1 and half 5: 5.0), DuckDB rounds to the
#   column's whole numbers (7.5 to 8). pandas 2.3.3's describe and datafusion 55.0.0's say 2.5, 7.5 and 3. polars' 25%
#   and 75% are single answers too. No warning.
# WHY IT MATTERS: the first look at a file is such a table, and its medians get quoted. A split team (half 1, half 5)
#   has median 5 in one table and 3 in another, and a group of even size looks better than one of odd size.
# WHAT TO DO INSTEAD: describe(interpolation="linear"), or median() asked for by itself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'polars==2.1.0' 'duckdb==2.0.1' \
  'datafusion==55.0.0' 'pyarrow==25.0.1' 'pandas==2.3.3' 'numpy==2.4.6'
cat > "$work/check.py" <<'PY'
from importlib.metadata import version
import datafusion, duckdb, pandas as pd, polars as pl

print(*(f"{name} {version(name)}" for name in ("polars", "duckdb", "pandas", "datafusion")))


def look(ratings):
    frame = pl.DataFrame({"r": ratings})
    short = dict(frame.describe().iter_rows())
    summary = duckdb.sql("select q25, q50, q75 from (summarize from frame)").fetchall()[0]
    described = datafusion.SessionContext().from_pydict({"r": ratings}).describe().to_pydict()
    seen = {
        "polars describe": (short["25%"], short["50%"], short["75%"]),
        "duckdb SUMMARIZE": tuple(float(v) for v in summary),
        "pandas describe": tuple(float(v) for v in pd.Series(ratings).describe()[["25%", "50%", "75%"]]),
        "datafusion describe": (float(dict(zip(described["describe"], described["r"]))["median"]),),
        "polars linear": tuple(dict(frame.describe(interpolation="linear").iter_rows())[q] for q in ("25%", "50%", "75%")),
    }
    medians = frame["r"].median(), duckdb.sql("select median(r) from frame").fetchall()[0][0]
    print(*ratings[:8], "| median() of polars and duckdb", *medians)
    for name, quartiles in seen.items():
        print("   ", name.ljust(20), *quartiles)
    return [quartiles[len(quartiles) // 2] for quartiles in seen.values()], medians


want = {(1, 2, 3, 4): ([3.0, 2.0, 2.5, 2.5, 2.5], 2.5), (7, 8): ([8.0, 8.0, 7.5, 7.5, 7.5], 7.5),
        (1, 1, 1, 5, 5, 5): ([5.0, 3.0, 3.0, 3.0, 3.0], 3.0)}                   # made up
for ratings, (middles, median) in want.items():
    seen, medians = look(list(ratings))
    assert seen == middles and medians == (median, median), f"changed: {ratings} had {middles} and {median}"
PY
"$work/venv/bin/python" "$work/check.py"
