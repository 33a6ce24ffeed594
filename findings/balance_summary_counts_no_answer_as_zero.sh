#!/usr/bin/env bash
# GUESS: the mean outcome of a weighted sample is that of the people who answered.
# SEEN: balance 0.23.0: in Sample.outcomes() and in the summary a blank is 0 and its weight stays in the
#   base. Of 10 people 7 rated, all between 8 and 10, mean 9; the mean outcome is 6.3 with an interval from
#   3.7 to 8.9, below "Mean outcomes". Ages with blanks among the covariates fare alike: 28 for 40.
#   "Response rates" and _is_na_ columns stand beside the mean and do not change it. (The help of an
#   inner function says that blanks are treated like 0; the summary does not.)
# WHY IT MATTERS: on a 0-10 question every skipped answer is the worst rating. The weighted figure falls with
#   the item's non-response, and ages are balanced as if who hid their age were newborn.
# WHAT TO DO INSTEAD: drop the blanks of one outcome, and their weights, before its mean (numpy.average);
#   fill in or group the covariates before adjusting.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'balance==0.23.0' \
  'pandas==2.3.3' 'numpy==1.26.4' 'scipy==1.13.1' 'scikit-learn==1.3.2'
cd "$work"
"$work/venv/bin/python" -W ignore - <<'PY'
import logging
import sys
from importlib.metadata import version

logging.disable(logging.CRITICAL)
import numpy as np
import pandas as pd
from balance import Sample

people = pd.DataFrame({
    "id": [str(n) for n in range(10)],
    "age": [30.0, 50, 40, 35, 45, 38, 42, np.nan, np.nan, np.nan],
    "rating": [8.0, 9, 10, 9, 8, 10, 9, np.nan, np.nan, np.nan],
})
sample = Sample.from_frame(people, outcome_columns=["rating"])
mean = sample.outcomes().mean().loc["self", "rating"]
age = sample.covars().mean().loc["self", "age"]
summary = str(sample.outcomes().summary())
line = next(row for row in summary.splitlines() if row.startswith("rating") and "(" in row)
print("balance", version("balance"))
print(f"answered: mean rating {people.rating.mean():.1f}, mean age {people.age.mean():.1f}")
print(f"balance:  mean rating {mean:.1f}, mean age {age:.1f}; in its summary: {' '.join(line.split())}")
if (round(mean, 2), round(age, 2)) != (6.3, 28.0):
    sys.exit("CHANGED: blanks counted as 0 (6.3 for 9.0, age 28 for 40)")
if "Mean outcomes" not in summary or "6.3" not in line:
    sys.exit("CHANGED: the summary showed 6.3 below 'Mean outcomes'")
PY
