#!/usr/bin/env bash
# GUESS: a weighted average of ratings in a masked array leaves the masked ones out with their weights, as the mean without
#   weights does.
# SEEN: numpy 2.4.6's np.average(masked, weights=w) leaves the masked rating out of the sum and its weight in the base: ratings
#   9, 10, 8 and a masked one with weights 1, 1, 1 and 4 are 3.86 for 9.0. Without weights np.average is 9.0, and so are np.mean
#   and np.ma.average with the weights. returned=True says that the weights add up to 7. By rows (axis=1) it is the same. No
#   warning; the help only names ma.average under "see also".
# WHY IT MATTERS: np.mean, np.std, np.sum and the plain np.average do mind the mask, so the step to weights looks safe. The
#   weighted score falls with the share of people who skipped, most where heavy weights (the young) skip.
# WHAT TO DO INSTEAD: np.ma.average(masked, weights=w).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
import warnings

import numpy as np

warnings.simplefilter("error")
ratings = np.ma.masked_invalid(np.array([9, 10, np.nan, 8]))
weights = np.array([1.0, 1, 4, 1])
plain, mean = float(np.average(ratings)), float(np.mean(ratings))
weighted, base = map(float, np.average(ratings, weights=weights, returned=True))
right = float(np.ma.average(ratings, weights=weights))
questions = np.ma.masked_invalid(np.array([[9, 10, np.nan, 8], [5, np.nan, np.nan, 5]]))
rows = np.average(questions, axis=1, weights=weights).round(2).tolist()
print("numpy", np.__version__)
print(f"without weights: np.average {plain}, np.mean {mean}")
print(f"with weights: np.average {weighted:.2f} (weights add up to {base:.0f}), np.ma.average {right:.2f}")
print(f"two questions, one a row: np.average {rows}, np.ma.average {np.ma.average(questions, axis=1, weights=weights).tolist()}")
if (plain, mean, right) != (9.0, 9.0, 9.0):
    sys.exit("changed: np.mean, plain np.average and np.ma.average were 9.0")
if (round(weighted, 2), base, rows) != (3.86, 7.0, [3.86, 1.43]):
    sys.exit("changed: np.average was 3.86 with the weight of the masked in the base")
PY
