#!/usr/bin/env bash
# GUESS: customers of an A/B test who did not answer the satisfaction question are left out of its test, or make it no
#   number.
# SEEN: tea-tasting 1.14.0's Mean and Proportion leave them out of the mean and the variance and keep them in the
#   number of people. Ten ratings in each group, 7.8 and 8.7, have p = 0.098; with 10 silent customers beside them in
#   each group 0.015, with 90 it is 0.00000003, and the interval goes from 0.59 to 1.21 instead of -0.19 to 1.99. A share
#   goes from 0.15 to 0.002. RatioOfMeans has the silent in one of its two means. It is so on pandas and polars frames;
#   MannWhitneyU and Bootstrap give NaN. No warning.
# WHY IT MATTERS: everybody is put in a group and one in ten answers. The means are right, and every difference
#   is "significant", the surer the fewer have answered.
# WHAT TO DO INSTEAD: drop the rows without an answer before analyze(), one metric at a time.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'tea-tasting==1.14.0' 'pandas==3.1.1' 'polars==2.1.0' \
  'scipy==1.17.1' 'numpy==2.4.6' 'pyarrow==25.0.1' 'narwhals==2.29.0'
cat > "$work/check.py" <<'PY'
from importlib.metadata import version
import pandas as pd
import polars as pl
import tea_tasting as tt
from scipy.stats import ttest_ind

print("tea-tasting", version("tea-tasting"))
old, new = [9, 8, 7, 9, 6, 8, 7, 10, 6, 8], [9, 10, 8, 9, 8, 7, 10, 9, 8, 9]                # made up
kept_old, kept_new = [1, 1, 0, 1, 0, 1, 0, 1, 0, 1], [1, 1, 1, 1, 1, 0, 1, 1, 1, 1]


def table(first, second, silent):
    group = [0] * (len(first) + silent) + [1] * (len(second) + silent)
    return pl.DataFrame({"variant": group, "value": first + [None] * silent + second + [None] * silent})


test = tt.Experiment(value=tt.Mean("value"))
right = ttest_ind(new, old, equal_var=False).pvalue
for silent, before in ((0, 0.098168), (10, 0.015435), (90, 0.000000027)):
    frame = table(old, new, silent)
    seen = test.analyze(frame)["value"]
    by_pandas = test.analyze(frame.to_pandas())["value"].pvalue
    answered = test.analyze(frame.drop_nulls())["value"].pvalue
    print(f"{silent} silent: means {seen.control} {seen.treatment:.1f}, p = {seen.pvalue:.9f}, difference "
          f"{seen.effect_size_ci_lower:.2f} to {seen.effect_size_ci_upper:.2f}; without them p = {answered:.6f}, by scipy {right:.6f}")
    assert abs(seen.pvalue / before - 1) < 0.01 and abs(by_pandas - seen.pvalue) < 1e-12, f"changed: p = {before} before"
    assert (seen.control, round(seen.treatment, 1)) == (7.8, 8.7) and abs(answered - right) < 1e-9, "changed: the means, or p without"
shares = [tt.Experiment(value=tt.Proportion("value")).analyze(table(kept_old, kept_new, silent))["value"].pvalue for silent in (0, 30)]
print("a share, none and 30 silent: p =", [round(p, 4) for p in shares])
assert [round(p, 4) for p in shares] == [0.151, 0.0023], "changed: shares"
PY
"$work/venv/bin/python" "$work/check.py"
