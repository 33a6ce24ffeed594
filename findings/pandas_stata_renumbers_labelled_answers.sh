#!/usr/bin/env bash
# GUESS: a Stata file that pandas reads and writes again has the same answers, numbers and labels both.
# SEEN: pandas 2.3.3 numbers them anew from 0 and closes up over answers that nobody gave: bad = 1, fair = 3 and
#   very good = 5 become 0, 2 and 3 if nobody said 4 (whose label is gone), so 1, 5, 3, 2 come back as
#   0, 3, 2, 1. The labels move along, so a table by label is right. No warning.
# WHY IT MATTERS: the file goes back to colleagues who take means of the numbers: 2.75 is 1.5 now, and the step
#   from "fair" to "very good" is 1 and was 2. Another wave, in which all answers occur, gets other numbers.
# WHAT TO DO INSTEAD: read_stata(..., convert_categoricals=False), keep StataReader's value_labels(), and hand
#   them to to_stata(..., value_labels=...).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pandas==2.3.3' 'numpy==2.4.6' \
  'pyreadstat==1.3.7'
cat > "$work/check.py" <<'PY'
import sys, warnings
import pandas as pd, pyreadstat

warnings.simplefilter("error")
work = sys.argv[1]
print("pandas", pd.__version__, "pyreadstat", pyreadstat.__version__)
labels = {1: "bad", 2: "poor", 3: "fair", 4: "fine", 5: "very good"}
pd.DataFrame({"q": [1, 5, 3, 2]}).to_stata(f"{work}/a.dta", write_index=False, value_labels={"q": labels})   # made up


def look(name):
    frame, meta = pyreadstat.read_dta(f"{work}/{name}.dta")
    print(name, "numbers", frame["q"].tolist(), "mean", frame["q"].mean(), "labels", meta.variable_value_labels["q"])
    return frame["q"].tolist(), meta.variable_value_labels["q"]


assert look("a") == ([1, 5, 3, 2], labels), "changed: the file to begin with"
pd.read_stata(f"{work}/a.dta").to_stata(f"{work}/b.dta", write_index=False)
assert look("b") == ([0, 3, 2, 1], {0: "bad", 1: "poor", 2: "fair", 3: "very good"}), "changed: read and written again"
with pd.io.stata.StataReader(f"{work}/a.dta") as reader:
    frame, kept = reader.read(convert_categoricals=False), reader.value_labels()
frame.to_stata(f"{work}/c.dta", write_index=False, value_labels={"q": kept["q"]})
assert look("c") == ([1, 5, 3, 2], labels), "changed: the way out"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
