#!/usr/bin/env bash
# GUESS: a blank score put into classes by limits (0 to 6, 7 and 8, 9 and 10) is in no class, or is refused.
# SEEN: numpy 2.4.6's digitize and searchsorted put it into the class at the top, from a float array and from a pandas
#   3.1.1 Int64 column with NA alike: of 9, 3, 8 and two blanks three are promoters. With the limits downwards
#   (9, 7) it is with the promoters again, now class 0. mapclassify 2.10.0's UserDefined puts it into the lowest
#   class, so all blanks are detractors, and one blank makes its Quantiles put the best, 8 and 9 of 1 to 9, into
#   the lowest third. No warning. pandas' cut gives no class.
# WHY IT MATTERS: classes of scores, ages and waiting times are made so. The net promoter score of these three is 67 by the
#   one and -67 by the other, where it is 0.
# WHAT TO DO INSTEAD: pandas.cut, or drop the blanks before; the classes must add up to the number of answers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'numpy==2.4.6' 'pandas==3.1.1' \
  'mapclassify==2.10.0' 'scipy==1.17.1'
cat > "$work/check.py" <<'PY'
import warnings
import mapclassify
import numpy as np
import pandas as pd

warnings.simplefilter("error")
print("numpy", np.__version__, "pandas", pd.__version__, "mapclassify", mapclassify.__version__)
scores = np.array([9, 3, np.nan, 8, np.nan])                                              # made up
answered = np.isfinite(scores).sum()


def net(classes):
    return 100 * (np.sum(np.array(classes) == 2) - np.sum(np.array(classes) == 0)) / answered


cases = {
    "pandas cut": (pd.cut(scores, [-1, 6, 8, 10], labels=False), 0),
    "numpy digitize": (np.digitize(scores, [7, 9]), 67),
    "numpy digitize, Int64 with NA": (np.digitize(pd.Series([9, 3, None, 8, None], dtype="Int64"), [7, 9]), 67),
    "numpy digitize, limits downwards (2 less the class)": (2 - np.digitize(scores, [8.5, 6.5]), 67),
    "numpy searchsorted": (np.searchsorted([7, 9], scores, side="right"), 67),
    "mapclassify UserDefined": (mapclassify.UserDefined(scores, [6, 8, 10]).yb, -67),
}
for how, (classes, before) in cases.items():
    print(f"{how}: classes {np.array(classes).tolist()}, net promoter score {net(classes):.0f}")
    assert round(net(classes)) == before, f"changed: {how}, {before} before"
thirds = mapclassify.Quantiles(np.append(np.arange(1.0, 10), np.nan), 3).yb.tolist()
print("mapclassify Quantiles of 1 to 9 and a blank, thirds:", thirds)
assert thirds == [0, 0, 0, 0, 1, 1, 1, 0, 0, 0], "changed: Quantiles"
PY
"$work/venv/bin/python" "$work/check.py"
