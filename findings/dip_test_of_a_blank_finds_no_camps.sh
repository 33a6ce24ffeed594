#!/usr/bin/env bash
# GUESS: the dip test of ratings with a blank among them (do opinions fall into two camps?) is NaN, is refused, or leaves the
#   blank out.
# SEEN: diptest 0.12.0 gives dip 0.0 and p = 1.0, the surest "one camp" there is, as soon as one value is NaN: 200 ratings
#   heaped at 1-2 and 9-10 have dip 0.14 and p = 0 without the blank. It is so wherever the blank stands, from
#   a pandas column, with the table of p-values and with boot_pval=True. No warning.
# WHY IT MATTERS: the test is run over many questions to find those that divide customers. Every question that somebody
#   skipped is reported as united, and only the fully answered ones can be found; a dip of exactly 0 is the only sign.
# WHAT TO DO INSTEAD: x[~np.isnan(x)] before the call; take a dip of 0 for "not computed".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'diptest==0.12.0' 'numpy==2.4.6'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
import warnings
from importlib.metadata import version

import diptest
import numpy as np

warnings.simplefilter("error")
ratings = np.repeat(np.arange(1.0, 11), [40, 30, 10, 4, 2, 2, 6, 14, 36, 56])
blank_last = np.append(ratings, np.nan)
blank_first = np.append(np.nan, ratings)
print("diptest", version("diptest"))
dip, p = diptest.diptest(ratings)
print(f"200 ratings in two camps: dip {dip:.2f}, p {p:.3f}")
if not (round(dip, 2) == 0.14 and p < 0.001):
    sys.exit("changed: without the blank the dip was 0.14 and p under 0.001")
for name, x in (("blank last", blank_last), ("blank first", blank_first)):
    seen = [tuple(map(float, diptest.diptest(x))), tuple(map(float, diptest.diptest(x, boot_pval=True, n_boot=200, seed=1)))]
    print(f"the same and one blank ({name}): (dip, p) {seen[0]} by the table, {seen[1]} by bootstrap")
    if seen != [(0.0, 1.0), (0.0, 1.0)]:
        sys.exit("changed: dip was 0.0 and p 1.0 with a blank")
PY
