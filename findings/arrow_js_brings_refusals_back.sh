#!/usr/bin/env bash
# GUESS: a rating set to missing in Python is missing in a browser that reads the same Arrow file.
# SEEN: npm apache-arrow 21.2.0: get() gives null, but toArray(), the way to hand a column to a mean, gives
#   what lies in memory under the null. That is the 99 again if polars 2.1.0 had replaced 99 by null, or
#   had set it by when/then; 0 from pyarrow 25.0.1 or JavaScript itself, 1 from a pandas 2.3.3 Int64
#   column. Columns with and without nulls give the same kind of array. No warning.
# WHY IT MATTERS: 9, 99 (refused), 10 and 8 have mean 31.5 in the chart and 9 in the notebook behind it, or
#   6.75 if a blank was never asked for; nullCount is right beside it.
# WHAT TO DO INSTEAD: toJSON() or [...column], which have nulls, and drop the nulls; toArray() only when
#   column.nullCount is 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'polars==2.1.0' 'pyarrow==25.0.1' \
  'pandas==2.3.3' 'numpy==2.4.6'
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" apache-arrow@21.2.0
cat > "$work/write.py" <<'PY'
import sys
import pandas as pd, polars as pl, pyarrow as pa, pyarrow.ipc as ipc

print("polars", pl.__version__, "pyarrow", pa.__version__, "pandas", pd.__version__)
raw = pl.DataFrame({"r": [9, 99, 10, 8]})               # made up: 99 is refused
columns = {
    "polars, replace(99, None)": raw["r"].replace(99, None).to_arrow(),
    "polars, when(r < 99)": raw.select(pl.when(pl.col("r") < 99).then("r"))["r"].to_arrow(),
    "polars, a blank": pl.Series([9, None, 10, 8]).to_arrow(),
    "pyarrow, a blank": pa.array([9, None, 10, 8]),
    "pandas, Int64": pa.array(pd.Series([9, None, 10, 8], dtype="Int64")),
}
table = pa.table(columns)
assert all(column.to_pylist() == [9, None, 10, 8] for column in table.columns), "changed: not the same ratings"
with ipc.new_file(sys.argv[1], table.schema) as out:
    out.write_table(table)
PY
"$work/venv/bin/python" "$work/write.py" "$work/ratings.arrow"
cat > "$work/check.mjs" <<'JS'
import { readFileSync } from "node:fs";
import { isDeepStrictEqual as same } from "node:util";
import { tableFromArrays, tableFromIPC } from "apache-arrow";

const under = { "polars, replace(99, None)": 99, "polars, when(r < 99)": 99, "polars, a blank": 0,
  "pyarrow, a blank": 0, "pandas, Int64": 1, "JavaScript, null": 0 };
const table = tableFromIPC(readFileSync(process.argv[2]));
const columns = Object.fromEntries(table.schema.fields.map(({ name }) => [name, table.getChild(name)]));
columns["JavaScript, null"] = tableFromArrays({ r: [9, null, 10, 8] }).getChild("r");
for (const [name, column] of Object.entries(columns)) {
  const array = Array.from(column.toArray(), Number);
  const mean = array.reduce((a, b) => a + b) / array.length;
  console.log(name.padEnd(26), "get(1)", column.get(1), "| nullCount", column.nullCount, "| toArray()", array.join(" "),
    "mean", mean);
  if (!same(array, [9, under[name], 10, 8])) throw new Error(`changed: toArray of ${name}`);
  if (column.get(1) !== null || column.nullCount !== 1) throw new Error(`changed: get or nullCount of ${name}`);
  const kept = [...column].filter((v) => v !== null).map(Number);
  if (!same(kept, [9, 10, 8])) throw new Error(`changed: the way out, ${name}`);
}
JS
(cd "$work" && node check.mjs ratings.arrow)
