#!/usr/bin/env bash
# GUESS: the percent of a bar chart of answers is of the people who answered, and the bars add up to 100, as the help says
#   ("normalize such that they sum to 100").
# SEEN: seaborn 0.13.2's countplot(stat="percent") leaves blanks out of the bars and keeps them in the base: three "good", one
#   "bad" and four blanks are 37.5 and 12.5 percent, where histplot(stat="percent") of the same column has 75 and 25. It is so
#   for "proportion" and "probability", for words and numbers. No warning.
# WHY IT MATTERS: "satisfied: 37 percent" for 75. Each question falls by its own share of blanks, so a question that many
#   skip looks like one where hardly anybody is content, and charts of two packages about one file disagree.
# WHAT TO DO INSTEAD: countplot(df.dropna(subset=["answer"]), ...), or histplot; add the heights up to 100.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'seaborn==0.13.2' 'matplotlib==3.10.9' 'pandas==2.3.3' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
import warnings
from importlib.metadata import version

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns

warnings.simplefilter("error", UserWarning)
answers = pd.DataFrame({"answer": ["good", "good", "good", "bad", None, None, None, None]})
answers["score"] = answers.answer.map({"good": 9, "bad": 3})


def heights(draw, **options):
    plt.close("all")
    return sorted((float(p.get_height()) for p in draw(**options).patches if p.get_height() > 0), reverse=True)


print("seaborn", version("seaborn"))
for column in ("answer", "score"):
    of_all = heights(sns.countplot, data=answers, x=column, stat="percent")
    share = heights(sns.countplot, data=answers, x=column, stat="proportion")
    of_answered = heights(sns.histplot, data=answers, x=column, stat="percent", discrete=True)
    dropped = heights(sns.countplot, data=answers.dropna(), x=column, stat="percent")
    print(f"{column}: countplot {of_all} (sum {sum(of_all):.0f}), histplot {of_answered}, countplot without blanks {dropped}")
    if (of_all, share) != ([37.5, 12.5], [0.375, 0.125]):
        sys.exit("changed: countplot had the blanks in the base (37.5 and 12.5)")
    if of_answered != [75.0, 25.0] or dropped != of_answered:
        sys.exit("changed: histplot, and countplot without blanks, had 75 and 25")
PY
