#!/usr/bin/env bash
# GUESS: people who answered nothing change nothing in a structural equation model.
# SEEN: semopy 2.3.11 fits the same loadings to 300 answered rows and to those 300 plus 2,700 empty
#   ones, but takes n = 3,000 for the second: every standard error is divided by 3.16 and chi-square
#   multiplied by 10. No warning.
# WHY IT MATTERS: an export with everyone who was invited makes intervals three times too narrow,
#   weak paths "significant" and a good model "rejected". Scattered gaps do the same in small.
# WHAT TO DO INSTEAD: data.dropna() on the model's variables before fit, and check model.n_samples.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'semopy==2.3.11' \
  'statsmodels==0.15.0' 'scikit-learn==1.9.1' 'scipy==1.17.1' 'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
import numpy as np, pandas as pd, semopy

rng = np.random.default_rng(5)  # made-up answers
trait = rng.normal(size=300)
answered = pd.DataFrame({f"q{i}": trait + rng.normal(size=300) for i in range(1, 6)})
empty = pd.DataFrame(np.nan, index=range(2700), columns=answered.columns)

def fit(data):
    model = semopy.Model("satisfaction =~ q1 + q2 + q3 + q4 + q5")
    model.fit(data)
    row = model.inspect().query("lval == 'q2'").iloc[0]
    chi2 = float(semopy.calc_stats(model)["chi2"].iloc[0])
    return model.n_samples, float(row["Estimate"]), float(row["Std. Err"]), chi2

few, many = fit(answered), fit(pd.concat([answered, empty], ignore_index=True))
for name, (n, loading, error, chi2) in (("300 answered", few), ("plus 2,700 empty", many)):
    print(f"semopy {version('semopy')}, {name}: n {n}, loading {loading:.4f}, standard error {error:.4f}, chi-square {chi2:.2f}")
checks = {
    "n was 300 and 3000": (few[0], many[0]) == (300, 3000),
    "the loadings were equal": abs(few[1] - many[1]) < 1e-3,
    "the standard error shrank by the root of 10": abs(few[2] / many[2] - 10 ** 0.5) < 0.02,
    "chi-square grew tenfold": abs(many[3] / few[3] - 10) < 0.05,
}
for what, holds in checks.items():
    if not holds:
        sys.exit(f"CHANGED: {what} before")
PY
