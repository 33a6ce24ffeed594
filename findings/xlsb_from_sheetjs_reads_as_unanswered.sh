#!/usr/bin/env bash
# GUESS: a binary workbook (.xlsb) written by one package has its answers in another.
# SEEN: npm xlsx 0.18.5 (SheetJS) writes the short form of a cell, which the format has, for every cell with a
#   neighbour at its left. pyxlsb 1.0.10 and python-calamine 0.9.1, by themselves or as pandas 2.3.3's engines,
#   do not know it and give nothing for it: the first column is there, the others are empty but for answers that
#   follow a blank. calamine loses all headers but the first, pyxlsb every text, headers and comments too.
#   SheetJS reads all of it. No error.
# WHY IT MATTERS: a panel's web page that exports .xlsb gives a file with everybody's id and the few answers that
#   happen to follow a blank. It looks like a survey that hardly anyone answered.
# WHAT TO DO INSTEAD: ask for .xlsx, or open and save the file in a spreadsheet program; count the answers that
#   are not empty in each column.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pyxlsb==1.0.10' 'python-calamine==0.9.1' \
  'pandas==2.3.3' 'numpy==2.4.6'
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" xlsx@0.18.5
cat > "$work/write.cjs" <<'JS'
const XLSX = require("xlsx");
const rows = [["id", "q1", "q2", "why"], [1, 4, 5, "quick"], [2, null, 3, "late"], [3, 2, null, "dear"], [4, 5, 5, "kind"]];
const book = XLSX.utils.book_new();                     // made up
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "answers");
XLSX.writeFile(book, "answers.xlsb");
XLSX.writeFile(book, "answers.xlsx");
const back = XLSX.utils.sheet_to_json(XLSX.readFile("answers.xlsb").Sheets.answers, { header: 1, defval: null });
console.log("xlsx", XLSX.version, "reads its own .xlsb", JSON.stringify(back));
if (JSON.stringify(back) !== JSON.stringify(rows)) throw new Error("changed: SheetJS does not read it back");
JS
(cd "$work" && node write.cjs)
cat > "$work/check.py" <<'PY'
import sys
from importlib.metadata import version
import pandas as pd, python_calamine

work = sys.argv[1]
true = [[1, 4, 5, "quick"], [2, None, 3, "late"], [3, 2, None, "dear"], [4, 5, 5, "kind"]]
bare = [[1, None, None, None], [2, None, 3, None], [3, None, None, "dear"], [4, None, None, None]]


def pandas_rows(name, engine):
    frame = pd.read_excel(f"{work}/{name}", engine=engine)
    return [[None if pd.isna(v) else v for v in row] for row in frame.itertuples(index=False)], list(frame.columns)


for engine in ("pyxlsb", "calamine"):
    rows, head = pandas_rows("answers.xlsb", engine)
    print("pandas", pd.__version__, "by", engine, head, rows)
    wide = 3 if engine == "pyxlsb" else 4               # pyxlsb gives no text at all
    assert rows == [row[:wide] for row in bare], f"changed: {engine}"
    first = ["Unnamed: 0"] if engine == "pyxlsb" else ["id"]
    assert head == first + ["Unnamed: 1", "Unnamed: 2", "Unnamed: 3"][:wide - 1], f"changed: headers by {engine}"
alone = python_calamine.load_workbook(f"{work}/answers.xlsb").get_sheet_by_index(0).to_python()
print("python-calamine", version("python-calamine"), "alone", alone, "pyxlsb", version("pyxlsb"))
assert [[v if v != "" else None for v in row] for row in alone[1:]] == bare, "changed: calamine alone"
rows, head = pandas_rows("answers.xlsx", "calamine")
print("the same book as .xlsx:", head, rows)
assert rows == true and head == ["id", "q1", "q2", "why"], "changed: .xlsx"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
