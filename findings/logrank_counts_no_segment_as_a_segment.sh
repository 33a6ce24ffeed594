#!/usr/bin/env bash
# GUESS: customers whose segment is unknown are left out of a log-rank test between segments, or are refused, and p is that
#   of the others.
# SEEN: lifelines 0.30.3's multivariate_logrank_test leaves them out of the statistic and counts "unknown" as one
#   more segment in its degrees of freedom: two segments of 30 with p = 0.03 have 0.10 once 20
#   customers without a segment are in the file, blank as NaN or as None. pairwise_logrank_test shows the right p and rows
#   of NaN for pairs with "nan". No warning.
# WHY IT MATTERS: CRM files have customers without a segment, and churn by segment is this test. A difference that is there
#   is "not significant"; whether it is depends on one customer with a blank, not on who left.
# WHAT TO DO INSTEAD: drop rows with a blank segment first, or compare the result's degrees_of_freedom with the number of
#   segments less one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'lifelines==0.30.3' 'numpy==2.4.6' 'pandas==2.3.3' 'scipy==1.17.1'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
import warnings
from importlib.metadata import version

import numpy as np
from lifelines.statistics import multivariate_logrank_test, pairwise_logrank_test

warnings.simplefilter("error")
months = np.concatenate([np.arange(1.0, 31), np.arange(1.0, 31) * 1.2 + 1, np.arange(1.0, 21)])  # made up
left = np.ones(80, dtype=int)
number = np.repeat([0.0, 1.0, np.nan], [30, 30, 20])
word = np.repeat(np.array(["new", "old", None], dtype=object), [30, 30, 20])
known = multivariate_logrank_test(months[:60], number[:60], left[:60])
by_number = multivariate_logrank_test(months, number, left)
by_word = multivariate_logrank_test(months, word, left)
pair = pairwise_logrank_test(months, number, left).p_value[0]
print("lifelines", version("lifelines"))
for name, r in (("60 with a segment", known), ("and 20 with NaN", by_number), ("and 20 with None", by_word)):
    print(f"{name}: statistic {r.test_statistic:.2f}, degrees of freedom {r.degrees_of_freedom}, p {r.p_value:.3f}")
print(f"pairwise, with the NaN: p {pair:.3f}")
if not (known.degrees_of_freedom == 1 and round(known.p_value, 3) == round(pair, 3) == 0.030):
    sys.exit("changed: without the unknown p was 0.030 by 1 degree of freedom")
for r in (by_number, by_word):
    if round(r.test_statistic, 6) != round(known.test_statistic, 6):
        sys.exit("changed: the statistic did not move with 20 customers without a segment")
    if r.degrees_of_freedom != 2 or round(r.p_value, 3) != 0.096:
        sys.exit("changed: p was 0.096 by 2 degrees of freedom with them")
PY
