#!/usr/bin/env bash
# GUESS: a weighted median of ratings with missing ones is NaN, or leaves them out, or is refused.
# SEEN: wquantiles 0.6 sorts them behind the highest rating and counts their weights: 8 ratings with median 3
#   and quartiles 2 and 3.5 become 3.5, 2.5 and NaN when 4 people who did not answer are in the array, and
#   with 6 of them the median is 4.5. weightedstats 0.4.1 gives the same medians. numpy 2.4.6's median is NaN.
# WHY IT MATTERS: who skipped the question counts as more than satisfied, so the worse a question was
#   answered the better its median, up to half the weight missing.
# WHAT TO DO INSTEAD: drop NaN and their weights first: ok = ~np.isnan(x); median(x[ok], w[ok]).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'wquantiles==0.6' \
  'weightedstats==0.4.1' 'numpy==2.4.6'
"$work/venv/bin/python" - <<'PY'
import sys, warnings
from importlib.metadata import version
import numpy as np, weightedstats, wquantiles

warnings.simplefilter("error")
print("wquantiles", version("wquantiles"), "weightedstats", version("weightedstats"))
ratings = np.array([1, 2, 2, 3, 3, 3, 4, 5.0])          # made up, all weights 1
seen = {}
for skipped, want in ((0, [2, 3, 3.5]), (4, [2.5, 3.5, np.nan]), (6, [3, 4.5, np.nan])):
    x = np.r_[ratings, [np.nan] * skipped]
    w = np.ones(len(x))
    seen[skipped] = [float(wquantiles.quantile(x, w, q)) for q in (0.25, 0.5, 0.75)]
    other = float(weightedstats.numpy_weighted_median(x, w))
    print(f"{skipped} of {len(x)} not answered: quartiles and median {np.round(seen[skipped], 3).tolist()}, "
          f"weightedstats' median {other}, numpy's {np.median(x)}")
    if not np.allclose(seen[skipped], want, equal_nan=True):
        sys.exit(f"CHANGED: with {skipped} not answered it was {want}")
    if other != round(want[1], 6) or np.isnan(np.median(x)) != (skipped > 0):
        sys.exit("CHANGED: the medians of weightedstats or numpy")
PY
