#!/usr/bin/env bash
# GUESS: a permutation test of ratings with a blank among them gives NaN, as ttest_ind does, or refuses.
# SEEN: scipy 1.17.1's permutation_test then gives the smallest p-value there is, whatever the data: 0.002 with
#   999 resamples (0.001 one-sided), for two groups of the same ratings (p = 1 without the blank), by means
#   or medians. monte_carlo_test does the same, and mlxtend 0.25.0's permutation_test gives p = 0 (exact) or
#   0.001 (approximate). The statistic is NaN; nothing warns. (A comparison with NaN is
#   false, so no resample is ever "as extreme".)
# WHY IT MATTERS: one unanswered question turns no difference into p = 0.002. Run over forty items, the
#   "significant" ones are those that somebody skipped.
# WHAT TO DO INSTEAD: drop the blanks before the test, and look at the statistic before the p-value.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'scipy==1.17.1' 'numpy==2.4.6' \
  'mlxtend==0.25.0' 'pandas==2.3.3'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import numpy as np
from mlxtend.evaluate import permutation_test
from scipy import stats

north = np.array([3.0, 4, 2, 5, 3, 4, 1, 5])
south = np.array([4.0, 3, 5, 2, 4, 3, 5, 1])
blank = north.copy()
blank[2] = np.nan


def means(a, b, axis=-1):
    return np.mean(a, axis=axis) - np.mean(b, axis=axis)


def medians(a, b, axis=-1):
    return np.median(a, axis=axis) - np.median(b, axis=axis)


print("scipy", version("scipy"))
wrong = []
for name, statistic, side in (("means", means, "two-sided"), ("means", means, "less"),
                              ("means", means, "greater"), ("medians", medians, "two-sided")):
    told = []
    for group in (north, blank):
        test = stats.permutation_test((group, south), statistic, vectorized=True, n_resamples=999,
                                      alternative=side, rng=np.random.default_rng(1))
        told.append(round(float(test.pvalue), 3))
    print(f"difference of {name}, {side}: p = {told[0]} for all answers, {told[1]} with one blank")
    if told[0] < 0.4 or told[1] not in (0.001, 0.002):
        wrong.append(f"{name} {side} {told}")
ttest = stats.ttest_ind(blank, south).pvalue
monte = stats.monte_carlo_test(blank, lambda size: np.random.default_rng(1).normal(size=size),
                               lambda x, axis: np.mean(x, axis=axis), n_resamples=999).pvalue
print(f"with one blank: ttest_ind p = {ttest}, monte_carlo_test p = {monte:.3f}")
exact = permutation_test(blank[:5], south[:5], method="exact")
drawn = permutation_test(blank, south, method="approximate", num_rounds=999, seed=1)
full = permutation_test(north[:5], south[:5], method="exact")
print(f"mlxtend {version('mlxtend')}: exact p = {exact} with one blank, {full:.2f} for all answers; approximate {drawn:.3f}")
if exact != 0 or drawn > 0.001 or full < 0.4:
    sys.exit("CHANGED: mlxtend gave 0 and 0.001 for one blank")
if wrong or not np.isnan(ttest) or monte > 0.002:
    sys.exit(f"CHANGED: one blank gave the smallest p-value {wrong}")
PY
