#!/usr/bin/env bash
# GUESS: Somers' D of two ordered questions is NaN when an answer is missing, as Kendall's tau is, or refuses.
# SEEN: scipy 1.17.1's somersd takes NaN as one more answer above the best. For eight customers whose readiness
#   to recommend rises with their satisfaction, D is 0.92 without one who did not answer and 0.44 with that
#   row; a 99 in its place gives the same 0.44. Among the row variable it counts above the best too.
#   kendalltau is NaN. No warning.
# WHY IT MATTERS: D is the measure for ordered tables of drivers and ratings. Who skips the question is
#   counted as the keenest, so drivers look weaker (or, where the content skip it, stronger) than they are.
# WHAT TO DO INSTEAD: keep = ~(isnan(x) | isnan(y)) first, or hand somersd the table of counts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'scipy==1.17.1' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" -W error - <<'PY'
import sys
from importlib.metadata import version

import numpy as np
from scipy import stats

satisfied = np.array([1.0, 1, 1, 1, 2, 2, 2, 2])
recommend = np.array([1, 2, 3, np.nan, 3, 4, 5, 5])
there = ~np.isnan(recommend)
answered = stats.somersd(satisfied[there], recommend[there]).statistic
all_rows = stats.somersd(satisfied, recommend).statistic
coded = stats.somersd(satisfied, np.where(there, recommend, 99)).statistic
turned = stats.somersd(recommend, satisfied).statistic
turned_coded = stats.somersd(np.where(there, recommend, 99), satisfied).statistic
tau = stats.kendalltau(satisfied, recommend).statistic
print("scipy", version("scipy"))
print(f"Somers' D: {answered:.2f} of those who answered, {all_rows:.2f} of all rows, {coded:.2f} with 99 for missing")
print(f"the other way round: {turned:.2f} of all rows, {turned_coded:.2f} with 99 for missing; Kendall's tau: {tau}")
if (round(answered, 2), round(all_rows, 2), round(coded, 2)) != (0.92, 0.44, 0.44) or turned != turned_coded:
    sys.exit("CHANGED: NaN was ranked above the best answer (0.44 for 0.92)")
if not np.isnan(tau):
    sys.exit("CHANGED: kendalltau was NaN")
PY
