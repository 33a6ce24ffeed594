#!/usr/bin/env bash
# GUESS: an unanswered question (null in JSON) written to a .sav file is system missing in SPSS and pyreadstat.
# SEEN: npm @codious/sav-reader-writer 1.1.4 and sav-writer 1.0.0 write the number 0 for null and for "", and system missing
#   only for undefined, a key that is not there: scores 9, 8 and two null have mean 4.25 in pyreadstat 1.3.7, with the value
#   label of 0 ("not likely") on each null. Blank dates and texts are blank. Of a date with time the seconds
#   are lost (13:45:30 is 13:45:00). No error.
# WHY IT MATTERS: databases, JSON APIs and survey tools hand over null for skipped questions. In SPSS everyone who skipped has
#   the worst score, with a label, as if chosen; no missing value is left to be counted.
# WHAT TO DO INSTEAD: delete the keys whose value is null or "" from each record before writing; compare the count of
#   valid answers in the file with the source.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pyreadstat==1.3.7' 'pandas==2.3.3' 'numpy==2.4.6'
npm install --silent --no-audit --no-fund --prefix "$work" @codious/sav-reader-writer@1.1.4 sav-writer@1.0.0
cd "$work"
cat > write.js <<'JS'
const codious = require("@codious/sav-reader-writer");
const writer = require("sav-writer");
const { Numeric, DateTime } = codious.VariableType;
const variables = () => [
  {
    name: "score", type: Numeric, width: 8, decimal: 0,
    valueLabels: [{ value: 0, label: "not likely" }, { value: 10, label: "very likely" }],
  },
  { name: "asked", type: DateTime },
];
const asked = "05-03-2026 13:45:30";
const withNull = [{ score: 9, asked }, { score: null, asked: null }, { score: 8, asked }, { score: null, asked: "" }];
const without = [{ score: 9 }, {}, { score: 8 }, {}];
const fs = require("fs");
fs.writeFileSync("codious_null.sav", codious.toBuffer(withNull, variables()));
fs.writeFileSync("codious_none.sav", codious.toBuffer(without, variables()));
writer.saveToFile("writer_null.sav", withNull, variables());
writer.saveToFile("writer_none.sav", without, variables());
JS
node write.js
"$work/venv/bin/python" - <<'PY'
import sys

import pyreadstat

for name in ("codious", "writer"):
    null, meta = pyreadstat.read_sav(f"{name}_null.sav")
    none, _ = pyreadstat.read_sav(f"{name}_none.sav")
    labels = meta.variable_value_labels["score"]
    print(f"{name}: null is {null.score.tolist()}, mean {null.score.mean()}, called {labels[null.score[1]]!r}")
    print(f"{name}: key left out is {none.score.tolist()}, mean {none.score.mean()}; 13:45:30 is {null.asked[0]:%H:%M:%S}")
    if null.score.tolist() != [9, 0, 8, 0]:
        sys.exit("changed: null was written as 0")
    if none.score.count() != 2 or none.score.mean() != 8.5:
        sys.exit("changed: a key left out was system missing")
    if null.asked.count() != 2 or f"{null.asked[0]:%H:%M:%S}" != "13:45:00":
        sys.exit("changed: blank dates were blank and 13:45:30 was read as 13:45:00")
PY
