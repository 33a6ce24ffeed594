#!/usr/bin/env bash
# GUESS: raking by sex and age with some ages missing stops, warns, or still meets the target of sex.
# SEEN: weightipy 0.4.2 rakes those with an age and gives the others the weight 1 without a word. Of 200
#   people, 10 without an age, women are 51.5 percent after a weighting whose target was 50; with 60 without
#   one, 59.0. ages meet their targets among those who gave one. The sum of weights is 200, its mean 1.
# WHY IT MATTERS: the table shows a weighted sample of everybody, and the margin that was known for all
#   is off by what refusals make of it. The usual checks (sum, mean, highest weight) see nothing.
# WHAT TO DO INSTEAD: give the missing a group of their own with the share they have in the sample, or fill
#   them in before; add up the weights by every margin over all rows afterwards.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'weightipy==0.4.2' \
  'pandas==2.3.3' 'numpy==2.4.6' 'scipy==1.17.1'
"$work/venv/bin/python" - <<'PY'
import logging, warnings
from importlib.metadata import version
import numpy as np, pandas as pd, weightipy

said = []
warnings.showwarning = lambda message, category, *_: said.append(category) if category is not FutureWarning else None
logging.getLogger().addHandler(type("H", (logging.Handler,), {"emit": lambda s, r: said.append(r)})())
print("weightipy", version("weightipy"))
targets = weightipy.scheme_from_dict({"sex": {1: 50, 2: 50}, "age": {1: 30, 2: 40, 3: 30}})
seen = {}
for refused in (0, 10, 60):
    i = np.arange(200)                                  # made up: 140 women (2), 60 men (1), three ages
    people = pd.DataFrame({"sex": np.where(i % 10 < 7, 2, 1), "age": (i // 10 % 3 + 1).astype(float)})
    women = people.index[people.sex == 2][:refused * 8 // 10]
    men = people.index[people.sex == 1][:refused - len(women)]
    people.loc[women.union(men), "age"] = np.nan
    out = weightipy.weight_dataframe(people, targets, "weight")
    share = 100 * out.weight[out.sex == 2].sum() / out.weight.sum()
    ages = out.groupby("age").weight.sum()
    left = sorted(set(out.weight[out.age.isna()]))
    print(f"{refused:2} without age: women {share:.1f} percent (target 50), ages {(100 * ages / ages.sum()).round(1).tolist()}, "
          f"sum of weights {out.weight.sum():.1f}, weights of those without age {left}")
    seen[refused] = (round(share, 1), left, round(out.weight.sum(), 6), (100 * ages / ages.sum()).round(1).tolist())
print("warnings:", len(said))
assert not said, "changed: something is said"
for refused, share in ((0, 50.0), (10, 51.5), (60, 59.0)):
    assert seen[refused] == (share, [1.0] if refused else [], 200.0, [30.0, 40.0, 30.0]), f"changed: {refused} without age"
PY
