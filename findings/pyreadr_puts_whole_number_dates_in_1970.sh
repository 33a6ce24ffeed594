#!/usr/bin/env bash
# GUESS: an R column of class Date arrives as its days, however R keeps them in memory.
# SEEN: pyreadr 0.5.8 reads dates kept as whole numbers as 1970-01-01 on every row, the missing one
#   too; the same days kept as decimals are right. No warning. rdata 1.1.0 gives the true day numbers
#   (20484 and so on) for both, with a warning. R itself shows the two columns alike.
# WHY IT MATTERS: data.table's fread keeps every date it finds as whole numbers (IDate), as did older
#   readr. All interviews fall on one day, nobody lacks a date, and "days since purchase" is 0 for all.
# WHAT TO DO INSTEAD: in R, storage.mode(d$day) <- "double" before saving; in Python, read the day
#   numbers with rdata and add them to 1970-01-01; look at the first and last day of any file.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check \
  'pyreadr==0.5.8' 'rdata==1.1.0' 'pandas==2.3.3' 'numpy==2.2.6' 'xarray==2026.9.0'
cat > "$work/check.py" <<'PY'
import datetime, struct, sys
import pyreadr, rdata

print("pyreadr", pyreadr.__version__)
i = lambda *n: struct.pack(f">{len(n)}i", *n)
char = lambda s: i(0x40009, len(s)) + s.encode()
text = lambda *s: i(16, len(s)) + b"".join(map(char, s))
attr = lambda **a: b"".join(i(0x402, 1) + char(k.replace("_", ".")) + v for k, v in a.items()) + i(254)
NA = -2**31
days = [20484, 20500, NA, 20545]                        # 2026-01-31, 02-16, missing, 04-02; made up
days_as_int = i(0x30D, 4, *days) + attr(**{"class": text("Date")})
real_na = bytes.fromhex("7ff00000000007a2")             # R's NA among decimals
days_as_real = i(0x30E, 4) + b"".join(
    real_na if d == NA else struct.pack(">d", d) for d in days) + attr(**{"class": text("Date")})


def frame(day):                                         # data.frame(id = 1:4, day), as saveRDS writes it
    return (b"X\n" + i(2, 0x40301, 0x20300) + i(0x313, 2) + i(13, 4, 1, 2, 3, 4) + day
            + attr(names=text("id", "day"), row_names=i(13, 2, NA, -4), **{"class": text("data.frame")}))


seen = {}
for kept, day in (("whole", days_as_int), ("decimal", days_as_real)):
    with open(f"{sys.argv[1]}/{kept}.rds", "wb") as f:
        f.write(frame(day))
    seen[kept] = pyreadr.read_r(f.name)[None]["day"].tolist()
    numbers = rdata.read_rds(f.name)["day"]
    print(f"{kept:8} pyreadr:", [str(d) for d in seen[kept]], "| rdata:", numbers.tolist())
    assert numbers.dropna().tolist() == [20484, 20500, 20545], "changed: rdata's day numbers"
day = datetime.date
assert seen["decimal"] == [day(2026, 1, 31), day(2026, 2, 16), None, day(2026, 4, 2)], "changed: decimals"
assert seen["whole"] == [day(1970, 1, 1)] * 4, "changed: whole-number dates no longer all 1970-01-01"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
