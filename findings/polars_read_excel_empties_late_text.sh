#!/usr/bin/env bash
# GUESS: a column of minutes in which row 300 says "10 or more" becomes text, or is refused.
# SEEN: polars 2.1.0's read_excel (its default engine, fastexcel 0.21.0) decides by the first 100 rows
#   that the column holds whole numbers and gives null for every text after them. No warning. The text is
#   kept if it stands in the first 100 rows, and with engine="openpyxl" (3.1.5).
# WHY IT MATTERS: "10 or more", "refused", "don't know" are typed by the few. They turn into people who
#   were not asked: the highest answers leave the mean, and whether they do hangs on the order of rows.
# WHAT TO DO INSTEAD: read_excel(..., infer_schema_length=None), or engine="openpyxl"; compare the count
#   of nulls with the count of empty cells.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'polars==2.1.0' \
  'fastexcel==0.21.0' 'openpyxl==3.1.5'
cat > "$work/check.py" <<'PY'
import sys, warnings
from importlib.metadata import version
import openpyxl, polars as pl

warnings.simplefilter("error")
print("polars", pl.__version__, "fastexcel", version("fastexcel"), "openpyxl", openpyxl.__version__)


def book(name, late):                                   # made up: minutes waited, one answer per row
    wb = openpyxl.Workbook()
    wb.active.append(["id", "minutes"])
    for i in range(400):
        wb.active.append([i + 1, "10 or more" if i in late else i % 9 + 1])
    wb.save(f"{sys.argv[1]}/{name}.xlsx")
    return f"{sys.argv[1]}/{name}.xlsx"


late, early = book("late", {300, 301, 350, 399}), book("early", {3, 300, 301, 350})
seen = {}
for name, path, options in (
    ("texts after row 100", late, {}),
    ("one in row 4", early, {}),
    ("after row 100, infer_schema_length=None", late, {"infer_schema_length": None}),
    ("after row 100, engine=openpyxl", late, {"engine": "openpyxl"}),
):
    minutes = pl.read_excel(path, **options)["minutes"]
    seen[name] = (str(minutes.dtype), minutes.null_count(), (minutes.cast(pl.String) == "10 or more").sum())
    print(f"{name:40} type {minutes.dtype}, nulls {minutes.null_count()}, texts kept {seen[name][2]}")
assert seen["texts after row 100"] == ("Int64", 4, 0), "changed: late texts are no longer nulls"
assert all(v == ("String", 0, 4) for k, v in seen.items() if k != "texts after row 100"), "changed: the others"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
