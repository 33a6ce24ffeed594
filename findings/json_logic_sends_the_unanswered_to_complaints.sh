#!/usr/bin/env bash
# GUESS: a rule "score <= 6" in a form is not met by who left the score out; and a JsonLogic rule, which is made to be
#   shared between languages, gives the same in the browser and on the server.
# SEEN: npm json-logic-js 2.0.5 takes a score that is missing, null or empty for 0: it is <= 6 and >= 0, and so are jexl 2.3.0
#   and expr-eval 2.0.2 for null, for which (a + b + c) / 3 with one unanswered is a number, too. The same rule by
#   Python's json-logic-qubit 0.9.1 is false for null and missing. Plain JavaScript is false for a missing one.
#   npm json-rules-engine 7.3.1 and sift 17.1.4 leave all three out. No error.
# WHY IT MATTERS: such rules show the follow-up "what went wrong?", open tickets and set segments. Everybody who skipped the
#   question is asked why he is unhappy, and the server, in Python, counts other people than the form asked.
# WHAT TO DO INSTEAD: {"and": [{"!=": [{"var": "score"}, null]}, {"!==": [{"var": "score"}, ""]}, {"<=": [{"var": "score"}, 6]}]}.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" 'json-logic-js@2.0.5' 'jexl@2.3.0' 'expr-eval@2.0.2' 'sift@17.1.4' \
  'json-rules-engine@7.3.1'
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'json-logic-qubit==0.9.1'
cat > "$work/answers.json" <<'JSON'
[{"who": "nine", "score": 9}, {"who": "four", "score": 4}, {"who": "null", "score": null}, {"who": "empty", "score": ""}, {"who": "missing"}]
JSON
cat > "$work/check.js" <<'JS'
const fs = require("fs");
const jsonLogic = require("json-logic-js");
const jexl = require("jexl");
const { Parser } = require("expr-eval");
const sift = require("sift").default;
const { Engine } = require("json-rules-engine");
for (const name of ["json-logic-js", "jexl", "expr-eval", "sift", "json-rules-engine"])
  console.log(name, JSON.parse(fs.readFileSync(`${__dirname}/node_modules/${name}/package.json`)).version);
const answers = JSON.parse(fs.readFileSync(`${__dirname}/answers.json`));                 // made up
const score = { var: "score" };
const low = { "<=": [score, 6] };
const careful = { and: [{ "!=": [score, null] }, { "!==": [score, ""] }, low] };
function evaluate(answer) {
  try {
    return Parser.evaluate("score <= 6", answer);
  } catch {
    return false;
  }
}
function same(name, seen, before) {
  console.log(`${name}: ${seen}`);
  if (String(seen) !== before) {
    console.log(`changed: ${name}, ${before} before`);
    process.exitCode = 1;
  }
}
const who = (test) => answers.filter(test).map((answer) => answer.who);
same("json-logic-js, score <= 6", who((answer) => jsonLogic.apply(low, answer)), "four,null,empty,missing");
same("json-logic-js, score >= 0", who((answer) => jsonLogic.apply({ ">=": [score, 0] }, answer)), "nine,four,null,empty,missing");
same("json-logic-js, answered and <= 6", who((answer) => jsonLogic.apply(careful, answer)), "four");
same("jexl, score <= 6", who((answer) => jexl.evalSync("score <= 6", answer)), "four,null,empty");
same("expr-eval, score <= 6", who(evaluate), "four,null,empty");
same("plain JavaScript, score <= 6", who((answer) => answer.score <= 6), "four,null,empty");
same("sift, $lte 6", who(sift({ score: { $lte: 6 } })), "four");
same("jexl, mean of 5, null and 4", jexl.evalSync("(a + b + c) / 3", { a: 5, b: null, c: 4 }), "3");
(async () => {
  const found = [];
  for (const answer of answers) {
    const engine = new Engine([{ conditions: { all: [{ fact: "score", operator: "lessThanInclusive", value: 6 }] }, event: { type: "low" } }],
      { allowUndefinedFacts: true });
    if ((await engine.run(answer)).events.length) found.push(answer.who);
  }
  same("json-rules-engine, lessThanInclusive 6", found, "four");
})();
JS
node "$work/check.js"
cat > "$work/check.py" <<'PY'
import json
import sys
from importlib.metadata import version
from json_logic import jsonLogic

answers = json.load(open(sys.argv[1]))
low = [a["who"] for a in answers if a.get("score") != "" and jsonLogic({"<=": [{"var": "score"}, 6]}, a)]
print("json-logic-qubit", version("json-logic-qubit"), "score <= 6 (the empty text is refused there):", low)
assert low == ["four"], "changed: Python"
PY
"$work/venv/bin/python" "$work/check.py" "$work/answers.json"
