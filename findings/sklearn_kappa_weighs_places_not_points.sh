#!/usr/bin/env bash
# GUESS: weighted kappa of two raters weighs a disagreement by the points between their ratings: 2
#   against 5 is three points apart.
# SEEN: scikit-learn 1.9.1's cohen_kappa_score(weights="linear" or "quadratic") weighs by the place among
#   the ratings that happen to occur: if nobody gave 3 or 4, 2 against 5 is one step. The same 8 pairs give
#   0.70 for 0.58, and 0.79 for 0.61 squared. irrCAC 0.4.4 and a count by hand give the 0.58 and 0.61.
#   statsmodels 0.15.0's cohens_kappa sees only the table and does the same unless it has the empty rows.
# WHY IT MATTERS: few calls are scored by two people and middle ratings are often unused, so quality
#   checks look better than they are, and two batches with other gaps cannot be compared.
# WHAT TO DO INSTEAD: cohen_kappa_score(a, b, labels=[1, 2, 3, 4, 5], weights=...), the whole scale.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'scikit-learn==1.9.1' \
  'statsmodels==0.15.0' 'irrcac==0.4.4' 'scipy==1.12.0' 'pandas==2.3.3' 'numpy==1.26.4'
"$work/venv/bin/python" - <<'PY'
import warnings
from importlib.metadata import version
import numpy as np, pandas as pd
from irrCAC.raw import CAC
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import cohens_kappa

warnings.simplefilter("error", UserWarning)
print(*(f"{p} {version(p)}" for p in ("scikit-learn", "statsmodels", "irrCAC")))
a = np.array([1, 2, 5, 5, 1, 2, 5, 2])                  # made up: 8 calls, two raters, scale 1 to 5
b = np.array([1, 5, 5, 2, 1, 2, 5, 2])
table = pd.crosstab(a, b)
for kind, power, want in (("linear", 1, (0.7037, 0.5789)), ("quadratic", 2, (0.7949, 0.6066))):
    apart = abs(a[:, None] - b[None, :]).astype(float) ** power
    hand = 1 - np.trace(apart) / len(a) / apart.mean()
    plain = cohen_kappa_score(a, b, weights=kind)
    scale = cohen_kappa_score(a, b, weights=kind, labels=[1, 2, 3, 4, 5])
    table_only = cohens_kappa(table, wt=kind, return_results=False)
    peer = CAC(pd.DataFrame({"a": a, "b": b}), weights=kind).conger()["est"]["coefficient_value"]
    print(f"{kind:9} scikit-learn {plain:.4f}, with the whole scale {scale:.4f}; statsmodels from the "
          f"table {table_only:.4f}; irrCAC {peer:.4f}; by hand {hand:.4f}")
    assert round(plain, 4) == want[0], "changed: scikit-learn without labels"
    assert abs(table_only - plain) < 1e-9, "changed: statsmodels from the table"
    assert round(hand, 4) == want[1] and abs(scale - hand) < 1e-9, "changed: scikit-learn with the scale"
    assert abs(peer - hand) < 1e-4, "changed: irrCAC"
PY
