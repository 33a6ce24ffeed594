#!/usr/bin/env bash
# GUESS: customer ids of 20 digits in a CSV are kept as they are, as text or as whole numbers.
# SEEN: pyarrow 25.0.1's read_csv, pandas 2.3.3 with engine="pyarrow" and daft 0.7.26 make the column floats if one id
#   is above 9223372036854775807, and neighbours become equal: three customers are one, in every count and join, and
#   no row is lost. pandas' own reader, polars 2.1.0 and DuckDB 2.0.1 keep whole numbers. No warning.
# WHY IT MATTERS: hashed ids (64 bits without a sign) and card numbers are that long, and half of all hashes are above
#   the limit. Customers of a shop whose cards share their first 16 digits melt into one heavy buyer; answers join
#   to the purchases of strangers.
# WHAT TO DO INSTEAD: name the type: convert_options=ConvertOptions(column_types={"id": "string"}), dtype={"id": str}.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pyarrow==25.0.1' 'pandas==2.3.3' 'numpy==2.4.6' \
  'daft==0.7.26' 'polars==2.1.0' 'duckdb==2.0.1'
cat > "$work/check.py" <<'PY'
import sys
import daft, duckdb, pandas as pd, polars as pl, pyarrow as pa
from pyarrow import csv

print(*(f"{m.__name__} {m.__version__}" for m in (pa, pd, daft, pl, duckdb)))
file = f"{sys.argv[1]}/ratings.csv"
with open(file, "w") as out:                            # made up
    out.write("id,rating\n10234567890123456787,9\n10234567890123456788,3\n10234567890123456789,6\n")
seen = {
    "pyarrow": csv.read_csv(file)["id"].to_pandas(),
    "pandas by pyarrow": pd.read_csv(file, engine="pyarrow")["id"],
    "daft": daft.read_csv(file).to_pandas()["id"],
    "pandas": pd.read_csv(file)["id"],
    "polars": pd.Series(pl.read_csv(file)["id"].to_list()),
    "duckdb": pd.Series([r[0] for r in duckdb.sql(f"select id from '{file}'").fetchall()]),
    "pyarrow, named type": csv.read_csv(file, convert_options=csv.ConvertOptions(column_types={"id": "string"}))["id"].to_pandas(),
}
for name, ids in seen.items():
    print(f"{name:20} {ids.nunique()} customers: {ids[0]}")
    lossy = name in ("pyarrow", "pandas by pyarrow", "daft")
    assert ids.nunique() == (1 if lossy else 3), f"changed: {name}"
    assert lossy or [str(i) for i in ids] == [f"1023456789012345678{d}" for d in "789"], f"changed: ids in {name}"
small = csv.read_csv(pa.BufferReader(b"id\n9223372036854775806\n9223372036854775807\n"))["id"]
print("below the limit:", small.type, len(small.unique()))
assert str(small.type) == "int64" and len(small.unique()) == 2, "changed: below the limit"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
