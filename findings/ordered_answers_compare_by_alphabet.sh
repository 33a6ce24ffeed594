#!/usr/bin/env bash
# GUESS: an ordered pandas category (poor < fair < good < excellent) keeps its order in polars, in DuckDB
#   and in a Parquet file, or comparisons are refused there.
# SEEN: polars 2.1.0 (from_pandas or read_parquet) and DuckDB 2.0.1 compare by the alphabet: "excellent" is
#   not >= 'good', "poor" is. DuckDB does so although it turns the pandas frame into an ordered type and
#   max() is right there; from Parquet the highest answer is "poor" as well. A polars Enum is right in
#   polars and by the alphabet in DuckDB, from memory or from Parquet. No warning anywhere.
# WHY IT MATTERS: "good or better" is counted by a comparison. Of the six answers below four are, here
#   two, and one of these two is the "poor"; with other words the share would be off by a little.
# WHAT TO DO INSTEAD: store the number beside the words and compare that, or count with a list:
#   is_in(["good", "excellent"]), r in ('good', 'excellent'); in polars cast to pl.Enum(order) first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'polars==2.1.0' 'duckdb==2.0.1' \
  'pyarrow==26.0.1' 'pandas==2.3.3' 'numpy==2.4.6'
cat > "$work/check.py" <<'PY'
import sys, warnings
import duckdb, pandas as pd, polars as pl, pyarrow

warnings.simplefilter("error")
print(*(f"{m.__name__} {m.__version__}" for m in (pl, duckdb, pd, pyarrow)))
order = ["poor", "fair", "good", "excellent"]
answers = ["excellent", "excellent", "good", "poor", "fair", "excellent"]   # made up
parquet, enum_parquet = f"{sys.argv[1]}/ordered.parquet", f"{sys.argv[1]}/enum.parquet"
frame = pd.DataFrame({"r": pd.Categorical(answers, order, ordered=True)})
frame.to_parquet(parquet)
enum = pl.DataFrame({"r": pl.Series(answers, dtype=pl.Enum(order))})
enum.write_parquet(enum_parquet)


def in_polars(d):
    return (d["r"] >= "good").to_list(), str(d["r"].max())


def in_duckdb(name):
    rows = duckdb.sql(f"select r >= 'good', max(r) over () from {name}").fetchall()
    return [r[0] for r in rows], rows[0][1]


seen = {
    "pandas": ((frame.r >= "good").tolist(), frame.r.max()),
    "DuckDB, the pandas frame": in_duckdb("frame"),
    "polars Enum": in_polars(enum),
    "polars, from_pandas": in_polars(pl.from_pandas(frame)),
    "polars, pandas' Parquet": in_polars(pl.read_parquet(parquet)),
    "DuckDB, pandas' Parquet": in_duckdb(f"'{parquet}'"),
    "DuckDB, the polars Enum frame": in_duckdb("enum"),
    "DuckDB, the polars Enum's Parquet": in_duckdb(f"'{enum_parquet}'"),
}
for name, (at_least_good, highest) in seen.items():
    print(f"{name:34} good or better: {sum(at_least_good)} of 6, the 'poor' one among them: "
          f"{at_least_good[3]}; highest: {highest}")
right, wrong = [True, True, True, False, False, True], [False, False, True, True, False, False]
for name, got in seen.items():
    want = {"pandas": (right, "excellent"), "polars Enum": (right, "excellent"),
            "DuckDB, the pandas frame": (wrong, "excellent")}.get(name, (wrong, "poor"))
    assert got == want, f"changed: {name}"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
