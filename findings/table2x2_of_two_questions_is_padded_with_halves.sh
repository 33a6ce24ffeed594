#!/usr/bin/env bash
# GUESS: the odds ratio and risk ratio of a two by two cross table are those of its four counts.
# SEEN: statsmodels 0.15.0's Table2x2, handed pandas.crosstab of two questions or by from_data, makes rows and
#   columns share one list of names. With complaint/none in the rows and left/stayed in the columns that is four
#   by four, filled with 0.5, and the figures are taken from its corner: oddsratio 0.03 and riskratio 0.06
#   (interval 0.0004 to 11) for 20, 10, 5 and 25, where they are 10 and 4. So with 1/2 against 1/0. As an array,
#   or where both questions use the same two words, they are 10 and 4. No warning; only summary() stops.
# WHY IT MATTERS: two questions rarely have the same words. A tenfold risk of the complainers becomes a fortieth,
#   with an interval beside it that says "nothing certain".
# WHAT TO DO INSTEAD: Table2x2(pd.crosstab(a, b).to_numpy()), the event's column first; look at .table.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'statsmodels==0.15.0' \
  'pandas==2.3.3' 'numpy==2.4.6' 'scipy==1.17.1'
cd "$work"
"$work/venv/bin/python" -W error - <<'PY'
import sys
from importlib.metadata import version

import pandas as pd
from statsmodels.stats.contingency_tables import Table2x2

complaint = [True] * 30 + [False] * 30
left = [True] * 20 + [False] * 10 + [True] * 5 + [False] * 25
print("statsmodels", version("statsmodels"))


def figures(rows, columns, way):
    people = pd.DataFrame({"complaint": [rows[not x] for x in complaint], "left": [columns[not x] for x in left]})
    counts = pd.crosstab(people.complaint, people.left)
    table = {"array": lambda: Table2x2(counts.to_numpy()), "crosstab": lambda: Table2x2(counts),
             "from_data": lambda: Table2x2.from_data(people)}[way]()
    low, high = table.riskratio_confint()
    print(f"{rows} by {columns}, {way}: odds ratio {table.oddsratio:.3f}, risk ratio {table.riskratio:.3f} "
          f"({low:.4f} to {high:.1f}), table of {table.table.shape[0]} rows")
    return round(float(table.oddsratio), 3), round(float(table.riskratio), 3)


words = ("complaint", "none"), ("left", "stayed")
seen = [figures(*words, "array"), figures(*words, "crosstab"), figures(*words, "from_data"),
        figures((1, 2), (1, 0), "crosstab"), figures((1, 2), (1, 2), "crosstab")]
if seen[0] != (10.0, 4.0) or seen[4] != (10.0, 4.0):
    sys.exit("CHANGED: an array, or the same codes in both, gave 10 and 4")
if seen[1] != (0.025, 0.065) or seen[2] != seen[1] or seen[3][0] == 10:
    sys.exit("CHANGED: named rows and columns gave 0.025 and 0.065")
PY
