#!/usr/bin/env bash
# GUESS: the length of an interview in an .ods file is read from the cell's value; how many digits the
#   sheet shows of it does not matter.
# SEEN: pandas 3.1.1 with its own engine for .ods (odf, odfpy 1.4.1) reads the text shown: 5 minutes 30
#   shown as 05:30 (minutes:seconds) becomes 05:30:00, five and a half hours, and 13:15 shown on a
#   12-hour clock without PM becomes 01:15. Nothing is said until a length passes 23 minutes; that stops
#   with an error. With engine="calamine" (python-calamine 0.9.1) the same file is right.
# WHY IT MATTERS: call lengths and times to answer are shown as mm:ss. Short ones all become
#   60 times too long and keep their order, so ranks look sound; speeders (under 2 minutes) vanish.
# WHAT TO DO INSTEAD: pd.read_excel(..., engine="calamine"), or show such columns as [HH]:MM:SS.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check \
  'pandas==3.1.1' 'numpy==2.4.6' 'odfpy==1.4.1' 'python-calamine==0.9.1'
cat > "$work/check.py" <<'PY'
import sys
import pandas as pd
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

print("pandas", pd.__version__)
calls = [("PT00H05M30S", "05:30", "00:05:30", "05:30:00"),       # value, shown, true, what pandas makes of it
         ("PT00H12M05S", "12:05", "00:12:05", "12:05:00"),       # made up
         ("PT00H01M40S", "01:40", "00:01:40", "01:40:00"),
         ("PT13H15M00S", "01:15", "13:15:00", "01:15:00"),
         ("PT00H05M30S", "00:05:30", "00:05:30", "00:05:30")]
doc, table = OpenDocumentSpreadsheet(), Table(name="calls")
doc.spreadsheet.addElement(table)
cells = [({"valuetype": "string"}, "took")] + [({"valuetype": "time", "timevalue": c[0]}, c[1]) for c in calls]
for kind, shown in cells:
    line, cell = TableRow(), TableCell(**kind)
    cell.addElement(P(text=shown))
    line.addElement(cell)
    table.addElement(line)
path = sys.argv[1] + "/calls.ods"
doc.save(path)
odf, calamine = (pd.read_excel(path, engine=e)["took"].astype(str).tolist() for e in (None, "calamine"))
for (value, shown, true, _), a, b in zip(calls, odf, calamine):
    print(f"true {true} shown {shown:8} | pandas' own {a} | calamine {b}")
assert calamine == [c[2] for c in calls], "changed: calamine"
assert odf == [c[3] for c in calls], "changed: pandas' own engine"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
