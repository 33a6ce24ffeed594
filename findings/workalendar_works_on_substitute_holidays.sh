#!/usr/bin/env bash
# GUESS: two current packages agree on the public holidays of 2026 in a country that both offer.
# SEEN: workalendar 17.0.0 leaves out Korea's substitute days of 2026 (2 March, 25 May, 17 August, 5 October) and
#   Japan's 6 May (for a holiday on a Sunday) and 22 September (a day between two holidays); holidays 0.109 and npm
#   date-holidays 3.37.0 have them. From Friday 27 February to Tuesday 3 March is two working days in Seoul by
#   workalendar's own count and one by holidays. No warning.
# WHY IT MATTERS: "answered within one working day" is counted with such calendars. Branches miss their target, or
#   waits look a day longer, in the weeks with a substitute day only.
# WHAT TO DO INSTEAD: count with holidays (numpy.busday_count with its dates), and compare the days of the year with
#   the country's official list.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'workalendar==17.0.0' 'holidays==0.109' \
  'numpy==2.4.6' 'lunardate==0.3.0' 'convertdate==2.5.1' 'pyluach==2.3.0'
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" date-holidays@3.37.0
cat > "$work/list.cjs" <<'JS'
const Holidays = require("date-holidays");
const days = (country) => new Holidays(country).getHolidays(2026).filter((h) => h.type === "public").map((h) => h.date.slice(0, 10));
console.log(JSON.stringify({ KR: days("KR"), JP: days("JP") }));
JS
(cd "$work" && node list.cjs > npm.json)
cat > "$work/check.py" <<'PY'
import json, sys
from datetime import date, timedelta
from importlib.metadata import version
import holidays, numpy as np
from workalendar.asia import Japan, SouthKorea

print("workalendar", version("workalendar"), "holidays", holidays.__version__)
npm = json.load(open(sys.argv[1]))
lacking = {"KR": ["2026-03-02", "2026-05-25", "2026-08-17", "2026-10-05"], "JP": ["2026-05-06", "2026-09-22"]}
for country, calendar in (("KR", SouthKorea()), ("JP", Japan())):
    theirs = {str(day) for day, _ in calendar.holidays(2026)}
    known = {str(day) for day in holidays.country_holidays(country, years=2026)}
    print(country, "workalendar", len(theirs), "days, holidays", len(known), "days; not in workalendar:", *sorted(known - theirs))
    for day in lacking[country]:
        assert day not in theirs and day in known and day in npm[country], f"changed: {day} in {country}"
asked, answered = date(2026, 2, 27), date(2026, 3, 3)   # made up: a complaint and its answer
by_workalendar = SouthKorea().get_working_days_delta(asked, answered)
off = [str(d) for d in holidays.country_holidays("KR", years=2026)]
by_holidays = int(np.busday_count(asked + timedelta(1), answered + timedelta(1), holidays=off))
print("working days until the answer: workalendar", by_workalendar, "holidays", by_holidays)
assert (by_workalendar, by_holidays) == (2, 1), "changed: working days"
PY
"$work/venv/bin/python" "$work/check.py" "$work/npm.json"
