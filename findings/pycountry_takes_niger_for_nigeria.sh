#!/usr/bin/env bash
# GUESS: the first match of a search by name is the country of exactly that name, if there is one.
# SEEN: pycountry 26.2.16's countries.search_fuzzy("Niger") gives Nigeria first, "Korea" gives North Korea,
#   "America" American Samoa and "Virgin Islands" the British ones, without a score. It also finds regions inside
#   countries: "None" is Italy, "Other" the United Kingdom. countries.lookup("Niger") is right, and
#   country_converter 1.3.2 says Niger and South Korea and does not find "None" and "Other".
# WHY IT MATTERS: typed-in countries are coded this way, taking the first match. Niger's respondents add to
#   Nigeria's, South Korea's become North Korea's, and who wrote "none" lives in Italy.
# WHAT TO DO INSTEAD: countries.lookup() first; take search_fuzzy() only for what it does not know, and look at
#   the list of pairs once.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'pycountry==26.2.16' \
  'country_converter==1.3.2' 'pandas==2.3.3' 'numpy==2.4.6'
cat > "$work/check.py" <<'PY'
import logging
from importlib.metadata import version
import country_converter, pycountry

print("pycountry", version("pycountry"), "country_converter", version("country_converter"))
logging.disable(logging.CRITICAL)                       # country_converter names what it does not find
want = {"Niger": ("NGA", "NER"), "Korea": ("PRK", "KOR"), "America": ("ASM", "-"), "Virgin Islands": ("VGB", "-"),
        "None": ("ITA", "-"), "Other": ("GBR", "-"), "Ireland": ("IRL", "IRL"), "Dominica": ("DMA", "DMA")}
for name, codes in want.items():
    first = pycountry.countries.search_fuzzy(name)[0]
    seen = first.alpha_3, country_converter.convert(name, to="ISO3", not_found="-")
    print(f"{name:15} pycountry {seen[0]} {first.name:36} country_converter {seen[1]}")
    assert seen == codes, f"changed: {name} was {codes}"
assert pycountry.countries.lookup("Niger").alpha_3 == "NER", "changed: lookup"
PY
"$work/venv/bin/python" "$work/check.py"
