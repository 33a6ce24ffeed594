#!/usr/bin/env bash
# GUESS: promoters less detractors, counted per branch, is below zero where there are more detractors.
# SEEN: polars 2.1.0 counts in whole numbers without a sign and lets them run over: 1 promoter less 2 detractors is
#   4294967295, and the branch's net promoter score 143165576500 instead of -33. It is first in order and above every limit
#   ("branches above 0": three of three). So are differences of counts between waves, of ranks and of .len(). Across all
#   branches, or where every branch is above zero, all is right. No warning. pandas 3.1.1 and DuckDB 2.0.1 give -33.
# WHY IT MATTERS: a rule that sends the worst branches a visit, a mean over branches and a colour scale run by themselves on
#   that number; the branch that needs help leads the list, from the month on in which it falls below zero.
# WHAT TO DO INSTEAD: subtract shares, (score >= 9).mean() - (score <= 6).mean(), or cast counts to Int64 first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'polars==2.1.0' 'pandas==3.1.1' 'duckdb==2.0.1' \
  'numpy==2.4.6' 'pyarrow==25.0.1'
cat > "$work/check.py" <<'PY'
import duckdb
import pandas as pd
import polars as pl

print("polars", pl.__version__, "pandas", pd.__version__, "duckdb", duckdb.__version__)
answers = pl.DataFrame({"branch": ["north"] * 4 + ["south"] * 3 + ["west"] * 4,
                        "score": [9, 10, 7, 4, 9, 3, 5, 10, 9, 9, 6], "wave": [1, 1, 1, 2, 1, 1, 2, 1, 2, 2, 2]})   # made up
score = pl.col("score")
promoters, detractors = (score >= 9).sum(), (score <= 6).sum()
net = {
    "polars, counts": answers.group_by("branch").agg(s=(promoters - detractors) / pl.len() * 100),
    "polars, shares": answers.group_by("branch").agg(s=((score >= 9).mean() - (score <= 6).mean()) * 100),
    "duckdb": duckdb.sql("SELECT branch, (count_if(score >= 9) - count_if(score <= 6)) / count(*) * 100 AS s FROM answers GROUP BY 1").pl(),
}
frame = answers.to_pandas()
groups = frame.assign(p=frame.score >= 9, d=frame.score <= 6).groupby("branch")
net["pandas"] = pl.from_pandas(((groups.p.sum() - groups.d.sum()) / groups.size() * 100).rename("s").reset_index())
for how, table in net.items():
    table = table.sort("s", descending=True).with_columns(pl.col("s").round(1))
    print(how, dict(table.iter_rows()))
    south = 143165576500.0 if how == "polars, counts" else -33.3
    assert dict(table.iter_rows()) == {"north": 25.0, "west": 50.0, "south": south}, f"changed: {how}"
    assert (table["branch"][0] == "south") == (how == "polars, counts"), f"changed: who leads by {how}"
print("all branches together", answers.select((promoters - detractors) / pl.len() * 100).item())
assert answers.select(promoters - detractors).item() == 6 - 4, "changed: all together"
waves = answers.pivot("wave", index="branch", values="score", aggregate_function="len").sort("branch")
change = (waves["2"] - waves["1"]).to_list()
print("answers of wave 2 less those of wave 1", change)
assert change == [4294967294, 4294967295, 2], "changed: between waves"
PY
"$work/venv/bin/python" "$work/check.py"
