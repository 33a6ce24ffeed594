#!/usr/bin/env bash
# GUESS: the JavaScript port of VADER scores plain sentences as the Python original does.
# SEEN: npm vader-sentiment 1.1.3 knows negations only in small letters. "Not happy with the service" is
#   +0.57 where vaderSentiment 3.3.2 says -0.46; "Never" and "Without" at the start fare alike. In the middle
#   of a sentence both agree. "No problems" is -0.60 there and +0.31 in Python, which learnt it later.
# WHY IT MATTERS: short comments begin with their negation. The most frequent complaints, "Not helpful",
#   "Never good", count as praise in the dashboard and as complaints in the analyst's notebook.
# WHAT TO DO INSTEAD: lower the first letter of each sentence before scoring in JavaScript (not all letters:
#   capitals in the middle weigh more), or score in Python.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'vaderSentiment==3.3.2'
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts vader-sentiment@1.1.3 >/dev/null
cat > "$work/score.js" <<'JS'
const { SentimentIntensityAnalyzer } = require('vader-sentiment');
console.log(JSON.stringify(JSON.parse(process.argv[2]).map(t => SentimentIntensityAnalyzer.polarity_scores(t).compound)));
JS
cat > "$work/check.py" <<'PY'
import json, subprocess, sys
from importlib.metadata import version
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

print("vaderSentiment", version("vaderSentiment"), "and npm vader-sentiment",
      json.load(open(f"{sys.argv[1]}/node_modules/vader-sentiment/package.json"))["version"])
want = {                                                # made up: (Python, JavaScript)
    "Not happy with the service": (-0.4585, 0.5719),
    "not happy with the service": (-0.4585, -0.4585),
    "I am not happy with the service": (-0.4585, -0.4585),
    "Not good": (-0.3412, 0.4404),
    "Never recommend this shop": (-0.2755, 0.3612),
    "Without good staff": (-0.3412, 0.4404),
    "Very good": (0.4927, 0.4927),
    "No problems": (0.3089, -0.5994),
}
python = [SentimentIntensityAnalyzer().polarity_scores(t)["compound"] for t in want]
node = json.loads(subprocess.check_output(["node", f"{sys.argv[1]}/score.js", json.dumps(list(want))]))
changed = []
for (text, expected), p, j in zip(want.items(), python, node, strict=True):
    print(f"{text:34} Python {p:+.4f}  JavaScript {j:+.4f}")
    if (p, j) != expected:
        changed.append(text)
assert not changed, f"changed: {changed}"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
