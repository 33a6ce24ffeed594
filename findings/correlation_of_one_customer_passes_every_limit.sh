#!/usr/bin/env bash
# GUESS: the correlation of a group with one customer, or where all gave the same rating, is no number and passes no
#   test such as c > 0.3.
# SEEN: in DuckDB 2.0.1 and polars 2.1.0 it is NaN, and NaN is above everything there: of four segments, one with 0.78, one
#   with -1, one customer alone and one where everybody said 3, three are "above 0.3" and the two without a figure come
#   first in order. datafusion 55.0.0 gives NULL and 1 segment, chdb 4.4.0 and pandas 2.3.3 NaN and 1. In
#   DuckDB max() and avg() of all are NaN; its stddev of one customer is NULL. No warning.
# WHY IT MATTERS: "in how many branches does this driver matter" is such a count. Small branches and those where all are
#   content count as proof, the more of them the finer one cuts, and they head the list of strongest drivers.
# WHAT TO DO INSTEAD: nullif(corr(x, y), 'nan') or isfinite(c) in DuckDB, fill_nan(None) in polars; ask for a least number
#   of customers per group.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'duckdb==2.0.1' 'polars==2.1.0' 'datafusion==55.0.0' \
  'chdb==4.4.0' 'pandas==2.3.3' 'numpy==2.4.6' 'pyarrow==26.0.1'
cat > "$work/check.py" <<'PY'
import warnings
from importlib.metadata import version
import chdb, datafusion, duckdb, pandas as pd, polars as pl

print(*(f"{name} {version(name)}" for name in ("duckdb", "polars", "datafusion", "chdb", "pandas")))
rated = pd.DataFrame({"branch": ["a", "a", "b", "b", "b", "c", "d", "d"], "speed": [3, 3, 1, 2, 3, 1, 1, 2],
                      "score": [1, 2, 1.5, 1, 4, 1, 5, 2]})                     # made up
frame = pl.from_pandas(rated)
context = datafusion.SessionContext()
context.from_pandas(rated, name="rated")
by_branch = "select branch, corr(speed, score) as c from {} group by branch"
count = f"select count(*) as n from ({by_branch}) t where c > 0.3"
first = f"{by_branch} order by c desc, branch"
with warnings.catch_warnings():
    warnings.simplefilter("ignore")                     # numpy's, of a division by zero
    plain = pd.Series({name: part["speed"].corr(part["score"]) for name, part in rated.groupby("branch")})
grouped = frame.group_by("branch").agg(c=pl.corr("speed", "score")).sort(["c", "branch"], descending=[True, False])
seen = {
    "duckdb": duckdb.sql(count.format("rated")).fetchall()[0][0],
    "polars": grouped.filter(pl.col("c") > 0.3).height,
    "polars SQL": pl.SQLContext(rated=frame).execute(count.format("rated")).collect()["n"][0],
    "datafusion": context.sql(count.format("rated")).to_pydict()["n"][0],
    "chdb": int(str(chdb.query(count.format("Python(rated)")))),
    "pandas": int((plain > 0.3).sum()),
}
print("branches above 0.3:", seen)
assert seen == {"duckdb": 3, "polars": 3, "polars SQL": 3, "datafusion": 1, "chdb": 1, "pandas": 1}, "changed: counts"
order = duckdb.sql(first.format("rated")).fetchall()
print("in order, duckdb:", order, "polars:", grouped.rows())
assert [r[0] for r in order] == ["a", "c", "b", "d"] == [r[0] for r in grouped.rows()], "changed: order"
largest, mean = duckdb.sql(f"select max(c), avg(c) from ({by_branch.format('rated')})").fetchall()[0]
assert largest != largest and mean != mean, "changed: max or avg in duckdb"
fixed = duckdb.sql(count.format("rated").replace("c > 0.3", "isfinite(c) and c > 0.3")).fetchall()[0][0]
assert fixed == 1 == grouped.filter(pl.col("c").fill_nan(None) > 0.3).height, "changed: the way out"
print("with isfinite or fill_nan:", fixed)
PY
"$work/venv/bin/python" "$work/check.py"
