#!/usr/bin/env bash
# GUESS: a blank among the amounts of an A/B test is refused, or every result is NaN.
# SEEN: bayesian-testing 0.10.0's NormalDataTest and DeltaNormalDataTest give the variant with the blank a
#   probability of 1.0 to be the best, and the other 0.0, whatever the ratings: A with 3, 4, 5, 2, 4 beats B
#   with 5, 5, 5, 4, 5, where without the blank it has 0.04. The means and losses beside it are NaN; nothing
#   warns. BinaryDataTest, DiscreteDataTest, PoissonDataTest and ExponentialDataTest refuse a blank.
#   (The largest of a draw with NaN in it is NaN.)
# WHY IT MATTERS: the probability is the figure that is read, and a stop rule ("ship at 0.95") reads only it.
#   Satisfaction and order values have blanks; the variant that lost a record wins.
# WHAT TO DO INSTEAD: drop blanks before add_variant_data, and stop if a mean in evaluate() is NaN.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'bayesian-testing==0.10.0' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import numpy as np
from bayesian_testing.experiments import DeltaNormalDataTest, NormalDataTest

worse = [3.0, 4.0, 5.0, 2.0, 4.0]
better = [5.0, 5.0, 5.0, 4.0, 5.0]
print("bayesian-testing", version("bayesian-testing"))


def chances(kind, a, b):
    test = kind()
    test.add_variant_data("A", np.array(a))
    test.add_variant_data("B", np.array(b))
    return [round(float(row["prob_being_best"]), 2) for row in test.evaluate(sim_count=20000, seed=1)]


for kind in (NormalDataTest, DeltaNormalDataTest):
    whole = chances(kind, worse, better)
    in_a, in_b = chances(kind, [*worse, np.nan], better), chances(kind, worse, [*better, np.nan])
    print(f"{kind.__name__}: A and B are best with {whole}; with a blank in A {in_a}, with a blank in B {in_b}")
    if whole[0] > 0.2 or in_a != [1.0, 0.0] or in_b != [0.0, 1.0]:
        sys.exit("CHANGED: the variant with the blank was best for certain")
PY
