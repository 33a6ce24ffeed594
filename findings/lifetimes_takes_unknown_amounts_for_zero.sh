#!/usr/bin/env bash
# GUESS: a purchase whose amount is missing is left out of a customer's mean spend, or makes it NaN.
# SEEN: lifetimes 0.11.3's summary_data_from_transaction_data counts it as a purchase of 0: repeat purchases
#   of 20, unknown and 40 have monetary_value 20, not 30, and one whose only repeat is unknown has 0, as if
#   there had been none. pandas 2.3.3's own groupby mean of the same rows is 30 and NaN. No warning.
# WHY IT MATTERS: tills and channels fail to report amounts in blocks. The customers of those look like small
#   spenders, and the Gamma-Gamma model and the lifetime values built on it follow.
# WHAT TO DO INSTEAD: count missing amounts first; take frequency from all rows and monetary_value from the
#   known ones by a groupby of your own (without each customer's first day).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'lifetimes==0.11.3' \
  'scipy==1.17.1' 'pandas==2.3.3' 'numpy==2.4.6' 'autograd==1.8.0'
"$work/venv/bin/python" - <<'PY'
import warnings
from importlib.metadata import version
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from lifetimes.utils import summary_data_from_transaction_data as summary
import numpy as np, pandas as pd

print("lifetimes", version("lifetimes"), "pandas", pd.__version__)
rows = pd.DataFrame({                                   # made up
    "customer": ["a"] * 4 + ["b"] * 2 + ["c"] * 4,
    "day": pd.to_datetime(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-01-05", "2026-02-05",
                           "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]),
    "amount": [10, 20, np.nan, 40, 15, np.nan, 10, 20, 30, 40],
})
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    got = summary(rows, "customer", "day", monetary_value_col="amount", observation_period_end="2026-06-30")
said = [w for w in said if not issubclass(w.category, (DeprecationWarning, FutureWarning))]
repeats = rows[rows.day > rows.groupby("customer").day.transform("min")]
got["mean of the known"] = repeats.groupby("customer").amount.mean()
print(got, "\nwarnings:", len(said))
assert got.frequency.tolist() == [3, 1, 3], "changed: frequency"
assert got.monetary_value.tolist() == [20, 0, 30], "changed: monetary_value was 20, 0, 30"
assert np.allclose(got["mean of the known"], [30, np.nan, 30], equal_nan=True) and not said, "changed: warnings or pandas"
PY
