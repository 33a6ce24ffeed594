#!/usr/bin/env bash
# GUESS: the interval beside a share in a frequency table is that of a share of all who answered.
# SEEN: tidypolars4sci 0.0.1.23's freq() divides by the number who gave this one answer: 50 of 1,000 customers named
#   the price, 5 percent, standard error 3.08 where sqrt(p (1 - p) / n) is 0.69, and the interval goes from -0.07 to
#   10.07. With ten times fewer or more of the same answer the error is off by sqrt(1 / share) each time. Missing
#   answers are in the base, while descriptive_statistics() of the same column says "Missing (%)" 0.0.
# WHY IT MATTERS: rare answers, which are those one watches (complaints, reasons to leave), are never "different from
#   zero", and a rise from 5 to 8 percent seems to be noise; a column half empty is reported as complete.
# WHAT TO DO INSTEAD: statsmodels' proportion_confint(count, n) of the counts; null_count() for what is missing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'tidypolars4sci==0.0.1.23' 'polars==1.40.1' \
  'numpy==2.4.6' 'pandas==2.3.3'
cat > "$work/check.py" <<'PY'
import math
from importlib.metadata import version
import tidypolars4sci as tp

print("tidypolars4sci", version("tidypolars4sci"), "polars", version("polars"))


def freq(answers, name):
    return {r["a"]: r for r in tp.tibble({"a": answers}).freq("a").to_polars().to_dicts()}[name]


for named, total in ((50, 1000), (5, 100), (500, 1000)):                        # made up
    row = freq(["price"] * named + ["service"] * (total - named), "price")
    share = named / total
    by_all, by_own = (100 * math.sqrt(share * (1 - share) / n) for n in (total, named))
    print(f"{named} of {total}: {row['Freq']:.1f} percent, its error {row['Std.Dev.']:.2f} ({row['low']:.2f} to "
          f"{row['high']:.2f}); of all who answered {by_all:.2f}, of those {named} alone {by_own:.2f}")
    assert math.isclose(row["Std.Dev."], by_own) and row["Freq"] == 100 * share, f"changed: {named} of {total}"
row = freq(["price"] * 50 + ["service"] * 950, "price")
assert (round(row["low"], 2), round(row["high"], 2)) == (-0.07, 10.07), "changed: the interval"
half = [1, 2, 4, 5] * 100 + [None] * 400
described = tp.tibble({"a": half}).descriptive_statistics("a").to_polars().to_dicts()[0]
print("half of 800 missing: N", described["N"], "Missing (%)", described["Missing (%)"], "| share of 1 in freq", freq(half, 1)["Freq"])
assert described["N"] == 400 and described["Missing (%)"] == 0 and freq(half, 1)["Freq"] == 12.5, "changed: missing"
PY
"$work/venv/bin/python" "$work/check.py"
