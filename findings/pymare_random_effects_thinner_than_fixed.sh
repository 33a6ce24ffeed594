#!/usr/bin/env bash
# GUESS: a DerSimonian-Laird interval is never narrower than the fixed-effect one; with no
#   heterogeneity (tau-squared 0) the two are the same.
# SEEN: PyMARE 0.0.13's DerSimonianLaird scales its standard error by the spread seen among the
#   studies (Knapp-Hartung, the default of recent releases, without a floor). Four studies that
#   happen to agree: standard error 0.0058 against 0.1026 for the fixed effect, the interval from
#   0.087 to 0.124 against -0.10 to 0.31. The column named z-score is 3.6, not estimate / se.
# WHY IT MATTERS: with few, alike studies, as is common in customer research, chance agreement turns
#   "no evidence" into a very sure effect; older releases and other tools give the wide interval.
# WHAT TO DO INSTEAD: DerSimonianLaird(small_sample_correction="knapp-hartung-conservative"), or
#   "wald" to compare with other software, and say which.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pymare==0.0.13' \
  'scipy==1.17.1' 'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" -W ignore - <<'PY'
import sys
from importlib.metadata import version
import numpy as np
from pymare import Dataset
from pymare.estimators import DerSimonianLaird

y = np.array([0.10, 0.12, 0.11, 0.09])  # made-up effects of four studies
v = np.array([0.04, 0.05, 0.03, 0.06])

def pooled(**options):
    summary = DerSimonianLaird(**options).fit_dataset(Dataset(y=y, v=v)).summary()
    row = summary.to_df().iloc[0]
    low, high = (float(row[c]) for c in ("ci_0.025", "ci_0.975"))
    return float(np.ravel(summary.tau2)[0]), float(row["estimate"]), float(row["se"]), low, high, float(row["z-score"])

fixed = float((1 / v).sum() ** -0.5)
print(f"fixed effect by hand: se {fixed:.4f}")
results = {}
for name, options in {"default": {}, "knapp-hartung-conservative": None, "wald": None}.items():
    results[name] = pooled(**({} if options == {} else {"small_sample_correction": name}))
    tau2, estimate, se, low, high, z = results[name]
    print(f"PyMARE {version('pymare')} DerSimonianLaird, {name}: tau2 {tau2:.3f}, estimate {estimate:.4f}, "
          f"se {se:.4f}, interval {low:.3f} to {high:.3f}, z-score {z:.2f}")
tau2, estimate, se, low, high, z = results["default"]
if tau2 != 0 or abs(se - 0.00581) > 1e-4 or abs(z - 3.568) > 0.01:
    sys.exit("CHANGED: tau2 0, se 0.0058 and z-score 3.57 before")
if any(abs(results[k][2] - fixed) > 1e-4 for k in ("knapp-hartung-conservative", "wald")):
    sys.exit("CHANGED: the two other corrections gave the fixed effect's se before")
PY
