#!/usr/bin/env bash
# GUESS: the cumulative curve of scores drawn from a column with blanks is of those who answered: it ends at 1, and its reversed
#   form ("share with at least this score") begins at 1.
# SEEN: plotly 7.1.0's express.ecdf sorts the blanks behind the best score and counts them: of 9, 10, 8, 3, 6 and five blanks
#   the curve ends at 0.5, so 0.2 gave 6 or less where 2 of 5 did. ecdfmode="reversed" begins at 0.5, ecdfnorm="percent" is
#   the same in percent. The points of the blanks are in the figure's data and are not drawn. seaborn 0.13.2's
#   ecdfplot has 0.4 and ends at 1. No warning.
# WHY IT MATTERS: medians ("half wait less than") and shares below a limit are read off this curve. Each group's curve is
#   pressed down by its own share of blanks, so groups with more blanks seem to have better scores.
# WHAT TO DO INSTEAD: px.ecdf(df.dropna(subset=["score"]), x="score").
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'plotly==7.1.0' 'seaborn==0.13.2' 'matplotlib==3.10.9' 'pandas==2.3.3' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
import warnings
from importlib.metadata import version

import matplotlib

matplotlib.use("Agg")
import numpy as np
import pandas as pd
import plotly.express as px
import seaborn as sns

warnings.simplefilter("error", UserWarning)
answers = pd.DataFrame({"score": [9, 10, 8, 3, 6, np.nan, np.nan, np.nan, np.nan, np.nan]})


def curve(data, **options):
    trace = px.ecdf(data, x="score", **options).data[0]
    x, y = np.asarray(trace.x, dtype=float), np.asarray(trace.y, dtype=float)
    return {float(a): round(float(b), 2) for a, b in zip(x, y) if not np.isnan(a)}


with_blanks, answered = curve(answers), curve(answers.dropna())
backwards, percent = curve(answers, ecdfmode="reversed"), curve(answers, ecdfnorm="percent")
line = sns.ecdfplot(answers, x="score").lines[-1]
other = dict(zip(map(float, line.get_xdata()), (round(float(v), 2) for v in line.get_ydata())))
print("plotly", version("plotly"), "seaborn", version("seaborn"))
print("plotly, with blanks:", with_blanks)
print("plotly, reversed:   ", backwards)
print("plotly, answered:   ", answered)
print("seaborn, with blanks: 6 or less", other[6.0], "10 or less", other[10.0])
if (with_blanks[6.0], with_blanks[10.0], backwards[3.0], percent[10.0]) != (0.2, 0.5, 0.5, 50.0):
    sys.exit("changed: the blanks were in the base (0.2 at 6, 0.5 at 10)")
if (answered[6.0], answered[10.0], other[6.0], other[10.0]) != (0.4, 1.0, 0.4, 1.0):
    sys.exit("changed: plotly without blanks, and seaborn, had 0.4 at 6 and 1 at 10")
PY
