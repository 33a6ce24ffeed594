#!/usr/bin/env bash
# GUESS: the interval around a weighted median of 1-10 ratings is a scale point or two wide.
# SEEN: samplics 0.6.1 gives a standard error under 0.00001 for 60 respondents, the interval from
#   4.99999 to 5.00001, where resampling the same respondents puts the median between 3 and 7.
#   (With decimals from 0 to 100 its error swings from a tenth of the resampled one to more.)
# WHY IT MATTERS: two groups with medians 5 and 6 seem surely different; so does any change of one
#   point between waves.
# WHAT TO DO INSTEAD: bootstrap the median (whole clusters if there are any), or report shares of the
#   ratings with their intervals.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'samplics==0.6.1' \
  'polars==2.1.0' 'statsmodels==0.15.0' 'scipy==1.17.1' 'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" -W ignore - <<'PY'
import sys
from importlib.metadata import version
import numpy as np
from samplics import PopParam, TaylorEstimator

rng = np.random.default_rng(3)  # made-up ratings and weights
rating = rng.integers(1, 11, 60).astype(float)
weight = rng.uniform(1, 5, 60)
estimator = TaylorEstimator(PopParam.median)
estimator.estimate(y=rating, samp_weight=weight)
row = estimator.to_dataframe().iloc[0]
median, error = float(row["_estimate"]), float(row["_stderror"])
low, high = float(row["_lci"]), float(row["_uci"])

def weighted_median(y, w):
    order = np.argsort(y, kind="stable")
    share = np.cumsum(w[order])
    return y[order][np.searchsorted(share, share[-1] / 2)]

draws = (rng.integers(0, 60, 60) for _ in range(1000))
boot = np.quantile([weighted_median(rating[i], weight[i]) for i in draws], [0.025, 0.975])
print(f"samplics {version('samplics')}: median {median:.3f}, standard error {error:.7f}, interval {low:.6f} to {high:.6f}")
print(f"resampled: {boot[0]:.0f} to {boot[1]:.0f}")
if error > 1e-4 or high - low > 1e-3:
    sys.exit("CHANGED: the standard error was under 0.0001 before")
if boot[1] - boot[0] < 2:
    sys.exit("CHANGED: the resampled interval was at least two points wide before")
PY
