#!/usr/bin/env bash
# GUESS: the Jaccard distance of two customers' ticked choices (1 or 0) is NaN, or is refused, if one choice is not known.
# SEEN: scipy 1.17.1's pdist and cdist take NaN as ticked for "jaccard", "rogerstanimoto" and "sokalsneath": a customer with two
#   ticks and a blank is at distance 0 from one who ticked all three, and 1/3 from one with the same two and a 0. For
#   "hamming" and "matching" a blank differs from everything, also from a blank. No warning. scikit-learn 1.9.1's
#   pairwise_distances gives the same 0 (it says for all floats that it makes them boolean). "cosine" and "cityblock" are NaN.
# WHY IT MATTERS: segments from "tick all that apply" are clusters of such distances. People who broke off have ticked
#   everything they did not see, and form a segment of their own with those who want it all.
# WHAT TO DO INSTEAD: stop if np.isnan(x).any(); drop people with a blank, or compare each pair by the choices both
#   were shown.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'scipy==1.17.1' 'numpy==2.4.6' 'scikit-learn==1.9.1'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
import warnings
from importlib.metadata import version

import numpy as np
from scipy.spatial.distance import cdist, pdist
from sklearn.exceptions import DataConversionWarning
from sklearn.metrics import pairwise_distances

warnings.simplefilter("error", RuntimeWarning)
ticked = np.array(
    [
        [1.0, 1, np.nan, 0, 0, 0],  # answered all but the third
        [1.0, 1, 1, 0, 0, 0],
        [1.0, 1, 0, 0, 0, 0],
        [1.0, 1, np.nan, 0, 0, 0],  # the same as the first
    ]
)
print("scipy", version("scipy"))
print("distance of the customer with a blank to one who ticked it, to one who did not, and to another with the same blank")
seen = {}
for metric in ("jaccard", "rogerstanimoto", "sokalsneath", "hamming", "matching", "cosine", "cityblock", "euclidean"):
    seen[metric] = pdist(ticked, metric)[:3].round(3).tolist()
    print(f"{metric:15}", seen[metric])
    if not np.array_equal(cdist(ticked, ticked, metric)[0, 1:].round(3), seen[metric], equal_nan=True):
        sys.exit(f"changed: cdist was as pdist for {metric}")
if seen["jaccard"] != [0, 0.333, 0] or any(seen[m][0] != 0 for m in ("rogerstanimoto", "sokalsneath")):
    sys.exit("changed: a blank counted as ticked")
if seen["hamming"] != [0.167] * 3 or seen["matching"] != [0.167] * 3:
    sys.exit("changed: a blank differed from everything in hamming and matching")
if not np.isnan([seen[m] for m in ("cosine", "cityblock", "euclidean")]).all():
    sys.exit("changed: cosine, cityblock and euclidean were NaN")
warnings.simplefilter("ignore", DataConversionWarning)
learn = pairwise_distances(ticked, metric="jaccard")[0, 1:].round(3).tolist()
print("scikit-learn   ", learn)
if learn != seen["jaccard"]:
    sys.exit("changed: scikit-learn gave the same Jaccard distances")
PY
