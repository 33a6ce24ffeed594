#!/usr/bin/env bash
# GUESS: a number written to a spreadsheet and read again is the same number: both ends are binary
#   floats.
# SEEN: openpyxl 3.1.5 and XlsxWriter 3.3.1 both write 16 significant digits, one too few: of 1,000
#   differences of shares 360 come back as another number (0.1 - 0.4 as -0.3), and which of
#   them read the file makes no difference. CSV by Python's repr gives all of them back.
# WHY IT MATTERS: who re-runs a regression check on exported findings, or hashes them, sees every
#   third number changed though nothing was; differences that are zero in one file are not in the other.
# WHAT TO DO INSTEAD: write the text of repr() into the cell with the type of a number, or compare
#   to 15 digits.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'openpyxl==3.1.5' \
  'XlsxWriter==3.3.1' 'python-calamine==0.9.1'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import random, sys
from importlib.metadata import version
import openpyxl, xlsxwriter
from python_calamine import CalamineWorkbook

random.seed(1)
numbers = [0.1 - 0.4] + [random.randint(0, 999) / 1000 - random.randint(0, 999) / 1000 for _ in range(999)]
book = openpyxl.Workbook()
for number in numbers:
    book.active.append([number])
book.save("openpyxl.xlsx")
with xlsxwriter.Workbook("xlsxwriter.xlsx") as other:
    other.add_worksheet().write_column(0, 0, numbers)
changed = {}
for name in ("openpyxl", "xlsxwriter"):
    by_openpyxl = [row[0] for row in openpyxl.load_workbook(f"{name}.xlsx").active.iter_rows(values_only=True)]
    by_calamine = [row[0] for row in CalamineWorkbook.from_path(f"{name}.xlsx").get_sheet_by_index(0).to_python()]
    changed[name] = sum(a != b for a, b in zip(by_openpyxl, numbers, strict=True))
    same = [float(n) for n in by_openpyxl] == [float(n) for n in by_calamine]
    print(f"{name} {version(name)}: {changed[name]} of 1,000 changed, first {by_openpyxl[0]!r} for {numbers[0]!r}; "
          f"calamine reads the same: {same}")
    if by_openpyxl[0] != -0.3 or not same:
        sys.exit("CHANGED: -0.30000000000000004 came back as -0.3, for both readers")
if set(changed.values()) != {360}:
    sys.exit("CHANGED: 360 of 1,000 numbers came back as another")
if [float(repr(number)) for number in numbers] != numbers:
    sys.exit("CHANGED: repr no longer gives every number back")
PY
