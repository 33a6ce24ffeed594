#!/usr/bin/env bash
# GUESS: an R duration (end - start, class difftime) arrives as a duration, or in one fixed unit.
# SEEN: R picks the unit by the shortest value of each file and keeps its name beside the numbers;
#   pyreadr 0.5.8 drops the name without a word. The same 90 and 120 minute visits are 1.5 and 2.0 in
#   the file whose shortest visit took 61 minutes, and 90 and 120 in the one where it took 50.
#   rdata 1.1.0 gives the same bare numbers but warns that it does not know the class.
# WHY IT MATTERS: waves or shops stacked in Python mix hours with minutes, or days with weeks, by the
#   chance of one short visit; the mean of the two files below is 44 where 88 minutes is true.
# WHAT TO DO INSTEAD: in R save as.numeric(end - start, units = "mins"), with the unit in the name.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check \
  'pyreadr==0.5.8' 'rdata==1.1.0' 'pandas==2.3.3' 'numpy==2.2.6' 'xarray==2026.9.0'
cat > "$work/check.py" <<'PY'
import struct, sys, warnings
import pandas as pd, pyreadr, rdata

print("pyreadr", pyreadr.__version__)
i = lambda *n: struct.pack(f">{len(n)}i", *n)
char = lambda s: i(0x40009, len(s)) + s.encode()
text = lambda *s: i(16, len(s)) + b"".join(map(char, s))
attr = lambda **a: b"".join(i(0x402, 1) + char(k.replace("_", ".")) + v for k, v in a.items()) + i(254)


def file_of(visits, unit):                              # data.frame(id = 1:3, took = end - start), made up
    took = (i(0x30E, 3) + struct.pack(">3d", *visits)
            + attr(**{"class": text("difftime"), "units": text(unit)}))
    return (b"X\n" + i(2, 0x40301, 0x20300) + i(0x313, 2) + i(13, 3, 1, 2, 3) + took
            + attr(names=text("id", "took"), row_names=i(13, 2, -2**31, -3), **{"class": text("data.frame")}))


read = {}
for wave, minutes, unit in ((1, (61, 90, 120), "hours"), (2, (50, 90, 120), "mins")):
    with open(f"{sys.argv[1]}/wave{wave}.rds", "wb") as f:
        f.write(file_of([m / 60 if unit == "hours" else m for m in minutes], unit))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        read[wave] = pyreadr.read_r(f.name)[None]["took"]
    with warnings.catch_warnings(record=True) as said_by_rdata:
        warnings.simplefilter("always")
        rdata.read_rds(f.name)
    print("wave", wave, "true minutes", minutes, "| pyreadr", read[wave].round(2).tolist(), read[wave].dtype,
          "| warnings: pyreadr", len(said), "rdata", sum("difftime" in str(w.message) for w in said_by_rdata))
    assert not said and not read[wave].attrs, "changed: pyreadr warns or keeps something of the unit"
    assert any("difftime" in str(w.message) for w in said_by_rdata), "changed: rdata warns no more"
    assert read[wave].dtype == "float64", "changed: no longer bare numbers"
print("mean of both waves", round(pd.concat(read).mean(), 1), "true minutes", round((61 + 50 + 180 + 240) / 6, 1))
assert read[1].tolist()[1:] == [1.5, 2.0] and read[2].tolist()[1:] == [90, 120], "changed: one unit now"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
