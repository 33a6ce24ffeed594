#!/usr/bin/env bash
# GUESS: Cliff's delta of two groups of ratings with one blank among them is NaN, is refused, or leaves the blank out.
# SEEN: cliffs-delta 1.0.0 sorts with the blank, which stops the sorting, and gives a figure that hangs on the row it stands
#   in: 0.42 without it, and from 0.26 ("small") to 0.92 ("large") with it in one place or another. With
#   the groups the other way round, which is the same with a minus, it goes from -0.49 to -1. Three blanks in each
#   group of 8 give anything from -1 to 0.45 when the rows are shuffled. No warning.
# WHY IT MATTERS: this is the effect size for ratings, and rows come in the order in which people answered. Sorting the file
#   by branch turns a small effect into a large one, or to the other side, with the same answers.
# WHAT TO DO INSTEAD: drop the blanks of each group before the call; shuffle the rows once and see that nothing changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'cliffs-delta==1.0.0'
cat > "$work/check.py" <<'PY'
import random
from importlib.metadata import version
from cliffs_delta import cliffs_delta

print("cliffs-delta", version("cliffs-delta"))
new, old, blank = [4, 5, 5, 3, 4, 5, 2, 4], [3, 4, 2, 3, 5, 3, 1, 4], float("nan")        # made up
by_hand = sum((a > b) - (a < b) for a in new for b in old) / (len(new) * len(old))
clean = cliffs_delta(new, old)
print("without a blank", clean, "counted pair by pair", by_hand)
assert clean == (by_hand, "medium") == (0.421875, "medium"), "changed: without a blank"
there, back = [], []
for place in range(len(new) + 1):
    rows = new[:place] + [blank] + new[place:]
    there.append(cliffs_delta(rows, old))
    back.append(cliffs_delta(old, rows))
    print(f"blank in row {place + 1}: {there[-1][0]:.2f} {there[-1][1]}, the other way round {back[-1][0]:.2f}")
values = [round(d, 2) for d, _ in there], [round(d, 2) for d, _ in back]
assert values[0] == [0.26, 0.76, 0.75, 0.92, 0.5, 0.5, 0.49, 0.49, 0.49], "changed: by place of the blank"
assert (min(values[1]), max(values[1])) == (-1.0, -0.49), "changed: the other way round"
assert {size for _, size in there} == {"small", "large"}, "changed: the words for it"
shuffle, seen = random.Random(1), []
for _ in range(200):
    groups = new + [blank] * 3, old + [blank] * 3
    for group in groups:
        shuffle.shuffle(group)
    seen.append(cliffs_delta(*groups)[0])
print(f"three blanks in each group, 200 orders of the rows: {min(seen):.2f} to {max(seen):.2f}")
assert min(seen) < -0.5 and max(seen) > 0.3, "changed: shuffled rows"
PY
"$work/venv/bin/python" "$work/check.py"
