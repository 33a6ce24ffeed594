#!/usr/bin/env bash
# GUESS: a mediation analysis of two models fitted with freq_weights is that of the rows repeated as often as
#   the weights say.
# SEEN: statsmodels 0.15.0's Mediation takes the weights for the two models and forgets them for the effects,
#   which it averages over the rows as if each were one person: 0.13 where the repeated rows give 0.05, and
#   the interval does not reach down to it. No warning. (Where no effect depends on the row, as in two
#   linear models without interaction, nothing is lost.)
# WHY IT MATTERS: "how much of what service does for loyalty goes through satisfaction" is asked of weighted
#   surveys with a yes/no outcome. The models print the weighted coefficients, so the effects look weighted.
# WHAT TO DO INSTEAD: repeat the rows for whole-number weights and take the size of the intervals with care;
#   or average the differences of predict() with the weights by hand.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'statsmodels==0.15.0' \
  'pandas==2.3.3' 'numpy==2.4.6' 'scipy==1.17.1'
cd "$work"
"$work/venv/bin/python" -W error::UserWarning - <<'PY'
import sys
from importlib.metadata import version

import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf
from statsmodels.stats.mediation import Mediation

rng = np.random.default_rng(0)
people = 160
data = pd.DataFrame({"service": rng.integers(0, 2, people).astype(float), "years": np.repeat([0.0, 4.0], people // 2)})
data["weight"] = np.where(data.years > 0, 10, 1)
data["satisfied"] = 1.2 * data.service + rng.normal(size=people)
chance = 1 / (1 + np.exp(-(data.satisfied + data.years - 0.5)))
data["loyal"] = (rng.random(people) < chance).astype(float)


def through_satisfaction(rows, weights):
    extra = {} if weights is None else {"freq_weights": weights.to_numpy()}
    outcome = smf.glm("loyal ~ service + satisfied + years", rows, family=sm.families.Binomial(), **extra)
    mediator = smf.glm("satisfied ~ service", rows, **extra)
    found = Mediation(outcome, mediator, "service", "satisfied").fit(n_rep=100, rng=1).summary()
    row = found.loc["ACME (average)"]
    return outcome.fit().params["satisfied"], row["Estimate"], row["Lower CI bound"], row["Upper CI bound"]


weighted = through_satisfaction(data, data.weight)
repeated = through_satisfaction(data.loc[data.index.repeat(data.weight)].reset_index(drop=True), None)
print("statsmodels", version("statsmodels"))
for name, (slope, effect, low, high) in (("freq_weights", weighted), ("repeated rows", repeated)):
    print(f"{name}: coefficient of satisfaction {slope:.3f}; effect through it {effect:.2f}, from {low:.2f} to {high:.2f}")
if abs(weighted[0] - repeated[0]) > 1e-6:
    sys.exit("CHANGED: the weighted model was that of the repeated rows")
if not (0.11 < weighted[1] < 0.17 and 0.03 < repeated[1] < 0.07 and weighted[2] > repeated[3]):
    sys.exit("CHANGED: the effect was 0.13 by weights and 0.05 by repeated rows")
PY
