#!/usr/bin/env bash
# GUESS: Cronbach's alpha falls when an item is worded the other way round and nobody turned it.
# SEEN: reliabiliPy 0.0.36 turns items by itself without a word and works on correlations: alpha is
#   0.90 before and after one item of six is reversed, where the alpha of the sum score falls from
#   0.90 to 0.59, under the usual line of 0.7.
# WHY IT MATTERS: alpha is the usual alarm for a forgotten reversal. Here it stays silent, and the
#   scores that are then added up carry the item against the others.
# WHAT TO DO INSTEAD: compute alpha from the items' covariances as they will be summed, and look at
#   the signs of the item correlations first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'reliabiliPy==0.0.36' \
  'factor-analyzer==0.5.1' 'scikit-learn==1.5.2' 'scipy==1.12.0' 'pandas==2.3.3' 'numpy==1.26.4'
"$work/venv/bin/python" -W ignore - <<'PY'
import sys
from importlib.metadata import version
import numpy as np, pandas as pd
from reliabilipy import reliability_analysis

rng = np.random.default_rng(7)
trait = rng.normal(size=400)
items = pd.DataFrame({f"q{i}": np.clip(np.round(3 + trait + 0.7 * rng.normal(size=400)), 1, 5) for i in range(1, 7)})
reversed_q6 = items.assign(q6=6 - items.q6)  # made-up answers, q6 worded the other way

def by_package(data):
    analysis = reliability_analysis(raw_dataset=data, is_corr_matrix=False)
    analysis.fit()
    return float(analysis.alpha_cronbach)

def of_the_sum(data):
    k = data.shape[1]
    return k / (k - 1) * (1 - data.var(ddof=1).sum() / data.sum(axis=1).var(ddof=1))

seen = [f(d) for f in (by_package, of_the_sum) for d in (items, reversed_q6)]
print(f"reliabiliPy {version('reliabiliPy')}: alpha {seen[0]:.3f}, with q6 reversed {seen[1]:.3f}")
print(f"alpha of the sum score: {seen[2]:.3f}, with q6 reversed {seen[3]:.3f}")
if abs(seen[0] - seen[1]) > 1e-6:
    sys.exit("CHANGED: the package's alpha did not depend on the reversal before")
if abs(seen[0] - seen[2]) > 0.01 or seen[3] > 0.65:
    sys.exit("CHANGED: the alpha of the sum fell from about the package's to 0.59 before")
PY
