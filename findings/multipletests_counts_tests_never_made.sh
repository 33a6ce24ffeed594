#!/usr/bin/env bash
# GUESS: a p-value that could not be computed (NaN) stays NaN when p-values are adjusted for their number, and the others are
#   adjusted for how many there are; or all is refused.
# SEEN: statsmodels 0.15.0's multipletests counts NaN as a test: four p-values of 0.01 to 0.04 and a NaN are all below
#   0.05 without the NaN by "simes-hochberg" and "hommel"; with it one is by the first and none by the second, and all
#   adjusted p-values are NaN, as for "fdr_bh". "holm" gives 0.09 for 0.06 and "bonferroni" 0.05 for 0.04, plain numbers.
#   pingouin 0.7.0's multicomp gives what the four give alone. scipy 1.17.1's false_discovery_control refuses. No warning.
# WHY IT MATTERS: tests of many questions by group have NaN wherever a group is empty or all gave one answer. The more
#   questions without a test, the fewer of the tested ones count as different.
# WHAT TO DO INSTEAD: ok = ~np.isnan(p) and adjust p[ok], or pingouin.multicomp.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'statsmodels==0.15.0' 'pingouin==0.7.0' 'scipy==1.17.1' 'pandas==2.3.3' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
import warnings
from importlib.metadata import version

import numpy as np
import pingouin
from scipy.stats import false_discovery_control
from statsmodels.stats.multitest import multipletests

warnings.simplefilter("error")
four = np.array([0.01, 0.02, 0.03, 0.04])
with_nan = np.array([0.01, 0.02, 0.03, np.nan, 0.04])
print("statsmodels", version("statsmodels"), "pingouin", version("pingouin"), "scipy", version("scipy"))
seen = {}
for method in ("bonferroni", "holm", "simes-hochberg", "hommel", "fdr_bh"):
    below, adjusted = multipletests(four, method=method)[:2]
    below_nan, adjusted_nan = multipletests(with_nan, method=method)[:2]
    seen[method] = (int(below.sum()), int(below_nan.sum()), adjusted.round(3).tolist(), adjusted_nan.round(3).tolist())
    print(f"{method:15} below 0.05: {seen[method][0]} of four, {seen[method][1]} with a NaN; {seen[method][2]}, {seen[method][3]}")
other = {m: pingouin.multicomp(with_nan, method=m)[1].round(3).tolist() for m in ("holm", "bonf")}
print("pingouin with the NaN:", other)
nan = float("nan")


def same(a, b):
    return np.array_equal(a, b, equal_nan=True)


if not (same(seen["holm"][2], [0.04, 0.06, 0.06, 0.06]) and same(seen["holm"][3], [0.05, 0.08, 0.09, nan, 0.09])):
    sys.exit("changed: holm counted the NaN as a test")
if not same(seen["bonferroni"][3], [0.05, 0.1, 0.15, nan, 0.2]):
    sys.exit("changed: bonferroni counted the NaN as a test")
if [seen[m][:2] for m in ("simes-hochberg", "hommel")] != [(4, 1), (4, 0)]:
    sys.exit("changed: of four below 0.05 one and none were left with a NaN")
if not all(np.isnan(seen[m][3]).all() for m in ("simes-hochberg", "hommel", "fdr_bh")):
    sys.exit("changed: the adjusted p-values were all NaN")
if not same(other["holm"], [0.04, 0.06, 0.06, nan, 0.06]) or not same(other["bonf"], [0.04, 0.08, 0.12, nan, 0.16]):
    sys.exit("changed: pingouin left the NaN out")
try:
    false_discovery_control(with_nan)
except ValueError as refused:
    print("scipy:", refused)
else:
    sys.exit("changed: scipy refused the NaN")
PY
