#!/usr/bin/env bash
# GUESS: FTEST(group 1, group 2) of a spreadsheet engine is the p of a test whether two groups vary alike, as in
#   spreadsheet programs; the order of the groups does not matter.
# SEEN: npm @formulajs/formulajs 4.6.1 gives the ratio of the two variances, between 0 and 1 if the first group varies less.
#   Five steady and five scattered ratings have 0.0099 one way round and 101.5 the other, where the p is
#   0.0006. Two groups that vary alike have 0.61 or 1.63 (p = 0.65). hyperformula 3.5.0 gives the p both ways. No error.
# WHY IT MATTERS: "does the new way of working make service more even" is asked with it. A ratio of 0.24 from 40 ratings each,
#   p = 0.00002, reads as "no difference", and one below 0.05 is never seen in real ratings.
# WHAT TO DO INSTEAD: hyperformula; or twice the smaller tail of the F distribution with that ratio and n - 1 of both groups.
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
const steady = [5, 5, 6, 5, 5], scattered = [1, 2, 9, 10, 1];                              // made up
const short = [6, 7, 9, 15, 21], long = [20, 28, 31, 38, 40];
const even = [], uneven = [];
for (let i = 0; i < 40; i++) {
  even.push(5 + (i % 4));
  uneven.push(3 + 2 * (i % 4) + (i < 2 ? -1 : 0));
}
function both(x, y) {
  const sheet = HyperFormula.buildFromArray([...x.keys()].map((i) => [x[i], y[i]]), { licenseKey: "gpl-v3" });
  return [formulajs.FTEST([...x], [...y]), sheet.calculateFormula(`=FTEST(A1:A${x.length},B1:B${y.length})`, 0)];
}
const cases = [
  ["steady, scattered", steady, scattered, 0.00985, 0.00057],
  ["scattered, steady", scattered, steady, 101.5, 0.00057],
  ["short, long waits", short, long, 0.6142, 0.64832],
  ["long, short waits", long, short, 1.62814, 0.64832],
  ["40 even, 40 uneven", even, uneven, 0.23821, 0.00002],
];
for (const [name, x, y, ratio, p] of cases) {
  const seen = both(x, y);
  console.log(`${name}: formulajs ${seen[0].toFixed(5)}, hyperformula ${seen[1].toFixed(5)}`);
  if (Math.abs(seen[0] - ratio) > 0.0001 || Math.abs(seen[1] - p) > 0.00001) {
    console.log(`changed: ${name}, before ${ratio} and ${p}`);
    process.exitCode = 1;
  }
}
JS
node "$work/check.js"
