#!/usr/bin/env bash
# GUESS: freq_weights count rows: with every weight 1 the Kaplan-Meier errors stay as they are, and
#   a weight of 2 gives what the row written twice gives.
# SEEN: statsmodels 0.15.0's SurvfuncRight changes its formula once freq_weights are given, even all
#   1: the curve is the same, its standard errors are half as large again at the end (0.233 for 0.153
#   on the leukaemia data of Miller 1997, maintained arm, week 23), and a table of counts gets other
#   errors than its rows. lifelines 0.30.3, with weights, gives the same errors either way.
# WHY IT MATTERS: who left is mostly known as counts (customers by months stayed), and weights are
#   how one enters them; the interval of "kept after a year" then is not Greenwood's, and nothing says so.
# WHAT TO DO INSTEAD: repeat each row as often as it counts (numpy.repeat), or lifelines with weights.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'statsmodels==0.15.0' \
  'lifelines==0.30.3' 'scipy==1.17.1' 'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
import numpy as np
from lifelines import KaplanMeierFitter
from statsmodels.duration.survfunc import SurvfuncRight

weeks = np.array([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161])
relapsed = np.array([1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0])
ones = np.ones(len(weeks))
plain = SurvfuncRight(weeks, relapsed)
weighted = SurvfuncRight(weeks, relapsed, freq_weights=ones)
place = list(plain.surv_times).index(23)
# Greenwood, by hand.
at_risk = [np.sum(weeks >= t) for t in (9, 13, 18, 23)]
greenwood = plain.surv_prob[place] * sum(1 / (n * (n - 1)) for n in at_risk) ** 0.5
print(f"statsmodels {version('statsmodels')}: plain {plain.surv_prob_se[place]:.3f}, "
      f"weights of 1 {weighted.surv_prob_se[place]:.3f}, Greenwood {greenwood:.3f}")
fits = [KaplanMeierFitter().fit(weeks, relapsed, weights=w) for w in (None, ones)]
ends = [fit.confidence_interval_.loc[23.0].to_numpy() for fit in fits]
print(f"lifelines {version('lifelines')}: {ends[0].round(3)} without weights, {ends[1].round(3)} with")
if not np.allclose(plain.surv_prob, weighted.surv_prob):
    sys.exit("CHANGED: the curves differ, too")
if abs(plain.surv_prob_se[place] - greenwood) > 1e-9:
    sys.exit("CHANGED: plain errors are no longer Greenwood's")
if abs(weighted.surv_prob_se[place] - 0.233) > 5e-4:
    sys.exit("CHANGED: with weights of 1 the error was 0.233")
if not np.allclose(ends[0], ends[1]):
    sys.exit("CHANGED: lifelines' intervals differ now")
PY
