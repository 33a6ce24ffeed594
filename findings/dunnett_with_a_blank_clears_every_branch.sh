#!/usr/bin/env bash
# GUESS: Dunnett's test of several branches against a control is NaN, or is refused, if one rating is blank; or at least the
#   other branches keep their figures.
# SEEN: scipy 1.17.1's dunnett gives p = 1.0 for every branch, the ones without a blank too: branch A, three points above
#   the control, has p = 0.0000 without the blank and 1.0 with it. Printed, the table says "1.000" below
#   p-value. The statistic and the interval are NaN. tukey_hsd beside it gives p = NaN. No warning. (The
#   probability beyond a NaN comes out as 0, and p is 1 minus the rest.)
# WHY IT MATTERS: p is what is read and compared with 0.05: "no branch differs from the control" in every question that one
#   customer skipped, while fully answered questions show differences.
# WHAT TO DO INSTEAD: drop the blanks of each branch before the call; stop if any statistic is NaN.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'scipy==1.17.1' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
import warnings
from importlib.metadata import version

import numpy as np
from scipy import stats

warnings.simplefilter("error")
control = np.tile([4.0, 5, 5, 6, 3], 4)
branch_a = np.tile([7.0, 8, 8, 9, 6], 4)
branch_b = np.tile([5.0, 5, 6, 6, 4], 4)
one_blank = branch_b.copy()
one_blank[3] = np.nan


def test(a, b):
    return stats.dunnett(a, b, control=control, rng=np.random.default_rng(1))


full, blank = test(branch_a, branch_b), test(branch_a, one_blank)
tukey = stats.tukey_hsd(branch_a, one_blank, control).pvalue[0, 2]
print("scipy", version("scipy"))
print(f"p of branch A and B against the control, all rated: {full.pvalue[0]:.4f}, {full.pvalue[1]:.4f}")
print(f"with one blank in branch B: {blank.pvalue[0]:.4f}, {blank.pvalue[1]:.4f}, statistics {blank.statistic}")
print(f"tukey_hsd of A and the control, with the same blank: {tukey}")
if not full.pvalue[0] < 0.0001:
    sys.exit("changed: branch A differed from the control (p < 0.0001) when all rated")
if blank.pvalue.tolist() != [1.0, 1.0] or not np.isnan(blank.statistic).all():
    sys.exit("changed: every p was 1.0 (statistic NaN) with one blank in one branch")
if not np.isnan(tukey):
    sys.exit("changed: tukey_hsd gave NaN")
PY
