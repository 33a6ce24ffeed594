#!/usr/bin/env bash
# GUESS: the mean of a column of ratings with blanks and one "refused" is that of the ratings, or an error.
# SEEN: sqlite-utils 4.2.1 makes numbers and blanks of a CSV numbers and NULL: of 9, 8, 10 and three blanks avg() is 9. With
#   one "refused" more in the file the column is text and its blanks are empty texts, which avg() takes for 0 as it does
#   the word: 3.86 of 7. Comparisons go by text: "<= 6" finds four, the blanks and the 10, and ">= 9" two, the 9 and
#   "refused". "memory" and "insert --csv" do the same. No warning.
# WHY IT MATTERS: one typed word in ten thousand rows turns everybody who skipped the question into a zero and the
#   best rating into a bad one; the next wave, without that word, is right again.
# WHAT TO DO INSTEAD: look at the schema; avg(CASE WHEN score GLOB '[0-9]*' THEN CAST(score AS INTEGER) END). With
#   insert --empty-null the blanks are NULL, the word still is a 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'sqlite-utils==4.2.1'
cd "$work"
printf 'who,score\na,9\nb,8\nc,10\nd,\ne,\nf,\n' > wave1.csv                               # made up
{ cat wave1.csv; printf 'g,refused\n'; } > wave2.csv
utils=venv/bin/sqlite-utils
"$utils" --version
ask="SELECT round(avg(score), 2) AS mean, count(score) AS n, sum(score <= 6) AS low, sum(score >= 9) AS high, typeof(score) AS type"
check() {                                                                                # name, seen, before
  echo "$1: $2"
  [ "$2" = "$3" ] || { echo "changed: $1, before $3"; exit 1; }
}
check "numbers and blanks" "$("$utils" memory wave1.csv "$ask FROM wave1" --csv --no-headers | tr -d '\r')" "9.0,3,0,2,integer"
check "and one refused" "$("$utils" memory wave2.csv "$ask FROM wave2" --csv --no-headers | tr -d '\r')" "3.86,7,4,2,text"
"$utils" insert kept.db wave2 wave2.csv --csv --silent
check "by insert" "$("$utils" kept.db "$ask FROM wave2" --csv --no-headers | tr -d '\r')" "3.86,7,4,2,text"
check "who is <= 6" "$("$utils" kept.db "SELECT group_concat(who, '') FROM wave2 WHERE score <= 6" --csv --no-headers | tr -d '\r')" "cdef"
check "who is >= 9" "$("$utils" kept.db "SELECT group_concat(who, '') FROM wave2 WHERE score >= 9" --csv --no-headers | tr -d '\r')" "ag"
right="SELECT avg(CASE WHEN score GLOB '[0-9]*' THEN CAST(score AS INTEGER) END) FROM wave2"
check "only what begins with a digit" "$("$utils" kept.db "$right" --csv --no-headers | tr -d '\r')" "9.0"
"$utils" insert null.db wave2 wave2.csv --csv --empty-null --silent
check "by insert --empty-null" "$("$utils" null.db "$ask FROM wave2" --csv --no-headers | tr -d '\r')" "6.75,4,1,2,text"
