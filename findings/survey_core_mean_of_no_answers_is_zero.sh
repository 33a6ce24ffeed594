#!/usr/bin/env bash
# GUESS: the mean of three ratings from a respondent who answered none of them is empty.
# SEEN: in survey-core 3.1.1 avg({a},{b},{c}) is 0, and the 0 is saved with the answers, although
#   the scale starts at 1. With one answer of three, avg skips the two others, as hoped; written as
#   ({a}+{b}+{c})/3 it does not: the unanswered count as 0 and a single 5 becomes 1.67.
# WHY IT MATTERS: each person who skipped the block pulls the mean of the index down by a whole
#   scale, and a 0 in the data looks like a score somebody got.
# WHAT TO DO INSTEAD: iif({a} notempty or {b} notempty or {c} notempty, avg({a},{b},{c}), ''), or build
#   the index after fieldwork from the single answers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" 'survey-core@3.1.1'
cat > "$work/fill.js" <<'JS'
const fs = require("fs");
const { SurveyModel } = require("survey-core");
const version = JSON.parse(fs.readFileSync(__dirname + "/node_modules/survey-core/package.json")).version;
function complete(answers) {
  const survey = new SurveyModel({
    elements: ["a", "b", "c"].map((name) => ({ type: "rating", name, rateMin: 1, rateMax: 5 })),
    calculatedValues: [
      { name: "mean", expression: "avg({a},{b},{c})", includeIntoResult: true },
      { name: "by_hand", expression: "({a}+{b}+{c})/3", includeIntoResult: true },
    ],
  });
  for (const [name, value] of Object.entries(answers)) survey.setValue(name, value);
  survey.doComplete();
  return survey.data;
}
const cases = [
  [{}, 0, 0],
  [{ a: 5 }, 5, 5 / 3],
  [{ a: 5, b: 4, c: 3 }, 4, 4],
];
for (const [answers, mean, byHand] of cases) {
  const data = complete(answers);
  console.log(`survey-core ${version}: answers ${JSON.stringify(answers)}, saved ${JSON.stringify(data)}`);
  const same = (x, y) => typeof x === "number" && Math.abs(x - y) < 1e-3;
  if (!same(data.mean, mean) || !same(data.by_hand, byHand)) {
    console.log(`CHANGED: mean ${mean} and by_hand ${byHand} before`);
    process.exitCode = 1;
  }
}
JS
node "$work/fill.js"
