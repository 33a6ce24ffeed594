#!/usr/bin/env bash
# GUESS: the length of an interview in a Parquet file is a length in DuckDB, or two writers give the same number.
# SEEN: DuckDB 2.0.1 reads it as a whole number without a unit, and the unit is the writer's: 5 minutes are
#   300000000000 from pandas 2.3.3, 300000000 from polars 2.1.0 and 300 from a pandas column in seconds. Read
#   together they are one column. pandas and polars read every one of the files as 5 minutes. In memory, without a
#   file, DuckDB has the right length (an INTERVAL). No warning.
# WHY IT MATTERS: with waves stacked from two tools the one has interviews a thousand or a thousand million times as
#   long. A mean is that of the wave written by pandas, and everybody of the other is a speeder.
# WHAT TO DO INSTEAD: write seconds as a number, with the unit in the name (dur.dt.total_seconds()), or look at
#   DESCRIBE for BIGINT where a length should be.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'duckdb==2.0.1' 'polars==2.1.0' \
  'pandas==2.3.3' 'numpy==2.4.6' 'pyarrow==25.0.1'
cat > "$work/check.py" <<'PY'
import datetime, sys
import duckdb, pandas as pd, polars as pl

work, five, ten = sys.argv[1], datetime.timedelta(minutes=5), datetime.timedelta(minutes=10)
print("duckdb", duckdb.__version__, "polars", pl.__version__, "pandas", pd.__version__)
wave1 = pd.DataFrame({"length": pd.to_timedelta([five, ten])})                  # made up
wave2 = pl.DataFrame({"length": [five, ten]})
wave3 = wave1.astype("timedelta64[s]")
wave1.to_parquet(f"{work}/wave1.parquet")
wave2.write_parquet(f"{work}/wave2.parquet")
wave3.to_parquet(f"{work}/wave3.parquet")
for name, want in (("wave1", 300_000_000_000), ("wave2", 300_000_000), ("wave3", 300)):
    file = f"{work}/{name}.parquet"
    value, kind = duckdb.sql(f"select length, typeof(length) from '{file}'").fetchall()[0]
    print(name, "duckdb", value, kind, "| pandas", pd.read_parquet(file)["length"][0], "| polars", pl.read_parquet(file)["length"][0])
    assert kind == "BIGINT" and value == want, f"changed: {name} in DuckDB"
    assert pd.read_parquet(file)["length"][0] == five == pl.read_parquet(file)["length"][0], f"changed: {name} elsewhere"
    print("  in memory:", *duckdb.sql(f"select length, typeof(length) from {name}").fetchall()[0])
    assert duckdb.sql(f"select length from {name}").fetchall()[0][0] == five, f"changed: {name} in memory"
mean, = duckdb.sql(f"select avg(length) from read_parquet(['{work}/wave1.parquet', '{work}/wave2.parquet'])").fetchall()[0]
print("mean of waves 1 and 2 in DuckDB:", mean, "where 7.5 minutes are true of both")
assert mean == 225_225_000_000, "changed: the mean of both"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
