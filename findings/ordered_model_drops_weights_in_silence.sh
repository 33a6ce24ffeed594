#!/usr/bin/env bash
# GUESS: a model that cannot use weights refuses them, or warns as statsmodels' Logit and OLS do.
# SEEN: statsmodels 0.15.0's OrderedModel takes freq_weights= or weights= and ignores them without a
#   word: the coefficient is the unweighted 0.45, where repeating each row as often as its weight
#   says gives -0.20, the other sign.
# WHY IT MATTERS: ordered regression is the model for 1-5 ratings, and survey rows carry weights. The
#   table looks weighted because the weights were handed over.
# WHAT TO DO INSTEAD: repeat rows for whole-number weights; for survey weights use software that has
#   them in this model; refit once with other weights and see that something changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'statsmodels==0.15.0' \
  'scipy==1.17.1' 'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" - <<'PY'
import sys, warnings
from importlib.metadata import version
import numpy as np, pandas as pd
import statsmodels.api as sm
from statsmodels.miscmodels.ordinal_model import OrderedModel

rng = np.random.default_rng(0)  # made-up ratings: the effect has the other sign in the group of weight 20
n = 600
group = np.arange(n) % 2
x = rng.normal(size=n)
latent = np.where(group == 0, 1.3, -0.5) * x + rng.logistic(size=n)
rating = pd.Series(pd.Categorical(np.digitize(latent, [-1.5, -0.5, 0.5, 1.5]) + 1, ordered=True))
data = pd.DataFrame({"x": x})
weight = np.where(group == 0, 1, 20)

def slope(y, exog, **options):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        fit = OrderedModel(y, exog, distr="logit", **options).fit(method="bfgs", disp=0)
    return float(fit.params["x"]), [str(w.message) for w in said if "weight" in str(w.message)]

row = np.repeat(np.arange(n), weight)
plain, _ = slope(rating, data)
freq, said = slope(rating, data, freq_weights=weight)
other, said_too = slope(rating, data, weights=weight)
repeated, _ = slope(rating.iloc[row].reset_index(drop=True), data.iloc[row].reset_index(drop=True))
print(f"statsmodels {version('statsmodels')} OrderedModel: no weights {plain:.3f}, freq_weights {freq:.3f}, "
      f"weights {other:.3f}; rows repeated by weight {repeated:.3f}; warnings {said + said_too}")
with warnings.catch_warnings(record=True) as logit:
    warnings.simplefilter("always")
    sm.Logit((rating.cat.codes > 2).astype(int), data, freq_weights=weight)
print("Logit says:", [str(w.message) for w in logit])
if freq != plain or other != plain or said or said_too:
    sys.exit("CHANGED: the weights were ignored in silence before")
if abs(plain - repeated) < 0.3 or not logit:
    sys.exit("CHANGED: weighting mattered, and Logit warned, before")
PY
