#!/usr/bin/env bash
# GUESS: in a data frame that carries weights, the mean by group is weighted however it is asked for, and so are
#   the counts of the answers.
# SEEN: microdf_python 1.5.12 has groupby("shop").rating.mean() and groupby("shop")["rating"].agg("mean")
#   weighted (1.42 for shop a), but groupby("shop").agg({"rating": "mean"}), groupby(...).rating.describe() and
#   .apply(lambda r: r.mean()) are not (2.67). value_counts(), alone, by group or with normalize=True, is
#   not, while count(), mean(), mode() and describe() of the whole column are. sem() is not either. No warning.
# WHY IT MATTERS: the package is used because its columns remember their weights. The table of means and the
#   table of shares below it are then of two different populations.
# WHAT TO DO INSTEAD: weighted shares as (rating == 5).mean(), group means in the first spelling; multiply all
#   weights of one row by 100 once and see which figures move.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'microdf_python==1.5.12' \
  'pandas==2.3.3' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import microdf

frame = microdf.MicroDataFrame({"shop": list("aabba"), "rating": [1.0, 2, 3, 4, 5]}, weights=[10.0, 1, 1, 1, 1])
groups = frame.groupby("shop")
means = {
    '.rating.mean()': groups.rating.mean()["a"],
    '["rating"].agg("mean")': groups["rating"].agg("mean")["a"],
    '.agg({"rating": "mean"})': groups.agg({"rating": "mean"}).loc["a", "rating"],
    '.rating.describe()': groups.rating.describe().loc["a", "mean"],
    '.rating.apply(lambda r: r.mean())': groups.rating.apply(lambda r: r.mean())["a"],
}
print("microdf_python", version("microdf_python"))
for spelling, mean in means.items():
    print(f'  groupby("shop"){spelling}: {mean:.2f}')
share = frame.rating.value_counts(normalize=True)[1.0]
weighted = (frame.rating == 1).mean()
print(f"share of the rating 1: {share:.2f} by value_counts, {weighted:.2f} by (rating == 1).mean(); "
      f"count() {frame.rating.count():.0f}, value_counts().sum() {frame.rating.value_counts().sum()}")
if [round(float(mean), 2) for mean in means.values()] != [1.42, 1.42, 2.67, 2.67, 2.67]:
    sys.exit("CHANGED: two spellings were weighted (1.42) and three were not (2.67)")
if (round(float(share), 2), round(float(weighted), 2)) != (0.2, 0.71):
    sys.exit("CHANGED: value_counts was unweighted (0.20 for 0.71)")
PY
