#!/usr/bin/env bash
# GUESS: Stata's monthly, quarterly and yearly dates (%tm, %tq, %ty) arrive as those months,
#   quarters and years, or as plain numbers.
# SEEN: polars-readstat 0.25.0 counts them as days since 1960: January 2026 becomes 1962-03-03,
#   the first quarter of 2026 becomes 1960-09-21, the year 2026 becomes 1965-07-19. pandas 2.3.3
#   gives the right dates and pyreadstat 1.3.7 leaves the numbers. No warning.
# WHY IT MATTERS: waves of a tracking survey are dated by month or quarter; 20 years of waves fall
#   into one year of days, in the right order, so trend lines still look like trend lines.
# WHAT TO DO INSTEAD: read such files with pandas, or store daily dates (%td) in them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'polars-readstat==0.25.0' \
  'polars==2.1.0' 'pyreadstat==1.3.7' 'pandas==2.3.3' 'numpy==2.4.6'
"$work/venv/bin/python" - "$work/made_up_waves.dta" <<'PY'
import sys
from importlib.metadata import version
import pandas as pd, polars_readstat, pyreadstat

path = sys.argv[1]
start = pd.Timestamp("2026-01-01")
units = {"day": "td", "month": "tm", "quarter": "tq", "year": "ty"}
pd.DataFrame({name: [start] for name in units}).to_stata(path, write_index=False, convert_dates=units, version=118)
frames = {
    "pandas": pd.read_stata(path),
    "pyreadstat": pyreadstat.read_dta(path)[0],
    "polars-readstat": polars_readstat.scan_readstat(path).collect().to_dicts()[0],
}
expected = {
    "pandas": ["2026-01-01"] * 4,
    "pyreadstat": ["2026-01-01", "792.0", "264.0", "2026.0"],
    "polars-readstat": ["2026-01-01", "1962-03-03", "1960-09-21", "1965-07-19"],
}
changed = False
for name, frame in frames.items():
    got = [str(frame[u] if name == "polars-readstat" else frame[u][0])[:10] for u in units]
    print(f"{name} {version(name)}: {dict(zip(units, got))}")
    if got != expected[name]:
        changed = True
        print(f"CHANGED: {name} gave {expected[name]} before")
sys.exit(changed)
PY
