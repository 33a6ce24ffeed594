#!/usr/bin/env bash
# GUESS: each numeric answer counts in Gower's distance by its range, whatever its sign.
# SEEN: gower 0.1.2 gives the range 0 to a column whose largest value is 0 and leaves it out: customers
#   with gaps of -4, -2 and 0 are all at distance 0 from each other. The same gaps plus one, or times -1, or
#   with one customer at +0.001, give 1 and 0.5 as they should. No warning.
# WHY IT MATTERS: SERVQUAL gaps (perceived minus expected), deviations from the best and changes since a
#   good year are below or at 0. Their columns have no say in the segments built on the distances.
# WHAT TO DO INSTEAD: shift each column to start at 0 (d - d.min()) before gower_matrix; see that a matrix
#   of each column alone is not all zeros.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'gower==0.1.2' 'numpy==2.4.6' \
  'pandas==2.3.3' 'scipy==1.17.1'
"$work/venv/bin/python" - <<'PY'
import warnings
from importlib.metadata import version
import gower, numpy as np, pandas as pd

warnings.simplefilter("error")
print("gower", version("gower"))
gap = pd.Series([-4.0, -2.0, 0.0])                      # made up: three customers' reliability gaps
right = np.array([[0, 1 / 2, 1], [1 / 2, 0, 1 / 2], [1, 1 / 2, 0]])
seen = {}
for name, column in (("gaps -4, -2, 0", gap), ("the same plus one", gap + 1), ("times -1", -gap),
                     ("largest 0.001", gap.replace(0.0, 0.001))):
    seen[name] = gower.gower_matrix(pd.DataFrame({"gap": column}))
    print(f"{name:18}", seen[name].round(3).tolist())
alone = gower.gower_matrix(pd.DataFrame({"gap": gap, "wait": [1.0, 2.0, 5.0]}))
print("with minutes waited 1, 2, 5:", alone.round(3).tolist(), "(right: half the sum of both)")
assert (seen["gaps -4, -2, 0"] == 0).all(), "changed: a column that ends at 0 counts"
assert all(np.allclose(m, right, atol=0.001) for n, m in seen.items() if n != "gaps -4, -2, 0"), "changed: the others"
assert np.allclose(alone[0], [0, 0.125, 0.5]), "changed: beside another column"
PY
