#!/usr/bin/env bash
# GUESS: the median, lowest and quartile of ratings in a pivot leave out who did not answer, as the average beside them does.
# SEEN: perspective-python 5.6.1 sorts blanks below the lowest answer and counts them: ratings 9, 10, 8, 9 and three blanks have
#   avg 9 and median 8, with five blanks the median is empty. "min" is empty as soon as one is blank, "low" is 0, an answer
#   nobody gave, even in a group where nobody answered; "q1" is empty or too low. "count" is of rows. avg, sum, max and
#   weighted mean leave blanks out. npm @finos/perspective 3.8.0 has the same figures. No warning.
# WHY IT MATTERS: median and quartiles are what one shows of ratings and waiting times. They fall with the share of blanks,
#   beside an average that does not, so one sees skew, or unhappy customers, where people only skipped.
# WHAT TO DO INSTEAD: a filter ["score", "is not null", None] on the view before median, q1, q3, min and count.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'perspective-python==5.6.1'
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import perspective

table = perspective.table(
    {
        "shop": ["a"] * 7 + ["b"] * 9 + ["c"] * 4 + ["d"],
        "score": [9, 10, 8, 9, None, None, None, 9, 10, 8, 9, None, None, None, None, None, 9, 10, 8, 9, None],
    }
)


def pivot(how, **options):
    rows = table.view(group_by=["shop"], columns=["score"], aggregates={"score": how}, **options).to_json()
    return {row["__ROW_PATH__"][0]: row["score"] for row in rows if row["__ROW_PATH__"]}


print("perspective-python", version("perspective-python"))
print("answered and blank: a 4 and 3, b 4 and 5, c 4 and 0, d 0 and 1")
seen = {how: pivot(how) for how in ("avg", "median", "q1", "min", "low", "count")}
for how, by_shop in seen.items():
    print(f"{how:7}", by_shop)
answered = pivot("median", filter=[["score", "is not null", None]])
print("median of those who answered, by a filter:", answered)
if seen["avg"] != {"a": 9, "b": 9, "c": 9, "d": None} or answered != {"a": 9, "b": 9, "c": 9}:
    sys.exit("changed: the average, and the median behind a filter, were 9 in every shop")
if seen["median"] != {"a": 8, "b": None, "c": 9, "d": None}:
    sys.exit("changed: the median was 8 with three blanks, empty with five, 9 with none")
if seen["min"] != {"a": None, "b": None, "c": 8, "d": None} or seen["low"]["d"] != 0 or seen["low"]["a"] != 0:
    sys.exit("changed: min was empty and low 0 with blanks")
if seen["count"] != {"a": 7, "b": 9, "c": 4, "d": 1}:
    sys.exit("changed: count was of rows")
PY
