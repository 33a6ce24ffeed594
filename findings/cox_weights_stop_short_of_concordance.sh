#!/usr/bin/env bash
# GUESS: a Cox model of churn fitted with weights_col has the concordance of the weighted customers, as the same
#   rows repeated have.
# SEEN: lifelines 0.30.3 weighs the coefficient and the likelihood and not concordance_index_, which
#   print_summary() shows below them: 0.66 for 80 rows, where the 365 customers they stand for, repeated or counted pair
#   by pair, have 0.59. It is exactly the unweighted 0.66. WeibullAFTFitter fares alike, and score() does not
#   weigh it either. No warning.
# WHY IT MATTERS: churn tables are grouped with a count per row, and panels carry weights. The one figure that
#   says how well leavers are told from stayers is then of the rows, and rare kinds of customer count most.
# WHAT TO DO INSTEAD: repeat the rows and call lifelines.utils.concordance_index on durations, minus the
#   predicted hazards and events.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'lifelines==0.30.3' \
  'pandas==2.3.3' 'numpy==2.4.6' 'scipy==1.17.1'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import numpy as np
import pandas as pd
from lifelines import CoxPHFitter

rng = np.random.default_rng(2)
rows = pd.DataFrame({"complaints": rng.integers(0, 6, 80).astype(float)})
many = np.arange(80) < 15
rows["months"] = np.ceil(rng.exponential(12 * np.exp(-0.5 * np.where(many, 0, rows.complaints))))
rows["left"] = rng.integers(0, 4, 80) > 0
rows["customers"] = np.where(many, 20, 1)
people = rows.loc[rows.index.repeat(rows.customers)].drop(columns="customers").reset_index(drop=True)
weighted = CoxPHFitter().fit(rows, "months", "left", weights_col="customers", robust=True)
repeated = CoxPHFitter().fit(people, "months", "left")
score = weighted.score(rows, scoring_method="concordance_index")
hazard, months, left, customers = (np.asarray(x) for x in (
    weighted.predict_partial_hazard(rows), rows.months, rows.left, rows.customers))


def by_hand(weights):
    right = pairs = 0.0
    for i in np.flatnonzero(left):
        later = (months > months[i]) | ((months == months[i]) & ~left)
        told = np.where(hazard[i] > hazard, 1.0, np.where(hazard[i] == hazard, 0.5, 0.0))
        pairs += weights[i] * weights[later].sum()
        right += weights[i] * (weights * told)[later].sum()
    return right / pairs


print("lifelines", version("lifelines"))
print(f"coefficient: weights {weighted.params_.iloc[0]:.2f}, repeated rows {repeated.params_.iloc[0]:.2f}")
print(f"concordance: weights {weighted.concordance_index_:.2f} (score {score:.2f}), "
      f"repeated rows {repeated.concordance_index_:.2f}; by hand with weights {by_hand(customers):.2f}, "
      f"without {by_hand(np.ones(80)):.2f}")
found = [round(x, 2) for x in (weighted.concordance_index_, score, repeated.concordance_index_, by_hand(customers),
                               by_hand(np.ones(80)))]
if found != [0.66, 0.66, 0.59, 0.59, 0.66]:
    sys.exit("CHANGED: concordance was 0.66, unweighted, for 0.59")
PY
