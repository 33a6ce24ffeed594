#!/usr/bin/env bash
# GUESS: a call at 13:00 in a workbook is read as 13:00, or a thousandth of a second off in both directions.
# SEEN: a third of the whole hours (240 of the 720 of 30 days) come out as the minute before: xlsx2csv 0.8.6
#   prints 12:59, npm xlsx 0.18.5 with cellDates and npm read-excel-file 9.3.17 give 12:59:59.999, whose
#   hour is 12. openpyxl 3.1.5, python-calamine 0.9.1 and npm exceljs 4.4.0 give all 720 right.
# WHY IT MATTERS: calls, visits and bookings are kept by the hour or half hour. Load by hour of day, "before
#   noon", first hour of opening: all calls of some hours (10, 13, 16 and 19 o'clock) count one hour early.
# WHAT TO DO INSTEAD: round times to the second before taking hour, day or minute, or read with one of the
#   three that are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'XlsxWriter==3.3.1' \
  'xlsx2csv==0.8.6' 'openpyxl==3.1.5' 'python-calamine==0.9.1'
npm install xlsx@0.18.5 read-excel-file@9.3.17 exceljs@4.4.0 \
  --prefix "$work" --silent --no-audit --no-fund --ignore-scripts >/dev/null
cat > "$work/hours.mjs" <<'JS'
import { createRequire } from 'node:module';
import readExcelFile from 'read-excel-file/node';
const require = createRequire(import.meta.url), XLSX = require('xlsx'), ExcelJS = require('exceljs');
const path = process.argv[2];
const book = XLSX.readFile(path, { cellDates: true, UTC: true });
const other = new ExcelJS.Workbook();
await other.xlsx.readFile(path);
const hours = list => list.map(d => d.toISOString().slice(0, 13));
console.log(JSON.stringify({
  'npm xlsx 0.18.5': hours(XLSX.utils.sheet_to_json(book.Sheets.Sheet1).map(r => r.at)),
  'npm read-excel-file 9.3.17': hours((await readExcelFile(path))[0].data.slice(1).map(r => r[1])),
  'npm exceljs 4.4.0': hours(other.worksheets[0].getColumn(2).values.slice(2)),
}));
JS
cat > "$work/check.py" <<'PY'
import csv, datetime as dt, json, os, subprocess, sys
from importlib.metadata import version
import openpyxl, python_calamine, xlsxwriter

path = f"{sys.argv[1]}/calls.xlsx"
calls = [dt.datetime(2026, 3, 1) + dt.timedelta(hours=h) for h in range(720)]       # made up: one an hour
book = xlsxwriter.Workbook(path)
sheet, shown = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
sheet.write_row(0, 0, ["id", "at"])
for i, call in enumerate(calls, 1):
    sheet.write(i, 0, i)
    sheet.write_datetime(i, 1, call, shown)
book.close()
hour = "%Y-%m-%dT%H"
text = subprocess.check_output([sys.executable, "-m", "xlsx2csv", path], text=True).splitlines()
seen = {
    f"openpyxl {openpyxl.__version__}": [r[1].strftime(hour) for r in openpyxl.load_workbook(path).active.iter_rows(2, values_only=True)],
    f"python-calamine {version('python-calamine')}": [dt.datetime.combine(r[1], dt.time()).strftime(hour) if not isinstance(r[1], dt.datetime)
        else r[1].strftime(hour) for r in python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]],
    f"xlsx2csv {version('xlsx2csv')}": [r["at"].replace(" ", "T")[:13] for r in csv.DictReader(text)],
}
seen |= json.loads(subprocess.check_output(["node", f"{sys.argv[1]}/hours.mjs", path], env=os.environ | {"TZ": "UTC"}))
right = [c.strftime(hour) for c in calls]
for name, hours in seen.items():
    wrong = [(r, h) for r, h in zip(right, hours, strict=True) if r != h]
    print(f"{name:28} {len(wrong)} of 720 in another hour", f"e.g. {wrong[0][0]} read as {wrong[0][1]}" if wrong else "")
    early = name.startswith(("xlsx2csv", "npm xlsx", "npm read-excel-file"))
    assert len(wrong) == (240 if early else 0), f"changed: {name}"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
