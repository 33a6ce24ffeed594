#!/usr/bin/env bash
# GUESS: an empty score from a DuckDB query is missing in numpy, masked or NaN, and stays so when two waves are put together,
#   counted in a histogram or correlated.
# SEEN: DuckDB 2.0.1's fetchnumpy() gives a masked array with a 0 under each NULL. np.mean of it is right; but numpy 2.4.6's
#   concatenate, hstack, asarray, histogram, where and corrcoef drop the mask, and the 0 counts: scores 9, 10, 9 and two NULL
#   have mean 9.33, and with another wave of the same answers 5.6; histogram finds two scores below 7 and where(x <= 6, ...) two
#   detractors. scikit-learn 1.9.1's LinearRegression takes the zeros, too. .df() and .fetchall() have NA and None. No warning.
# WHY IT MATTERS: on a 0-10 question a 0 is the worst rating. The mean of one wave, which one checks, is right, and everything
#   that is made of it afterwards has the unanswered as the angriest customers.
# WHAT TO DO INSTEAD: x.astype(float).filled(np.nan) right after fetchnumpy(), or .df().
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'duckdb==2.0.1' 'numpy==2.4.6' 'scikit-learn==1.9.1'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
import warnings
from importlib.metadata import version

import duckdb
import numpy as np
from sklearn.linear_model import LinearRegression

warnings.simplefilter("error")
query = "select * from (values (9, 1.0), (10, 2.0), (NULL, 3.0), (9, 4.0), (NULL, 5.0)) answers(score, visits)"
got = duckdb.sql(query).fetchnumpy()
score, visits = got["score"], got["visits"]
both = np.concatenate([score, score])
seen = {
    "mean of one wave": round(float(np.mean(score)), 2),
    "mean of two waves by concatenate": round(float(np.mean(both)), 2),
    "asarray": np.asarray(score).tolist(),
    "histogram below 7, and 7 to 10": np.histogram(score, bins=[0, 7, 10])[0].tolist(),
    "detractors by where(score <= 6)": int(np.where(score <= 6, 1, 0).sum()),
    "correlation with visits": round(float(np.corrcoef(score, visits)[0, 1]), 2),
    "slope on visits by scikit-learn": round(float(LinearRegression().fit(visits.reshape(-1, 1), score).coef_[0]), 2),
}
there = ~np.ma.getmaskarray(score)
answered = round(float(np.corrcoef(np.asarray(score)[there], np.asarray(visits)[there])[0, 1]), 2)
print("duckdb", version("duckdb"), "numpy", np.__version__)
for name, value in seen.items():
    print(f"{name}: {value}")
print("correlation of those who answered:", answered)
print("fetchall:", [row[0] for row in duckdb.sql(query).fetchall()])
expected = [9.33, 5.6, [9, 10, 0, 9, 0], [2, 3], 2]
if list(seen.values())[:5] != expected:
    sys.exit(f"changed: NULL was masked in the mean and 0 afterwards {expected}")
if (list(seen.values())[5:], answered) != ([-0.59, -1.9], -0.19):
    sys.exit("changed: the zeros were in the correlation (-0.59 for -0.19) and in the slope")
PY
