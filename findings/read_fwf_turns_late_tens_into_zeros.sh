#!/usr/bin/env bash
# GUESS: a rating of 10 in a fixed-width file is 10 in whatever row it stands, or the reader says that it does not fit.
# SEEN: pandas 2.3.3's read_fwf finds the columns in the first 100 rows; what stands outside of them later is dropped.
#   If the first 10 comes after that, right under the single digits as it should, every 10 is read as 0, and 11 to
#   19 as 1 to 9. "very good indeed" below a column of "good" is "very". No warning. Stated colspecs read it right;
#   infer_nrows as long as the file mends the ratings, but makes three columns of the words.
# WHY IT MATTERS: .dat files are sorted (by wave, by branch, often by score), so a 0-10 answer without a 10 in its
#   first 100 rows is normal. The best ratings then count as the worst: promoters become detractors.
# WHAT TO DO INSTEAD: take colspecs or widths from the codebook; compare the largest value with the end of the scale.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pandas==2.3.3' 'numpy==2.4.6'
cat > "$work/check.py" <<'PY'
import io, warnings
import pandas as pd

warnings.simplefilter("error")
print("pandas", pd.__version__)
ratings = [r for r in range(4, 10) for _ in range(20)] + [10] * 60              # made up, sorted by rating
words = ["good" if r < 10 else "very good indeed" for r in ratings]
lines = "\n".join(f"{i:>4}{r:>4}  {w}" for i, (r, w) in enumerate(zip(ratings, words), 1))
print(lines.splitlines()[0], lines.splitlines()[-1], sep="\n")


def nps(r):
    return round(100 * ((r >= 9).mean() - (r <= 6).mean()), 1)


def read(**how):
    return pd.read_fwf(io.StringIO(lines), header=None, names=["id", "rating", "why"], **how)


seen = read()
print("read by itself:", seen["rating"].value_counts().to_dict(), "NPS", nps(seen["rating"]), "last words", seen["why"].iloc[-1])
assert seen["rating"].tolist() == [r % 10 for r in ratings], "changed: ratings"
assert seen["why"].iloc[-1] == "very", "changed: words"
assert seen["id"].tolist() == list(range(1, 181)), "changed: ids"
true = pd.Series(ratings)
print("true NPS", nps(true))
assert (nps(seen["rating"]), nps(true)) == (-55.6, 11.1), "changed: NPS"
stated = read(colspecs=[(0, 4), (4, 8), (10, 40)])
assert stated["rating"].tolist() == ratings and stated["why"].tolist() == words, "changed: stated colspecs"
all_rows = pd.read_fwf(io.StringIO(lines), header=None, infer_nrows=10 ** 9)
assert all_rows[1].tolist() == ratings and all_rows.iloc[-1, 2:].tolist() == words[-1].split(), "changed: infer_nrows"
print("stated colspecs: right; infer_nrows: ratings right, last row", all_rows.iloc[-1].tolist())
PY
"$work/venv/bin/python" "$work/check.py"
