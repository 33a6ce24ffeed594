#!/usr/bin/env bash
# GUESS: the same Narwhals filter, everybody who is not one of ("good",), keeps the same people of the same answers,
#   whatever frame they come in; at least on frames that know missing values.
# SEEN: narwhals 2.29.0: of six people, two of whom left the question blank, "not one of" keeps four on pandas 2.3.3
#   and two on polars 2.1.0, pyarrow 25.0.1 and DuckDB 2.0.1; the share is 67 or 50 percent. With pandas' nullable
#   types the text question keeps four and the number question of the same frame two. col != "good" is two
#   there. (Its guide warns of plain pandas columns, where a blank is NaN.) No warning.
# WHY IT MATTERS: "not satisfied" is written so. Who did not answer is dissatisfied on one analyst's frames and left
#   out on another's, and inside one frame the rule changes with the type of the column.
# WHAT TO DO INSTEAD: filter with ~col.is_null() first, or list the answers that are meant: is_in(["fair", "bad"]).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'narwhals==2.29.0' 'pandas==2.3.3' 'numpy==2.4.6' \
  'polars==2.1.0' 'pyarrow==25.0.1' 'duckdb==2.0.1'
cat > "$work/check.py" <<'PY'
import warnings
import duckdb, narwhals as nw, pandas as pd, polars as pl, pyarrow as pa

warnings.simplefilter("error")
print(*(f"{m.__name__} {m.__version__}" for m in (nw, pd, pl, pa, duckdb)))
answers = {"said": ["good", None, "bad", "fair", None, "good"], "points": [9, None, 3, 6, None, 10]}        # made up
arrow_table = pa.table(answers)
frames = {
    "pandas": pd.DataFrame(answers), "pandas nullable": pd.DataFrame(answers).convert_dtypes(),
    "pandas on pyarrow": pd.DataFrame(answers).convert_dtypes(dtype_backend="pyarrow"),
    "polars": pl.DataFrame(answers), "pyarrow": arrow_table, "duckdb": duckdb.sql("select * from arrow_table"),
}
asked = {
    "~said.is_in(['good'])": ~nw.col("said").is_in(["good"]), "said != 'good'": nw.col("said") != "good",
    "~points.is_in([9, 10])": ~nw.col("points").is_in([9, 10]), "~(points >= 9)": ~(nw.col("points") >= 9),
    "with ~is_null()": ~nw.col("said").is_null() & ~nw.col("said").is_in(["good"]),
}
want = {"pandas": [4, 4, 4, 4, 2], "pandas nullable": [4, 2, 2, 2, 2]}
print(" " * 17, *asked, sep=" | ")
for name, frame in frames.items():
    seen = [len(nw.from_native(frame).lazy().filter(e).collect()) for e in asked.values()]
    print(name.ljust(17), *seen)
    assert seen == want.get(name, [2, 2, 2, 2, 2]), f"changed: {name}"
shares = [nw.from_native(frames[name]).select((~nw.col("said").is_in(["good"])).mean())["said"][0] for name in ("pandas nullable", "polars")]
print("share not good, pandas nullable and polars:", *shares)
assert [round(s, 3) for s in shares] == [0.667, 0.5], "changed: shares"
PY
"$work/venv/bin/python" "$work/check.py"
