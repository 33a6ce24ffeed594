#!/usr/bin/env bash
# GUESS: nunique() in ibis, written once, counts the different values that are there, on every engine.
# SEEN: ibis 12.0.0 on polars 2.1.0 counts null as one more value: shops "a", none, "a" are 2 different
#   shops, by group and in all; on DuckDB 1.4.5 and SQLite they are 1. count() leaves null out on all
#   three. No warning. (This ibis does not start with DuckDB 2.)
# WHY IT MATTERS: different customers, shops or reasons per group are counted this way. Each group with
#   one blank gets one too many, and groups without do not, so small groups with gaps grow most.
# WHAT TO DO INSTEAD: t.shop.nunique(where=t.shop.notnull()), or filter the nulls out before.
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
visits = pd.DataFrame({"region": list("nnnsss"), "shop": ["a", None, "a", "b", "c", "b"]})      # made up
seen = {}
for engine in ("duckdb", "sqlite", "polars"):
    t = getattr(ibis, engine).connect().create_table("visits", visits)
    by = t.group_by("region").agg(shops=t.shop.nunique(), answers=t.shop.count()).order_by("region").to_pandas()
    seen[engine] = (by.shops.tolist(), by.answers.tolist(), int(t.shop.nunique().execute()),
                    int(t.shop.nunique(where=t.shop.notnull()).execute()))
    print(f"{engine:7} shops in north, south {by.shops.tolist()}, in all {seen[engine][2]}; answers "
          f"{by.answers.tolist()}; in all where not null {seen[engine][3]}")
assert seen["duckdb"] == seen["sqlite"] == ([1, 2], [2, 3], 3, 3), "changed: DuckDB or SQLite"
assert seen["polars"] == ([2, 2], [2, 3], 4, 3), "changed: polars no longer counts null"
PY
