#!/usr/bin/env bash
# GUESS: an empty text in a workbook's table of texts is an empty answer; the other answers stay where they are.
# SEEN: npm xlsx 0.18.5 (SheetJS) skips an entry that is written <si/>, and every cell whose text stands
#   behind it in the table gets the text after its own: "good" is read as "bad", "bad" as "no idea", and the
#   last ones are lost. No error. exceljs 4.4.0, read-excel-file 9.3.17, openpyxl 3.1.5, python-calamine
#   0.9.1 and xlsx2csv 0.8.6 read the same file right. (<si/> is allowed by the format, though Excel itself writes
#   <si><t/></si>, which SheetJS reads well; older exceljs wrote <si/> for every empty text.)
# WHY IT MATTERS: exports of survey tools come from such writers. One person who left a box empty changes the
#   answers of all who come later, into other valid answers.
# WHAT TO DO INSTEAD: read with one of the others, or open and save the file in a spreadsheet program first;
#   compare the counts of one question with the tool's own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'openpyxl==3.1.5' 'python-calamine==0.9.1' \
  'xlsx2csv==0.8.6' 'XlsxWriter==3.3.1'
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" xlsx@0.18.5 exceljs@4.4.0 \
  read-excel-file@9.3.17
cat > "$work/check.py" <<'PY'
import csv, pathlib, subprocess, sys, zipfile
from importlib.metadata import version
import openpyxl, python_calamine, xlsxwriter

work = pathlib.Path(sys.argv[1])
true = [["id", "answer"], [1, "fair"], [2, ""], [3, "good"], [4, "bad"], [5, "good"], [6, "no idea"]]
with xlsxwriter.Workbook(work / "plain.xlsx") as book:  # made up
    sheet = book.add_worksheet("Sheet1")
    for i, row in enumerate(true):
        sheet.write(i, 0, row[0])
        if row[1]:
            sheet.write_string(i, 1, row[1])
        else:                                           # a text that is emptied below
            sheet.write_rich_string(i, 1, "x", book.add_format(), "y")
with zipfile.ZipFile(work / "plain.xlsx") as old, zipfile.ZipFile(work / "answers.xlsx", "w") as new, \
        zipfile.ZipFile(work / "excel_way.xlsx", "w") as excel:
    for name in old.namelist():
        text = old.read(name)
        if name == "xl/sharedStrings.xml":
            start = text.index(b"<si><r>")
            entry = text[start:text.index(b"</si>", start) + 5]
            new.writestr(name, text.replace(entry, b"<si/>"))
            excel.writestr(name, text.replace(entry, b"<si><t/></si>"))
        else:
            new.writestr(name, text)
            excel.writestr(name, text)
path = str(work / "answers.xlsx")
seen = {
    "openpyxl": [list(r) for r in openpyxl.load_workbook(path).active.iter_rows(values_only=True)],
    "python-calamine": python_calamine.load_workbook(path).get_sheet_by_index(0).to_python(),
    "xlsx2csv": list(csv.reader(subprocess.run([pathlib.Path(sys.executable).parent / "xlsx2csv", path],
                                               capture_output=True, text=True, check=True).stdout.splitlines())),
}
for name, rows in seen.items():
    print(f"{name:16} {version(name):7}", "; ".join(f"{float(r[0]):.0f} {r[1] or '-'}" for r in rows[1:]))
    assert [r[1] or "" for r in rows] == [r[1] for r in true], f"changed: {name}"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
cat > "$work/check.mjs" <<'JS'
import { readFileSync } from "node:fs";
import XLSX from "xlsx";
import ExcelJS from "exceljs";
import readSheets from "read-excel-file/node";

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const line = (rows) => rows.slice(1).map(([id, answer]) => `${id} ${typeof answer === "string" && answer || "-"}`).join("; ");
const sheetjs = (path) => line(XLSX.utils.sheet_to_json(XLSX.readFile(path).Sheets.Sheet1, { header: 1 }));
const book = new ExcelJS.Workbook();
await book.xlsx.readFile("answers.xlsx");
const right = "1 fair; 2 -; 3 good; 4 bad; 5 good; 6 no idea";
const seen = {
  exceljs: line(book.worksheets[0].getSheetValues().slice(1).map((r) => r.slice(1))),
  "read-excel-file": line((await readSheets("answers.xlsx"))[0].data),
  xlsx: sheetjs("answers.xlsx"),
};
for (const [name, text] of Object.entries(seen)) console.log(name.padEnd(16), version(name).padEnd(7), text);
console.log("xlsx, with <si><t/></si>:", sheetjs("excel_way.xlsx"));
if (seen.exceljs !== right || seen["read-excel-file"] !== right) throw new Error("changed: exceljs or read-excel-file");
if (sheetjs("excel_way.xlsx") !== right) throw new Error("changed: xlsx with Excel's way");
if (seen.xlsx !== "1 fair; 2 -; 3 bad; 4 no idea; 5 bad; 6 -") throw new Error("changed: xlsx");
JS
(cd "$work" && node check.mjs)
