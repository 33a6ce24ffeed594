#!/usr/bin/env bash
# GUESS: a workbook written by openpyxl is read by pylightxl cell for cell.
# SEEN: openpyxl 3.1.5 writes text inside the cell ("inline strings", allowed by the format);
#   pylightxl 1.61 returns every such text as an empty string and keeps only the numbers.
#   Rows that hold only text at the end vanish. No warning.
# WHY IT MATTERS: a sheet of ratings and comments comes back with the ratings right and every
#   comment, group name and respondent code blank, as if nobody had written anything.
# WHAT TO DO INSTEAD: read with openpyxl or python-calamine; compare the count of filled cells
#   after any conversion.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check \
  'openpyxl==3.1.5' 'pylightxl==1.61' 'python-calamine==0.9.1'
"$work/venv/bin/python" - "$work/made_up_survey.xlsx" <<'PY'
import sys
from importlib.metadata import version
import openpyxl, pylightxl
from python_calamine import CalamineWorkbook

path = sys.argv[1]
rows = [["id", "rating", "comment"], ["r01", 9, "quick"], ["r02", 2, "slow"], ["r03", None, "no answer"]]
book = openpyxl.Workbook()
for row in rows:
    book.active.append(row)
book.save(path)

calamine = [list(r) for r in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()]
light = pylightxl.readxl(path)
seen = [list(r) for r in light.ws(light.ws_names[0]).rows]
print("openpyxl", version("openpyxl"), "wrote:", rows)
print("python-calamine", version("python-calamine"), "reads:", calamine)
print("pylightxl", version("pylightxl"), "reads:", seen)
words = [c for r in seen for c in r if isinstance(c, str) and c]
numbers = [c for r in seen for c in r if isinstance(c, (int, float))]
if [r[2] for r in calamine] != ["comment", "quick", "slow", "no answer"]:
    sys.exit("CHANGED: the text is not in the file as calamine reads it")
if words or numbers != [9, 2] or len(seen) != 3:
    sys.exit(f"CHANGED: pylightxl now gives words {words}, numbers {numbers}, {len(seen)} rows")
print("lost: all 9 texts and the last row; kept: both numbers")
PY
