#!/usr/bin/env bash
# GUESS: null ratings are left out of weighted means, mean errors and correlations of a polars extension, as
#   polars leaves them out of its own mean and corr.
# SEEN: polars_ds 0.13.0 drops a null from the sum and keeps it in the base: ratings 9, 10, 8 and one null with
#   equal weights have weighted_mean 6.75; query_l1, the mean absolute error, of errors 2 and 2 and two nulls is
#   1 (its help says "Nulls won't be counted in N"). xi_corr of two questions that have nothing to do with
#   each other is -0.04 among those who answered both and 0.93 with the 300 of 400 who skipped the second.
#   weighted_cov and query_r2 fare alike; kendall_tau, ttest_1samp and polars' mean and corr leave nulls out.
# WHY IT MATTERS: the more people skip a question the lower its weighted mean, the better a forecast of it and
#   the stronger its "relation" to everything.
# WHAT TO DO INSTEAD: drop_nulls() on the columns of one figure before it, weights included.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'polars_ds==0.13.0' 'polars==2.1.0' \
  'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import numpy as np
import polars as pl
import polars_ds as pds

few = pl.DataFrame({"rating": [9.0, 10, 8, None], "weight": [1.0] * 4})
mean = few.select(pds.weighted_mean("rating", "weight", False)).item()
errors = pl.DataFrame({"forecast": [3.0, 4, 5, 4], "rating": [1.0, 2, None, None]})
error = errors.select(pds.query_l1("forecast", "rating")).item()
rng = np.random.default_rng(3)
many = pl.DataFrame({"price": rng.integers(1, 6, 400).astype(float), "staff": rng.integers(1, 6, 400).astype(float)})
many = many.with_columns(pl.when(pl.int_range(400) % 4 == 0).then(pl.col("staff")))
xi = [frame.select(pds.xi_corr("price", "staff", seed=1)).item() for frame in (many, many.drop_nulls())]
tau = [frame.select(pds.kendall_tau("price", "staff")).item() for frame in (many, many.drop_nulls())]
print("polars_ds", version("polars_ds"), "on polars", version("polars"))
print(f"mean of 9, 10, 8 and a null: weighted_mean {mean}, polars mean {few['rating'].mean()}")
print(f"mean absolute error of 2, 2 and two nulls: {error}")
print(f"xi of two unrelated questions: {xi[0]:.2f} with nulls, {xi[1]:.2f} without; tau {tau[0]:.2f} and {tau[1]:.2f}")
if (mean, error) != (6.75, 1.0):
    sys.exit("CHANGED: weighted_mean was 6.75 for 9 and the mean error 1 for 2")
if xi[0] < 0.85 or abs(xi[1]) > 0.1 or abs(tau[0] - tau[1]) > 1e-9:
    sys.exit("CHANGED: xi was 0.93 with nulls and about 0 without; tau the same with and without")
PY
