#!/usr/bin/env bash
# GUESS: the uplift among the best-scored fifth of customers is a figure of scores, offers and purchases; the
#   order of the rows does not enter.
# SEEN: scikit-uplift 0.5.1's uplift_at_k fills the fifth with tied scores from the end of the file. With a
#   score of three values, 200 of 600 customers share the best, and their uplift is 0.17. The same rows give
#   0.10 as drawn, 0.20 read backwards, 0.00 sorted with the buyers first and -0.54 sorted by purchase and
#   offer. By groups it is 0.05 to 0.28. qini_auc_score, which takes ties as one, is 0.08 each time. No
#   warning.
# WHY IT MATTERS: trees and segment scores have few values, and files come sorted by what happened. The uplift
#   of one model is then whatever the sorting made it, and two models are compared on that.
# WHAT TO DO INSTEAD: choose k where the score changes (here a third), or average over shuffled rows; look at
#   how many customers share the score at the cut.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'scikit-uplift==0.5.1' \
  'scikit-learn==1.9.1' 'pandas==2.3.3' 'numpy==2.4.6' 'scipy==1.17.1'
cd "$work"
"$work/venv/bin/python" -W ignore - <<'PY'
import sys
from importlib.metadata import version

import numpy as np
import pandas as pd
from sklift.metrics import qini_auc_score, uplift_at_k

rng = np.random.default_rng(0)
people = pd.DataFrame({"score": np.repeat([0.3, 0.2, 0.1], 200), "offer": np.tile([0, 1], 300)})
chance = 0.3 + 0.2 * people.offer * (people.score == 0.3)
people["bought"] = (rng.random(600) < chance).astype(int)
best = people[people.score == 0.3].groupby("offer").bought.mean()
orders = {
    "as drawn": people, "backwards": people[::-1],
    "buyers first": people.sort_values("bought", ascending=False, kind="stable"),
    "by purchase": people.sort_values("bought", kind="stable"),
    "by purchase, offer": people.sort_values(["bought", "offer"], kind="stable"),
}
print("scikit-uplift", version("scikit-uplift"), f"uplift of the 200 with the best score: {best[1] - best[0]:.2f}")
seen = []
for name, rows in orders.items():
    overall, grouped = (uplift_at_k(rows.bought, rows.score, rows.offer, strategy=strategy, k=0.2)
                        for strategy in ("overall", "by_group"))
    qini = qini_auc_score(rows.bought, rows.score, rows.offer)
    seen.append((round(float(overall), 2), round(float(grouped), 2), round(float(qini), 2)))
    print(f"{name}: best fifth {seen[-1][0]:.2f}, by group {seen[-1][1]:.2f}; qini {seen[-1][2]:.2f}")
if seen != [(0.1, 0.1, 0.08), (0.2, 0.2, 0.08), (0.0, 0.05, 0.08), (0.15, 0.28, 0.08), (-0.54, 0.28, 0.08)]:
    sys.exit(f"CHANGED: the uplift went from -0.54 to 0.20 with the order; now {seen}")
PY
