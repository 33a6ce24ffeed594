#!/usr/bin/env bash
# GUESS: a mean of "4,5" in a European table is 4.5 after reading, or stays text that one sees.
# SEEN: pandas 2.3.3's read_html makes it the number 45 and "3,25" 325 (its thousands separator is "," unless said
#   otherwise, and it does not ask for three digits behind), and "1.204" people 1.204; csvkit 2.2.0 does the same in
#   csvstat, csvsort and in2csv, and writes 45 into the file. pandas' read_csv, polars 2.1.0 and DuckDB 2.0.1 leave
#   "4,5" as text. No warning.
# WHY IT MATTERS: tables of means have one decimal here and two there, so columns are 10 and 100 times too big, mixed
#   in one column if a mean is round; shares ("0,45") become 45 and look like percent.
# WHAT TO DO INSTEAD: read_html(..., decimal=",", thousands="."); csvstat --locale de_DE, or --no-inference.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pandas==2.3.3' 'numpy==2.4.6' 'lxml==6.1.3' \
  'csvkit==2.2.0' 'agate==1.14.2' 'babel==2.19.0' 'polars==2.1.0' 'duckdb==2.0.1'
cat > "$work/check.py" <<'PY'
import csv, io, pathlib, subprocess, sys, warnings
from importlib.metadata import version
import duckdb, pandas as pd, polars as pl

warnings.simplefilter("error")
work, tools = pathlib.Path(sys.argv[1]), pathlib.Path(sys.executable).parent
print(*(f"{name} {version(name)}" for name in ("pandas", "csvkit", "agate", "polars", "duckdb")))
rows = [["service", "4,5", "0,45", "1.204"], ["price", "3,25", "0,3", "98"], ["staff", "4", "1", "101"]]      # made up
head = ["item", "mean", "share", "people"]
html = "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in [head, *rows]) + "</table>"
with open(work / "table.csv", "w", newline="") as out:
    csv.writer(out, delimiter=";").writerows([head, *rows])


def kit(tool, *more):
    done = subprocess.run([tools / tool, "-d", ";", *more, "table.csv"], cwd=work, capture_output=True, text=True, check=True)
    assert not done.stderr, f"changed: {done.stderr}"
    return [[float(v) for v in r[1:]] for r in list(csv.reader(done.stdout.splitlines()))[1:]]


seen = pd.read_html(io.StringIO(html), header=0)[0].drop(columns="item").astype(float).values.tolist()
want = [[45, 45, 1.204], [325, 3, 98], [4, 1, 101]]     # 45 from 4,5 and from 0,45
print("read_html", seen)
print("in2csv   ", kit("in2csv", "-f", "csv"))
assert seen == want, "changed: read_html"
assert kit("in2csv", "-f", "csv") == want == sorted(kit("csvsort", "-c", "item"), key=want.index), "changed: csvkit"
right = [[4.5, 0.45, 1204], [3.25, 0.3, 98], [4, 1, 101]]
assert kit("in2csv", "-f", "csv", "--locale", "de_DE") == right, "changed: --locale"
again = pd.read_html(io.StringIO(html), header=0, decimal=",", thousands=".")[0].drop(columns="item")
assert again.astype(float).values.tolist() == right, "changed: decimal and thousands"
file = str(work / "table.csv")
text = pd.read_csv(file, sep=";")["mean"][0], pl.read_csv(file, separator=";")["mean"][0], \
    duckdb.sql(f"select mean from read_csv('{file}', delim = ';')").fetchall()[0][0]
print("read_csv of pandas, polars and DuckDB:", text)
assert text == ("4,5",) * 3, "changed: pandas, polars or DuckDB"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
