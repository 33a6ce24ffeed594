#!/usr/bin/env bash
# GUESS: rotating factors moves variance between them; how much of an item all factors together explain
#   (its communality) stays the same.
# SEEN: factor_analyzer 0.5.1 squares and adds the loadings as if the factors were not correlated. With no
#   rotation or varimax the communality of item 1 is 0.66; with promax, its default, 0.62, and items move by up
#   to 0.06 in both directions. With the factor correlation it gives in phi_ the six are what they were.
#   get_uniquenesses() and the variance shares follow. (With scikit-learn 1.9.1 it raises.)
# WHY IT MATTERS: items with a low communality are dropped and the explained variance is reported. Both then
#   depend on the rotation, most where service dimensions correlate, which is nearly always.
# WHAT TO DO INSTEAD: take both from the same fit with rotation=None, or compute diag(L phi L') from
#   loadings_ and phi_.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'factor_analyzer==0.5.1' \
  'scikit-learn==1.5.2' 'numpy==1.26.4' 'scipy==1.13.1' 'pandas==2.3.3'
cd "$work"
"$work/venv/bin/python" -W ignore - <<'PY'
import sys
from importlib.metadata import version

import numpy as np
from factor_analyzer import FactorAnalyzer

rng = np.random.default_rng(0)
dimension = rng.normal(size=(400, 2))
dimension[:, 1] = 0.6 * dimension[:, 0] + 0.8 * dimension[:, 1]
items = np.column_stack([0.8 * dimension[:, n // 3] + 0.6 * rng.normal(size=400) for n in range(6)])
print("factor_analyzer", version("factor_analyzer"))
told, true = {}, {}
for rotation in (None, "varimax", "promax", "oblimin"):
    model = FactorAnalyzer(n_factors=2, rotation=rotation)
    model.fit(items)
    phi = np.eye(2) if model.phi_ is None else model.phi_
    told[rotation] = model.get_communalities().round(2)
    true[rotation] = np.diag(model.loadings_ @ phi @ model.loadings_.T).round(2)
    print(f"{rotation or 'none'}: {told[rotation].tolist()}, with phi_ {true[rotation].tolist()}, "
          f"uniqueness of item 1 {model.get_uniquenesses()[0]:.2f}, "
          f"variance explained {model.get_factor_variance()[2][-1]:.3f}")
if not np.array_equal(told[None], told["varimax"]):
    sys.exit("CHANGED: varimax left the communalities alone")
if np.abs(told["promax"] - told[None]).max() < 0.04 or np.abs(told["oblimin"] - told[None]).max() < 0.04:
    sys.exit("CHANGED: promax and oblimin moved communalities by 0.04 and more")
if np.abs(true["promax"] - true[None]).max() > 0.011:
    sys.exit("CHANGED: with phi_ the communalities were those of the unrotated fit")
PY
