#!/usr/bin/env bash
# GUESS: Cramer's V of a 2 by 2 table in which one answer always goes with the other is 1, and never more.
# SEEN: pingouin 0.7.0's chi2_independence takes V from the chi-square with Yates' correction, which is its
#   default: 12 people who agree perfectly get 0.83, and every 2 by 2 table comes out too low (0.34 for
#   0.51 below). Its row "neyman" gives V over 1 (1.51). scipy 1.17.1's association gives 1.00 and 0.51.
# WHY IT MATTERS: V is reported as the strength of a link, by segment or question. 2 by 2 tables look weaker
#   than 2 by 3 ones of the same strength, the more so the fewer people; drivers change rank by that.
# WHAT TO DO INSTEAD: chi2_independence(..., correction=False) for V, the row "pearson", or
#   scipy.stats.contingency.association(table).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pingouin==0.7.0' \
  'scipy==1.17.1' 'statsmodels==0.15.0' 'scikit-learn==1.9.1' 'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" - <<'PY'
import warnings
warnings.simplefilter("ignore")
import numpy as np, pandas as pd, pingouin as pg, scipy
from scipy.stats.contingency import association

print("pingouin", pg.__version__, "scipy", scipy.__version__)


def people(table):                                      # made up: one row per person from counts
    return pd.DataFrame([(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)],
                        columns=["app", "stayed"])


seen = {}
for name, table in (("perfect, 12 people", [[6, 0], [0, 6]]), ("perfect, 40 people", [[20, 0], [0, 20]]),
                    ("12 people", [[5, 2], [1, 4]]), ("50 people", [[10, 10], [0, 30]])):
    rows = people(table)
    stats = pg.chi2_independence(rows, "app", "stayed")[2].set_index("test").cramer
    plain = pg.chi2_independence(rows, "app", "stayed", correction=False)[2].set_index("test").cramer["pearson"]
    seen[name] = [round(float(v), 2) for v in (stats["pearson"], plain, association(np.array(table)), stats.get("neyman", np.nan))]
    print(f"{name:19} V {seen[name][0]}, with correction=False {seen[name][1]}, scipy {seen[name][2]}, row neyman {seen[name][3]}")
want = {"perfect, 12 people": [0.83, 1.0, 1.0, 1.51], "perfect, 40 people": [0.95, 1.0, 1.0, 3.04],
        "12 people": [0.34, 0.51, 0.51, 0.36], "50 people": [0.56, 0.61, 0.61, 1.16]}
assert seen == want, f"changed: was {want}"
PY
