#!/usr/bin/env bash
# GUESS: a workbook that counts its days from 1904 (a switch in Excel, once the default on Macs) is read with
#   its true dates, however they are asked for.
# SEEN: npm xlsx 0.18.5 (SheetJS) with cellDates gives 1 March 2026 as 28 February 2022, four years and a day
#   early, while the text it gives for the same cell (raw: false, or its CSV) is 2026-03-01. pylightxl 1.61
#   gives 2022 too. openpyxl 3.1.5, python-calamine 0.9.1, npm exceljs 4.4.0 and read-excel-file 9.3.17 are right.
# WHY IT MATTERS: one partner's file is enough: its interviews fall four years before the others', in
#   the right order, and tenure or "days since purchase" across files is off by 1,462 days. No warning.
# WHAT TO DO INSTEAD: look at workbook.Workbook.WBProps.date1904 and add 1,462 days, or read with another
#   package; compare first and last date with the fieldwork.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'XlsxWriter==3.3.1' \
  'openpyxl==3.1.5' 'python-calamine==0.9.1' 'pylightxl==1.61'
npm install xlsx@0.18.5 read-excel-file@9.3.17 exceljs@4.4.0 \
  --prefix "$work" --silent --no-audit --no-fund --ignore-scripts >/dev/null
cat > "$work/days.mjs" <<'JS'
import { createRequire } from 'node:module';
import readExcelFile from 'read-excel-file/node';
const require = createRequire(import.meta.url), XLSX = require('xlsx'), ExcelJS = require('exceljs');
const path = process.argv[2];
const sheet = XLSX.readFile(path, { cellDates: true }).Sheets.Sheet1;
const other = new ExcelJS.Workbook();
await other.xlsx.readFile(path);
const day = d => d.toISOString().slice(0, 10);
console.log(JSON.stringify({
  'npm xlsx 0.18.5, cellDates': day(XLSX.utils.sheet_to_json(sheet)[0].day),
  'npm xlsx 0.18.5, text of the same cell': XLSX.utils.sheet_to_json(sheet, { raw: false })[0].day,
  'npm read-excel-file 9.3.17': day((await readExcelFile(path))[0].data[1][1]),
  'npm exceljs 4.4.0': day(other.worksheets[0].getCell('B2').value),
}));
JS
cat > "$work/check.py" <<'PY'
import datetime as dt, json, os, subprocess, sys
from importlib.metadata import version
import openpyxl, pylightxl, python_calamine, xlsxwriter

for start in ("1900", "1904"):
    path = f"{sys.argv[1]}/from{start}.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": start == "1904"})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["id", "day"])
    sheet.write(1, 0, 1)
    sheet.write_datetime(1, 1, dt.datetime(2026, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))    # made up
    book.close()
    seen = {
        f"openpyxl {openpyxl.__version__}": str(openpyxl.load_workbook(path).active["B2"].value)[:10],
        f"python-calamine {version('python-calamine')}":
            str(python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1][1])[:10],
        f"pylightxl {version('pylightxl')}": pylightxl.readxl(path).ws("Sheet1").address("B2").replace("/", "-"),
    }
    seen |= json.loads(subprocess.check_output(["node", f"{sys.argv[1]}/days.mjs", path], env=os.environ | {"TZ": "UTC"}))
    print(f"days counted from {start}:")
    for name, day in seen.items():
        print(f"  {name:40} {day}")
        early = start == "1904" and name.startswith(("pylightxl", "npm xlsx 0.18.5, cellDates"))
        assert day == ("2022-02-28" if early else "2026-03-01"), f"changed: {name}"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
