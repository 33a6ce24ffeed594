#!/usr/bin/env bash
# GUESS: EDATE(31 January, 1) in a workbook that Python calculates is 28 February, as in the spreadsheet program.
# SEEN: pycel 1.0b30 gives 3 March, and 2 March for 30 January: it adds one to the month and lets the days run over. A month
#   after 31 October is 1 December, a year after 29 February 1 March. formulas 1.3.4 gives the last day of the
#   month for the same cells; pycel's own EOMONTH is right. No error.
# WHY IT MATTERS: "due a month later", "renews after three months", "waves of a month" are EDATE. Whoever signed on the
#   last days of a long month gets the month after next: November, February, April, June and September are short of
#   customers, and the others have them twice.
# WHAT TO DO INSTEAD: formulas, or MIN(EDATE(d, n), EOMONTH(d, n)), which is right in both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pycel==1.0b30' 'formulas==1.3.4' 'openpyxl==3.1.5' \
  'numpy==2.4.6'
cat > "$work/check.py" <<'PY'
import sys
from datetime import date, timedelta
from importlib.metadata import version
import formulas
import openpyxl
from pycel import ExcelCompiler

print("pycel", version("pycel"), "formulas", version("formulas"))
cells = {                                                                                # made up
    "EDATE(DATE(2026,1,31),1)": ("2026-03-03", "2026-02-28"),
    "EDATE(DATE(2026,1,30),1)": ("2026-03-02", "2026-02-28"),
    "EDATE(DATE(2026,10,31),1)": ("2026-12-01", "2026-11-30"),
    "EDATE(DATE(2026,8,31),6)": ("2027-03-03", "2027-02-28"),
    "EDATE(DATE(2024,2,29),12)": ("2025-03-01", "2025-02-28"),
    "EDATE(DATE(2026,1,15),1)": ("2026-02-15", "2026-02-15"),
    "EOMONTH(DATE(2026,1,31),1)": ("2026-02-28", "2026-02-28"),
    "MIN(EDATE(DATE(2026,1,31),1),EOMONTH(DATE(2026,1,31),1))": ("2026-02-28", "2026-02-28"),
}
path = sys.argv[1] + "/dates.xlsx"
book = openpyxl.Workbook()
book.active.title = "S"
for row, formula in enumerate(cells, 1):
    book.active.cell(row, 1, "=" + formula)
book.save(path)
compiled = ExcelCompiler(filename=path)
solution = formulas.ExcelModel().loads(path).finish().calculate()


def day(serial):
    return (date(1899, 12, 30) + timedelta(days=int(serial))).isoformat()


for row, (formula, before) in enumerate(cells.items(), 1):
    seen = day(compiled.evaluate(f"S!A{row}")), day(solution[f"'[dates.xlsx]S'!A{row}"].value[0, 0])
    print(f"{formula}: pycel {seen[0]}, formulas {seen[1]}")
    assert seen == before, f"changed: {before} before"
PY
"$work/venv/bin/python" "$work/check.py" "$work" 2> "$work/progress" || { cat "$work/progress"; exit 1; }
