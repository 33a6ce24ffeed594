#!/usr/bin/env bash
# GUESS: aggregate_raters refuses missing ratings or leaves them out.
# SEEN: statsmodels 0.15.0 makes "nan" one more category, so two coders who both did not see a
#   comment agree about it. Four coders, two per comment, who agree on every comment: Fleiss' kappa
#   is -0.07 where Krippendorff's alpha (krippendorff 0.9.0), which knows missing, is 1.00.
# WHY IT MATTERS: open answers are shared out among coders, so most cells are empty by design. The
#   kappa then measures the work plan; here it says "worse than chance" of perfect coding.
# WHAT TO DO INSTEAD: krippendorff.alpha(..., level_of_measurement="nominal"), or Fleiss' kappa for
#   comments that all coders saw.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'statsmodels==0.15.0' \
  'krippendorff==0.9.0' 'scipy==1.17.1' 'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
import krippendorff, numpy as np
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

codes = np.array([1, 2, 1, 2, 1, 2, 1, 2, 1, 2.0])
ratings = np.full((20, 4), np.nan)  # made up: comments in rows, coders in columns
ratings[:10, 0] = ratings[:10, 1] = codes
ratings[10:, 2] = ratings[10:, 3] = codes
table, categories = aggregate_raters(ratings)
kappa = fleiss_kappa(table)
alpha = krippendorff.alpha(reliability_data=ratings.T, level_of_measurement="nominal")
print(f"statsmodels {version('statsmodels')}: categories {categories}, first comment {table[0]}, kappa {kappa:.3f}")
print(f"krippendorff {version('krippendorff')}: alpha {alpha:.3f}")
if len(categories) != 3 or not np.isnan(categories[-1]):
    sys.exit("CHANGED: 'nan' is no longer a category")
if abs(kappa + 1 / 15) > 1e-9 or abs(alpha - 1) > 1e-9:
    sys.exit("CHANGED: kappa was -1/15 and alpha 1")
PY
