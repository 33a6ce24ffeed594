#!/usr/bin/env bash
# GUESS: a cell holds the number 7 and a display format such as 0 "points"; every reader gives 7.
# SEEN: openpyxl 3.1.5 and python-calamine 0.9.1 give 7. xlsx2csv 0.8.6 prints the format itself,
#   0 "points", for every respondent alike (0 "days" even becomes 0 "06ays"): the rating is gone.
#   pylightxl 1.61 gives a time, 00:00:00, and for 0 "days" a date in January 1900.
# WHY IT MATTERS: survey teams show scales and tenure as "7 points" or "34 days". After the
#   conversion a column that held answers holds one constant text, or dates, and no error was raised.
# WHAT TO DO INSTEAD: read such workbooks with openpyxl or calamine, or set the column to the
#   General format before exporting.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check \
  'openpyxl==3.1.5' 'xlsx2csv==0.8.6' 'python-calamine==0.9.1' 'pylightxl==1.61'
"$work/venv/bin/python" - "$work/made_up_ratings.xlsx" <<'PY'
import csv, io, sys
from importlib.metadata import version
import openpyxl, pylightxl
from python_calamine import CalamineWorkbook
from xlsx2csv import Xlsx2csv

path = sys.argv[1]
cells = [(7, "General"), (7, '0 "points"'), (3, '0 "points"'), (7, '0 "days"')]
book = openpyxl.Workbook()
for row, (value, shown) in enumerate(cells, 1):
    book.active.cell(row, 1, value).number_format = shown
book.save(path)

text = io.StringIO()
Xlsx2csv(path).convert(text)
light = pylightxl.readxl(path)
seen = {
    "openpyxl": [r[0] for r in openpyxl.load_workbook(path, data_only=True).active.values],
    "python-calamine": [r[0] for r in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()],
    "xlsx2csv": [r[0] for r in csv.reader(io.StringIO(text.getvalue()))],
    "pylightxl": [r[0] for r in light.ws(light.ws_names[0]).rows],
}
expected = {
    "openpyxl": [7, 7, 3, 7],
    "python-calamine": [7, 7, 3, 7],
    "xlsx2csv": ["7", '0 "points"', '0 "points"', '0 "06ays"'],
    "pylightxl": [7, "00:00:00", "00:00:00", "1900/01/06 00:00:00"],
}
print("stored numbers and formats:", cells)
changed = False
for name, got in seen.items():
    print(f"{name} {version(name)}: {got}")
    if got != expected[name]:
        changed = True
        print(f"CHANGED: {name} gave {expected[name]} before")
sys.exit(changed)
PY
