#!/usr/bin/env bash
# GUESS: a sentiment score for Chinese that was trained on shoppers' comments puts "dissatisfied" (不满意) below the
#   middle and well apart from "satisfied" (满意).
# SEEN: snownlp 0.12.3, whose scores go from 0 to 1: very dissatisfied (很不满意) is 0.70 and satisfied (满意) 0.71; dissatisfied
#   0.56, "do not like" (不喜欢) 0.55, "would not recommend to friends" 0.59, all on the good side. "Not good" (不好) is 0.25.
#   Words are scored each for itself, so a negation counts as one more word and nothing turns. No warning.
# WHY IT MATTERS: these are the words of satisfaction surveys themselves. Complaints that name the scale count as
#   praise, and the share of positive comments depends on which word people use for their anger.
# WHAT TO DO INSTEAD: try ten phrases of the survey first; label a few hundred comments of one's own and train with
#   sentiment.train(), or code negated words (不满意, 不喜欢) by a list before.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'snownlp==0.12.3'
cat > "$work/check.py" <<'PY'
from importlib.metadata import version
from snownlp import SnowNLP

print("snownlp", version("snownlp"))
want = {                                                # made up: satisfied, dissatisfied, and so on
    "满意": 0.71, "不满意": 0.56, "很不满意": 0.70, "非常不满意": 0.56, "我对服务不满意": 0.54, "喜欢": 0.70, "不喜欢": 0.55,
    "不会推荐给朋友": 0.59, "不推荐": 0.48, "不会再来": 0.29, "不好": 0.25,
}
for comment, expected in want.items():
    score = round(SnowNLP(comment).sentiments, 2)
    print(comment, score, "positive" if score > 0.5 else "negative")
    assert abs(score - expected) < 0.006, f"changed: {comment} was {expected}"
PY
"$work/venv/bin/python" "$work/check.py"
