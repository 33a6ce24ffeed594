#!/usr/bin/env bash
# GUESS: a Parquet file with the times of calls and their time zone gives the same clock times by either of
#   pandas' two engines, or says that they are in UTC.
# SEEN: written by polars 2.1.0 (or pyarrow 25.0.1), 1 March 08:30 in Seoul is 2026-03-01 08:30+09:00 by pyarrow, and by
#   fastparquet 2026.9.0 it is 2026-02-28 23:30 without any zone. A file that pandas 2.3.3 itself wrote has its
#   zone by both, because pandas notes it a second time. No warning.
# WHY IT MATTERS: calls before nine go to the day and here the month before; load by hour and by weekday are those
#   of another place, and a comparison with local times elsewhere in the data is nine hours off.
# WHAT TO DO INSTEAD: engine="pyarrow"; with fastparquet, s.dt.tz_localize("UTC").dt.tz_convert(zone) for files not
#   written by pandas.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'fastparquet==2026.9.0' 'pyarrow==25.0.1' \
  'pandas==2.3.3' 'numpy==2.4.6' 'polars==2.1.0' 'tzdata==2026.6'
cat > "$work/check.py" <<'PY'
import datetime, sys, warnings
import fastparquet, pandas as pd, polars as pl, pyarrow, pyarrow.parquet

warnings.simplefilter("error")
work = sys.argv[1]
print("fastparquet", fastparquet.__version__, "pyarrow", pyarrow.__version__, "pandas", pd.__version__, "polars", pl.__version__)
times = [datetime.datetime(2026, 3, 1, 8, 30), datetime.datetime(2026, 3, 1, 20, 0)]        # made up
calls = pl.DataFrame({"call": times}).with_columns(pl.col("call").dt.replace_time_zone("Asia/Seoul"))
calls.write_parquet(f"{work}/polars.parquet")
pyarrow.parquet.write_table(calls.to_arrow(), f"{work}/pyarrow.parquet")
pd.DataFrame({"call": pd.to_datetime(times).tz_localize("Asia/Seoul")}).to_parquet(f"{work}/pandas.parquet", engine="pyarrow")
local = ["2026-03-01T08:30:00+09:00", "2026-03-01T20:00:00+09:00"]
for writer in ("polars", "pyarrow", "pandas"):
    for engine in ("pyarrow", "fastparquet"):
        read = pd.read_parquet(f"{work}/{writer}.parquet", engine=engine)["call"]
        seen = [t.isoformat() for t in read]
        print("written by", writer.ljust(7), "read by", engine.ljust(11), *seen)
        lost = engine == "fastparquet" and writer != "pandas"
        assert seen == (["2026-02-28T23:30:00", "2026-03-01T11:00:00"] if lost else local), f"changed: {writer}, {engine}"
        if lost:
            back = read.dt.tz_localize("UTC").dt.tz_convert("Asia/Seoul")
            assert [t.isoformat() for t in back] == local, "changed: the way out"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
