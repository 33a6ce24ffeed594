#!/usr/bin/env bash
# GUESS: a package that codes the words of rating scales as -1, 0 and 1 gives "not at all satisfied" and "unsatisfied" a -1, as
#   it does "dissatisfied".
# SEEN: pandas-survey-toolkit 2.0.1's encode_likert with its own mapping gives "Not at all satisfied", "Not very satisfied" and
#   "Unsatisfied" a +1, as "Very satisfied"; "Not satisfied" and "Dissatisfied" are -1. It looks for "not" right before
#   "satisf" and then for "satisf" anywhere. "Don't know" is 0, as neutral. There is no warning; the table of codes, printed
#   unless debug=False, does show it.
# WHY IT MATTERS: "not at all / not very / fairly / very satisfied" is a common scale. All its answers become +1: nobody is
#   unhappy, and clusters of respondents made from the codes put the angriest with the happiest.
# WHAT TO DO INSTEAD: custom_mapping with each label of the scale in small letters; look at the printed table.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pandas==2.3.3' 'numpy==2.2.6' 'scipy==1.14.1' 'gensim==4.4.0' 'pandas-flavor==0.8.1' 'umap-learn==0.5.12' 'scikit-learn==1.9.1' 'numba==0.68.1'
"$work/venv/bin/pip" install -q --no-deps --disable-pip-version-check 'pandas-survey-toolkit==2.0.1'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import pandas as pd
from pandas_survey_toolkit.nlp import encode_likert

expected = {
    "Very satisfied": 1,
    "Fairly satisfied": 1,
    "Not very satisfied": 1,
    "Not at all satisfied": 1,
    "Unsatisfied": 1,
    "Not satisfied": -1,
    "Dissatisfied": -1,
    "Very dissatisfied": -1,
    "Neither satisfied nor dissatisfied": 0,
    "Don't know": 0,
}
answers = pd.DataFrame({"q": list(expected)})
codes = [int(v) for v in encode_likert(answers, ["q"], debug=False)["likert_encoded_q"]]
own = {"very satisfied": 1, "fairly satisfied": 1, "not very satisfied": -1, "not at all satisfied": -1}
mapped = encode_likert(answers.head(4), ["q"], custom_mapping=own, debug=False)["likert_encoded_q"].tolist()
print("pandas-survey-toolkit", version("pandas-survey-toolkit"))
for answer, code in zip(expected, codes):
    print(f"{code:+d}  {answer}")
print("the first four with a mapping of one's own:", [int(v) for v in mapped])
if codes != list(expected.values()):
    sys.exit("changed: not at all, not very and unsatisfied were +1, dissatisfied and not satisfied -1")
if mapped != [1, 1, -1, -1]:
    sys.exit("changed: a mapping of one's own was kept to")
PY
