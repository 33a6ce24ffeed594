#!/usr/bin/env bash
# GUESS: a yes/no cell (TRUE/FALSE) of an .ods file is read from its value, in any language.
# SEEN: pandas 3.1.1 with its own engine for .ods (odf, odfpy 1.4.1) looks at the word shown: only
#   "TRUE" is True. A sheet that shows WAHR, VRAI or VERDADERO, as the spreadsheet programs do in
#   those languages, or True or 1, gives False for every yes. No warning; the column is bool. The same
#   file with engine="calamine" (python-calamine 0.9.1) is right.
# WHY IT MATTERS: consent, "bought again" and ticked boxes come from partners in other countries as all
#   No, or, with countries stacked, as No in every country but the English-speaking ones.
# WHAT TO DO INSTEAD: pd.read_excel(..., engine="calamine"); be suspicious of columns without one True.
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
answers = [True, False, True, True]                     # made up
words = {"English": ("TRUE", "FALSE"), "German": ("WAHR", "FALSCH"), "French": ("VRAI", "FAUX"),
         "Spanish": ("VERDADERO", "FALSO"), "numbers": ("1", "0"), "small": ("True", "False")}
doc, table = OpenDocumentSpreadsheet(), Table(name="answers")
doc.spreadsheet.addElement(table)


def row(cells):
    line = TableRow()
    for kind, shown in cells:
        cell = TableCell(**kind)
        cell.addElement(P(text=shown))
        line.addElement(cell)
    table.addElement(line)


row([({"valuetype": "string"}, name) for name in words])
for a in answers:
    kind = {"valuetype": "boolean", "booleanvalue": str(a).lower()}
    row([(kind, yes if a else no) for yes, no in words.values()])
path = sys.argv[1] + "/answers.ods"
doc.save(path)
odf, calamine = (pd.read_excel(path, engine=e) for e in (None, "calamine"))   # None: what pandas picks
for name in words:
    print(f"{name:8} answers", answers, "| pandas' own", odf[name].tolist(), odf[name].dtype,
          "| calamine", calamine[name].tolist())
    assert calamine[name].tolist() == answers, "changed: calamine"
    assert odf[name].dtype == bool, "changed: no longer bool"
    assert odf[name].tolist() == (answers if name == "English" else [False] * 4), f"changed: {name}"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
