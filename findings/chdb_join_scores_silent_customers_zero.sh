#!/usr/bin/env bash
# GUESS: in a LEFT JOIN of customers with their answers, who did not answer has an empty score.
# SEEN: chdb 4.4.0 on pandas 2.3.3 frames: the empty score is 0 if the answers' column is of whole numbers
#   and NULL if it is of floats; the comment beside it is NULL in both. avg() of 9, 10 and one silent
#   customer is 6.33 or 9.5, count() 3 or 2. DuckDB 2.0.1 gives NULL, 9.5 and 2. No warning.
#   (ClickHouse, inside, has a setting for this, join_use_nulls, off unless asked for.)
# WHY IT MATTERS: all who were invited and stayed silent become detractors with the worst score; one
#   blank among the answers makes the column float, and the next wave is right again.
# WHAT TO DO INSTEAD: end the query with SETTINGS join_use_nulls = 1, and compare count(score) with the
#   number of answers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'chdb==4.4.0' 'duckdb==2.0.1' \
  'pyarrow==26.0.1' 'pandas==2.3.3' 'numpy==2.4.6'
cat > "$work/check.py" <<'PY'
import chdb, duckdb, pandas as pd

print("chdb", chdb.__version__, "duckdb", duckdb.__version__, "pandas", pd.__version__)
customers = pd.DataFrame({"id": [1, 2, 3]})             # made up: customer 2 did not answer
answers = pd.DataFrame({"id": [1, 3], "score": [9, 10], "comment": ["fine", "great"]})
as_float = answers.astype({"score": float})


def ask(source, tail=""):
    joined = f"from Python(customers) c left join Python({source}) a on c.id = a.id"
    two = chdb.query(f"select a.score is null, a.comment is null {joined} where c.id = 2 {tail}", "CSV")
    figures = chdb.query(f"select round(avg(a.score), 2), count(a.score), countIf(a.score <= 6) {joined} {tail}", "CSV")
    return str(two).strip().replace("true", "1").replace("false", "0"), str(figures).strip()


seen = {
    "chdb, whole numbers": ask("answers"),
    "chdb, floats": ask("as_float"),
    "chdb, whole numbers, join_use_nulls": ask("answers", "settings join_use_nulls = 1"),
    "duckdb, whole numbers": tuple(",".join(str(int(v) if isinstance(v, bool) else v) for v in duckdb.sql(q).fetchall()[0]) for q in (
        "select a.score is null, a.comment is null from customers c left join answers a on c.id = a.id where c.id = 2",
        "select round(avg(a.score), 2), count(a.score), count(*) filter (a.score <= 6) from customers c left join answers a on c.id = a.id")),
}
for name, (silent, figures) in seen.items():
    print(f"{name:36} silent customer: score, comment missing {silent}; mean, answers, detractors {figures}")
    want = ("0,1", "6.33,3,1") if name == "chdb, whole numbers" else ("1,1", "9.5,2,0")
    assert (silent, figures) == want, f"changed: {name} was {want}"
PY
"$work/venv/bin/python" "$work/check.py"
