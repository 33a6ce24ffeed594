#!/usr/bin/env bash
# GUESS: a customer's place on the factors of a fitted model is his own: asked for alone, with nine others or
#   with the whole file, row_coordinates gives the same point.
# SEEN: prince 0.23.0's FAMD, for numbers and answers together, centres the answers by the rows it is handed and
#   not by those it was fitted on: on the first factor the same customer is at 1.76 in the whole file, 1.62
#   among ten and 0.85 alone. MCA and PCA of the same package give the same point each time. No warning.
# WHY IT MATTERS: segments are built on these coordinates, and new customers are placed in the old map in
#   daily batches. Where they land depends on who else came that day; a batch of one kind sits in the middle.
# WHAT TO DO INSTEAD: place new customers together with the whole fitted file and take their rows, or code the
#   answers as 0/1 columns over the root of their share and use PCA.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'prince==0.23.0' \
  'pandas==2.3.3' 'numpy==2.4.6' 'scikit-learn==1.9.1' 'scipy==1.17.1'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import numpy as np
import pandas as pd
import prince

rng = np.random.default_rng(0)
people = pd.DataFrame({
    "channel": rng.choice(["shop", "web", "phone"], 60), "plan": rng.choice(["basic", "plus"], 60),
    "spend": rng.normal(50, 10, 60).round(1), "visits": rng.integers(1, 9, 60).astype(float),
})
models = {
    "FAMD": (prince.FAMD, ["channel", "plan", "spend", "visits"]),
    "MCA": (prince.MCA, ["channel", "plan"]),
    "PCA": (prince.PCA, ["spend", "visits"]),
}
print("prince", version("prince"))
moved = {}
for name, (kind, columns) in models.items():
    rows = people[columns]
    model = kind(n_components=2, random_state=1).fit(rows)
    points = [np.abs(model.row_coordinates(rows.iloc[:n]).to_numpy()[0]).round(2) for n in (60, 10, 1)]
    moved[name] = max(np.abs(points[0] - point).max() for point in points)
    print(f"{name}: customer 1 with all {points[0].tolist()}, among ten {points[1].tolist()}, alone {points[2].tolist()}"
          " (signs left out)")
if moved["FAMD"] < 0.5:
    sys.exit("CHANGED: FAMD moved the same customer by more than 0.5")
if moved["MCA"] > 0.01 or moved["PCA"] > 0.01:
    sys.exit("CHANGED: MCA and PCA left the customer where he was")
PY
