#!/usr/bin/env bash
# GUESS: an unanswered question in a pandas category column is missing after a trip through an R file,
#   above all if one package both writes and reads it.
# SEEN: rdata 1.1.0 writes it as answer number 0, which R has not; reading its own file it gives the
#   LAST answer of the list. Two refusals of six become two more "very satisfied". pyreadr 0.5.8 reads
#   the same file as missing; R (seen by hand) calls no row missing and then "malformed factor".
# WHY IT MATTERS: the last answer of a scale is its best or its "don't know". The base is full and
#   the top share rises from half of those who answered to two thirds. Nothing warns.
# WHAT TO DO INSTEAD: write the column as text (astype("string"), missing stays missing there) and
#   set the order again after reading; count missing before and after.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check \
  'pyreadr==0.5.8' 'rdata==1.1.0' 'pandas==2.3.3' 'numpy==2.2.6' 'xarray==2026.9.0'
cat > "$work/check.py" <<'PY'
import sys
from importlib.metadata import version
import pandas as pd, pyreadr, rdata

print("rdata", version("rdata"))
scale = ["not satisfied", "satisfied", "very satisfied"]
answers = ["very satisfied", None, "satisfied", None, "not satisfied", "very satisfied"]     # made up
sent = pd.DataFrame({"sat": pd.Categorical(answers, categories=scale, ordered=True)})
path = sys.argv[1] + "/survey.rds"
rdata.write_rds(path, sent)
own, other = rdata.read_rds(path)["sat"], pyreadr.read_r(path)[None]["sat"]
for name, col in (("written", sent["sat"]), ("rdata reads", own), ("pyreadr reads", other)):
    print(f"{name:14}", col.isna().sum(), "missing, top share", round((col == scale[2]).sum() / col.count(), 2))
rdata.write_rds(path, sent.assign(sat=sent["sat"].astype("string")))
as_text = rdata.read_rds(path)["sat"]
print("sent as text: ", as_text.isna().sum(), "missing")
assert sent["sat"].isna().sum() == other.isna().sum() == 2, "changed: pyreadr's missing"
assert own.tolist() == [a or scale[2] for a in answers], "changed: rdata no longer gives the last answer"
assert as_text.isna().sum() == 2, "changed: text columns lose their missing too"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
