#!/usr/bin/env bash
# GUESS: a table written as JSON-stat puts each figure into its own cell, in whatever order its rows
#   stand; a combination without a row becomes a cell without a figure.
# SEEN: pyjstat 2.4.0 writes the figures in the order of the rows and never looks which cell they are
#   for. In a table sorted by share, 40 percent dissatisfied in the north comes back as 40 percent
#   satisfied. A combination that has no row moves all later figures. No error, no warning in writing.
# WHY IT MATTERS: results tables are sorted by size or lack empty groups more often than not. All
#   figures are there, add up to 100 and are in the wrong place, for every reader of the file.
# WHAT TO DO INSTEAD: reindex the frame to the full product of the categories, each in the order of
#   its first appearance, before writing; read the file back and compare by key.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check \
  'pyjstat==2.4.0' 'pandas==2.3.3' 'numpy==2.2.6' 'requests==2.34.2'
cat > "$work/check.py" <<'PY'
import itertools, json, warnings
from importlib.metadata import version
import pandas as pd
from pyjstat import pyjstat

print("pyjstat", version("pyjstat"))


def through_jsonstat(table):                            # by the format's own rule, not by a reader
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        out = json.loads(pyjstat.Dataset.read(table).write())
    assert not [w for w in said if w.category is UserWarning], "changed: it warns now"
    keys = [sorted(out["dimension"][d]["category"]["index"], key=out["dimension"][d]["category"]["index"].get)
            for d in out["id"]]
    return dict(zip(itertools.product(*keys), out["value"])), out


rows = [("south", "satisfied", 75), ("north", "satisfied", 60), ("north", "dissatisfied", 40),
        ("south", "dissatisfied", 25)]                  # made up, sorted by share
table = pd.DataFrame(rows, columns=["region", "answer", "value"])
true = {r[:2]: r[2] for r in rows}
cells, out = through_jsonstat(table)
back = pyjstat.Dataset.read(json.dumps(out)).write("dataframe")
own = {(r.region, r.answer): r.value for r in back.itertuples()}
for key in true:
    print(*key, "| true", true[key], "| in the file", cells[key], "| read back by pyjstat", own[key])
assert cells == own, "changed: pyjstat reads its file otherwise than the format says"
assert cells == dict(zip(cells, table["value"])) and cells != true, "changed: figures no longer in row order"
assert cells["north", "satisfied"] == 40, "changed: north"

full = table.set_index(["region", "answer"]).reindex(
    pd.MultiIndex.from_product([["south", "north"], ["satisfied", "dissatisfied"]], names=["region", "answer"]))
assert through_jsonstat(full.reset_index())[0] == true, "changed: the full, ordered table is wrong too"
print("full and ordered: right")

gap = full.drop(("south", "dissatisfied")).reset_index()
cells, out = through_jsonstat(gap)
print("without a row for the south's dissatisfied: sizes", out["size"], "figures", out["value"],
      "so the south's dissatisfied get", cells["south", "dissatisfied"])
assert cells["south", "dissatisfied"] == 60 and len(out["value"]) == 3, "changed: combinations without a row"
PY
"$work/venv/bin/python" "$work/check.py"
