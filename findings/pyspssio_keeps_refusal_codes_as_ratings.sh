#!/usr/bin/env bash
# GUESS: 98 and 99, declared user-missing in the .sav file, are missing in the data frame.
# SEEN: pyspssio 0.6.0 keeps them as the numbers 98 and 99 by default; pyreadstat 1.3.7
#   gives missing for the same file.
# WHY IT MATTERS: the mean of a 1-5 rating becomes 34.67 in the one and 2.75 in the other; with
#   few refusals the shift is small enough to be believed.
# WHAT TO DO INSTEAD: read_sav(..., include_user_missing=False), and compare the largest value
#   with the end of the scale.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pyreadstat==1.3.7' 'pyspssio==0.6.0' \
  'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" - "$work/made_up.sav" <<'PY'
import sys
from importlib.metadata import version
import pandas as pd, pyreadstat, pyspssio

path = sys.argv[1]
made_up = pd.DataFrame({"rating": [1.0, 2, 98, 5, 3, 99]})
pyreadstat.write_sav(made_up, path, missing_ranges={"rating": [{"lo": 98, "hi": 99}]},
                     variable_value_labels={"rating": {98: "don't know", 99: "refused"}})
seen = {
    "pyreadstat": pyreadstat.read_sav(path)[0].rating.mean(),
    "pyspssio": pyspssio.read_sav(path, data_only=True).rating.mean(),
}
asked = pyspssio.read_sav(path, data_only=True, include_user_missing=False).rating.mean()
for name, mean in seen.items():
    print(f"{name} {version(name)}: mean rating {mean:.3f}")
print(f"pyspssio with include_user_missing=False: {asked:.3f}")
for name, mean in seen.items():
    want = 208 / 6 if name == "pyspssio" else 2.75
    if abs(mean - want) > 1e-9:
        sys.exit(f"CHANGED: {name} gave {want:.3f} before")
if abs(asked - 2.75) > 1e-9:
    sys.exit("CHANGED: the option no longer gives 2.75")
PY
