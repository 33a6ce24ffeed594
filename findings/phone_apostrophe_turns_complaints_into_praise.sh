#!/usr/bin/env bash
# GUESS: "I don’t like the new app" scores the same whether the apostrophe is straight or the curved one
#   that phones and word processors put in by themselves.
# SEEN: vaderSentiment 3.3.2, npm vader-sentiment 1.1.3, sentiment 5.0.2 and wink-sentiment 5.0.2 know only
#   the straight one. With the curved one the negation is not seen and all four turn the complaint into
#   praise of about the same strength. Nothing warns. "do not" is understood by all four.
# WHY IT MATTERS: comments typed on phones carry the curved one, from desktops the straight one. Sentiment
#   by channel then measures keyboards, and the phone channel looks happier.
# WHAT TO DO INSTEAD: replace U+2019 (and U+02BC) by ' before any scoring; score a few known complaints.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'vaderSentiment==3.3.2'
npm install vader-sentiment@1.1.3 sentiment@5.0.2 wink-sentiment@5.0.2 \
  --prefix "$work" --silent --no-audit --no-fund --ignore-scripts >/dev/null
cat > "$work/score.js" <<'JS'
const vader = require('vader-sentiment').SentimentIntensityAnalyzer;
const sentiment = new (require('sentiment'))();
const wink = require('wink-sentiment');
const texts = JSON.parse(process.argv[2]);
console.log(JSON.stringify({
  'npm vader-sentiment 1.1.3': texts.map(t => vader.polarity_scores(t).compound),
  'npm sentiment 5.0.2': texts.map(t => sentiment.analyze(t).score),
  'npm wink-sentiment 5.0.2': texts.map(t => wink(t).score),
}));
JS
cat > "$work/check.py" <<'PY'
import json, subprocess, sys
from importlib.metadata import version
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

comments = ["I don't like the new app", "It isn't good", "I can't recommend this shop"]       # made up
texts = comments + [c.replace("'", "\u2019") for c in comments]
analyzer = SentimentIntensityAnalyzer()
seen = {f"vaderSentiment {version('vaderSentiment')}": [analyzer.polarity_scores(t)["compound"] for t in texts]}
seen |= json.loads(subprocess.check_output(["node", f"{sys.argv[1]}/score.js", json.dumps(texts)]))
for name, scores in seen.items():
    print(f"{name:26}", *(f"{c!r}: {a} straight, {b} curved;" for c, a, b in zip(comments, scores, scores[3:])))
    assert all(s < 0 for s in scores[:3]), f"changed: {name} no longer sees the complaints"
    assert all(s > 0 for s in scores[3:]), f"changed: {name} reads the curved apostrophe"
plain = ["I do not like the new app", "It is not good", "I do not recommend this shop"]
for name, scores in json.loads(subprocess.check_output(["node", f"{sys.argv[1]}/score.js", json.dumps(plain)])).items():
    print(f"{name:26} written out: {scores}")
    assert all(s < 0 for s in scores), f"changed: {name}, written out"
assert all(analyzer.polarity_scores(t)["compound"] < 0 for t in plain), "changed: vaderSentiment, written out"
PY
"$work/venv/bin/python" "$work/check.py" "$work"
