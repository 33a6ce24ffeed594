#!/usr/bin/env bash
# GUESS: a churn status coded 1 = stayed, 2 = left is refused, or read as R's Surv() reads it (2 is
#   the event).
# SEEN: lifelines 0.30.3 takes both codes as "left": Kaplan-Meier says that nobody is still a
#   customer after 12 months where 43 percent are, and the Cox coefficient nearly halves. No warning.
# WHY IT MATTERS: survey tools code answers from 1, so yes/no comes as 1/2 and not 0/1. The curves
#   look like churn curves; only their end gives them away.
# WHAT TO DO INSTEAD: pass status == 2; check that the event table's sum is the number who left.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'lifelines==0.30.3' \
  'scipy==1.17.1' 'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" - <<'PY'
import sys, warnings
from importlib.metadata import version
import numpy as np, pandas as pd
from lifelines import CoxPHFitter, KaplanMeierFitter

rng = np.random.default_rng(1)  # made-up customers, followed for 12 months
group = rng.integers(0, 2, 200)
months = np.ceil(rng.exponential(20 / (1 + group)))
status = np.where(months < 12, 2, 1)  # 1 = stayed, 2 = left
months = np.minimum(months, 12)

def fit(left):
    data = pd.DataFrame({"months": months, "left": left, "group": group})
    curve = KaplanMeierFitter().fit(months, left)
    cox = CoxPHFitter().fit(data, "months", "left")
    return float(curve.predict(12)), int(curve.event_table.observed.sum()), float(cox.params_["group"])

with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    right, coded = fit(status == 2), fit(status)
said = [str(w.message) for w in said if "event" in str(w.message).lower()]
for name, (stay, events, coefficient) in (("status == 2", right), ("status 1/2", coded)):
    print(f"lifelines {version('lifelines')}, {name}: stay 12 months {stay:.3f}, left {events} of 200, Cox {coefficient:.3f}")
print("warnings about it:", said)
if coded[0] != 0 or coded[1] != 200 or said:
    sys.exit("CHANGED: all 200 were taken as lost, in silence, before")
if abs(right[0] - 0.435) > 0.001 or right[2] < 1.6 * coded[2]:
    sys.exit("CHANGED: 0.435 stayed and the coefficient was nearly twice as large before")
PY
