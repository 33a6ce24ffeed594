#!/usr/bin/env bash
# GUESS: sorting a CSV file moves its rows and leaves the answers as they are; "1-2" visits and a
#   score of "7/10" are text.
# SEEN: csvkit 2.2.0 (agate 1.14.2) takes a column for dates if all of its cells can be read as one, and writes
#   the dates: csvsort makes "1-2" into 2001-01-02, "6-10" into 2001-06-10, "7/10" into 2001-07-10 and
#   "Mon" into 0001-01-08. "none" is emptied. in2csv and csvjoin do the same; with one "13-20" in the
#   column all of it stays text. csvcut and csvstack leave cells alone. No warning.
# WHY IT MATTERS: bands of frequency ("1-2", "3-5", "6-10") and scores "7/10" are ordinary answers. The file
#   that comes out has dates for answers, and another wave, with one more band, has not.
# WHAT TO DO INSTEAD: csvsort --no-inference --blanks (the second keeps "none"), and the same with every tool
#   of the kit that rewrites a file.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'csvkit==2.2.0' 'agate==1.14.2' \
  'parsedatetime==2.6' 'pytimeparse==1.1.8'
cat > "$work/visits.csv" <<'CSV'
id,visits,score,day
3,1-2,5/10,Mon
1,3-5,7/10,Tue
2,6-10,9/10,Sun
4,none,10/10,Mon
CSV
printf '%s\n' id,visits 3,1-2 1,3-5 2,6-10 4,13-20 > "$work/longer.csv"    # made up, as the first file is
cat > "$work/check.py" <<'PY'
import csv, pathlib, subprocess, sys
from importlib.metadata import version

print("csvkit", version("csvkit"), "agate", version("agate"))
work, tools = pathlib.Path(sys.argv[1]), pathlib.Path(sys.executable).parent


def run(tool, *words):
    out = subprocess.run([tools / tool, *words], cwd=work, capture_output=True, text=True, check=True)
    assert not out.stderr, f"changed: it says {out.stderr}"
    return sorted(list(csv.reader(out.stdout.splitlines()))[1:])


asked = run("csvcut", "-c", "1-4", "visits.csv")
seen = run("csvsort", "-c", "id", "visits.csv")
for before, after in zip(asked, seen):
    print(before, "->", after)
assert [r[1] for r in asked] == ["3-5", "6-10", "1-2", "none"], "changed: csvcut"
assert [r[1] for r in seen] == ["2001-03-05", "2001-06-10", "2001-01-02", ""], "changed: bands"
assert [r[2] for r in seen] == ["2001-07-10", "2001-09-10", "2001-05-10", "2001-10-10"], "changed: scores"
assert [r[3] for r in seen] == ["0001-01-02", "0001-01-07", "0001-01-08", "0001-01-08"], "changed: days"
assert run("in2csv", "visits.csv") == seen, "changed: in2csv"
assert [r[:4] for r in run("csvjoin", "-c", "id", "visits.csv", "longer.csv")] == seen, "changed: csvjoin"
assert run("csvstack", "visits.csv") == asked, "changed: csvstack"
assert run("csvsort", "-I", "--blanks", "-c", "id", "visits.csv") == asked, "changed: --no-inference"
longer = [r[1] for r in run("csvsort", "-c", "id", "longer.csv")]
print("with a band 13-20:", longer)
assert longer == ["3-5", "6-10", "1-2", "13-20"], "changed: a band that is no date"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
