#!/usr/bin/env bash
# GUESS: "score >= 9 is a promoter, score <= 6 a detractor, the others passive" makes no promoter of a blank score, whatever
#   type the column has; as .loc[score >= 9] takes no blanks.
# SEEN: pandas 3.1.1's Series.case_when takes a condition that is missing as met if the column has one of the types with
#   NA (Int64, string, pyarrow; a file read with dtype_backend, or after convert_dtypes): 4 of 6 people are promoters
#   where 2 are. With plain float or str columns the blanks are passive. mask() puts its new value on blanks in the same
#   way, so "cap at 8" gives who did not answer an 8. .loc of the same condition leaves them alone. No warning.
# WHY IT MATTERS: the first condition gets all the blanks. A net promoter score goes up with every skipped answer, and how
#   the file was read decides whether.
# WHAT TO DO INSTEAD: put (score.isna(), "no answer") first, or (score >= 9).fillna(False).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pandas==3.1.1' 'numpy==2.4.6' 'pyarrow==25.0.1'
cat > "$work/check.py" <<'PY'
import io
import pandas as pd

print("pandas", pd.__version__)
file = "score,text\n9,good\n10,good\n,\n4,bad\n8,good\n,\n"                                 # made up


def net(column):
    kind = pd.Series("passive", index=column.index).case_when([(column >= 9, "promoter"), (column <= 6, "detractor")])
    return kind.tolist(), 100 * ((kind == "promoter").sum() - (kind == "detractor").sum()) / column.count()


plain = ["promoter", "promoter", "passive", "detractor", "passive", "passive"]
filled = ["promoter", "promoter", "promoter", "detractor", "passive", "promoter"]
for how, before, score in (({}, plain, 25), ({"dtype_backend": "numpy_nullable"}, filled, 75), ({"dtype_backend": "pyarrow"}, filled, 75)):
    frame = pd.read_csv(io.StringIO(file), **how)
    kinds, seen = net(frame["score"])
    print(how or "as it comes", frame["score"].dtype, kinds, "net promoter score", seen)
    assert kinds == before and seen == score, f"changed: {before} and {score} before"
    complaints = pd.Series("other", index=frame.index).case_when([(frame["text"] == "bad", "complaint")])
    capped = frame["score"].mask(frame["score"] > 8, 8)
    loc = frame.assign(kind="passive")
    loc.loc[loc["score"] >= 9, "kind"] = "promoter"
    figures = int((complaints == "complaint").sum()), float(capped.mean()), int((loc["kind"] == "promoter").sum())
    print("   complaints, mean capped at 8, promoters by .loc:", figures)
    assert figures == ((1, 7.0, 2) if not how else (3, 7 + 1 / 3, 2)), "changed: the figures below"
blanks_first = pd.Series("passive", index=frame.index).case_when([(frame["score"].isna(), "no answer"), (frame["score"] >= 9, "promoter")])
assert blanks_first.tolist().count("promoter") == 2, "changed: blanks first"
PY
"$work/venv/bin/python" "$work/check.py"
