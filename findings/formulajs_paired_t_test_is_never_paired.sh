#!/usr/bin/env bash
# GUESS: TTEST(before, after, tails, type) of a spreadsheet engine for JavaScript gives the spreadsheet's p: the paired
#   one for type 1, half of it for one tail; what it cannot do is an error.
# SEEN: npm @formulajs/formulajs 4.6.1 looks at the two lists and not at tails and type. Eight customers before and after
#   a change, nearly all up by one point, have p = 0.18 whatever is asked; the paired test has 0.00004. Groups of 4 and
#   12 have 0.0007 (one test's error with another's degrees of freedom), where the pooled test has 0.013. npm
#   hyperformula 3.5.0 gives each type and tail its own p. No error.
# WHY IT MATTERS: web sheets and form builders calculate with this package. A study of the same people before and after,
#   which is where pairing finds small steps, ends with "no difference".
# WHAT TO DO INSTEAD: hyperformula; or test the differences of each customer against zero.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" '@formulajs/formulajs@4.6.1' 'hyperformula@3.5.0'
cat > "$work/check.js" <<'JS'
const fs = require("fs");
const formulajs = require("@formulajs/formulajs");
const { HyperFormula } = require("hyperformula");
for (const name of ["@formulajs/formulajs", "hyperformula"])
  console.log(name, JSON.parse(fs.readFileSync(`${__dirname}/node_modules/${name}/package.json`)).version);
const columns = "ABCDEFGHIJKLMNOP";
function both(x, y, tails, type) {
  const sheet = HyperFormula.buildFromArray([x, y], { licenseKey: "gpl-v3" });
  const ranges = [x, y].map((list, i) => `A${i + 1}:${columns[list.length - 1]}${i + 1}`);
  return [formulajs.TTEST([...x], [...y], tails, type), sheet.calculateFormula(`=TTEST(${ranges},${tails},${type})`, 0)];
}
const before = [3, 5, 6, 7, 4, 8, 6, 5], after = [4, 6, 7, 8, 5, 9, 7, 7];                // made up
const few = [9, 8, 10, 9], many = [7, 5, 8, 2, 9, 6, 4, 7, 8, 3, 6, 5];
const cases = [
  ["paired, two tails", before, after, 2, 1, 0.18166, 0.00004],
  ["paired, one tail", before, after, 1, 1, 0.18166, 0.00002],
  ["pooled, two tails", before, after, 2, 2, 0.18166, 0.18166],
  ["pooled, one tail", before, after, 1, 2, 0.18166, 0.09083],
  ["4 and 12, pooled, two tails", few, many, 2, 2, 0.00074, 0.01272],
  ["4 and 12, Welch, two tails", few, many, 2, 3, 0.00074, 0.00082],
];
for (const [name, x, y, tails, type, seen, right] of cases) {
  const [one, other] = both(x, y, tails, type);
  console.log(`${name}: formulajs p = ${one.toFixed(5)}, hyperformula p = ${other.toFixed(5)}`);
  if (Math.abs(one - seen) > 0.00001 || Math.abs(other - right) > 0.00001) {
    console.log(`changed: ${name}, before ${seen} and ${right}`);
    process.exitCode = 1;
  }
}
JS
node "$work/check.js"
