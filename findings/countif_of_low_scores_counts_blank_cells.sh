#!/usr/bin/env bash
# GUESS: COUNTIF(scores, "<=6") in a spreadsheet engine counts the scores up to 6 and no blank cell, as spreadsheet
#   programs do; and MEDIAN has the same base as AVERAGE.
# SEEN: npm @formulajs/formulajs 4.6.1 and fast-formula-parser 1.0.19 take a blank cell (null; in formulajs "" too) for a
#   0 there: of 9, 10, 8, 3 and four blanks five are "<=6", while COUNT says 4. So does formulajs' COUNTIFS, and its
#   MEDIAN is 1.5 for 8.5 beside an AVERAGE of 7.5, which leaves blanks out, as do QUARTILE and STDEV.S. npm
#   hyperformula 3.5.0 leaves them out everywhere. No error.
# WHY IT MATTERS: detractors are counted by this formula: the net promoter score of these four is -75 instead of 25. The
#   mean on the same page is right, so nobody looks.
# WHAT TO DO INSTEAD: hyperformula, or filter the blanks before the call; a second condition ">=0" does not help.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" '@formulajs/formulajs@4.6.1' 'fast-formula-parser@1.0.19' \
  'hyperformula@3.5.0'
cat > "$work/check.js" <<'JS'
const fs = require("fs");
const formulajs = require("@formulajs/formulajs");
const FormulaParser = require("fast-formula-parser");
const { HyperFormula } = require("hyperformula");
for (const name of ["@formulajs/formulajs", "fast-formula-parser", "hyperformula"])
  console.log(name, JSON.parse(fs.readFileSync(`${__dirname}/node_modules/${name}/package.json`)).version);
const scores = [9, 10, 8, 3, null, null, null, null];                                    // made up
const parser = new FormulaParser({
  onCell: ({ row }) => scores[row - 1],
  onRange: ({ from, to }) => scores.slice(from.row - 1, to.row).map((score) => [score]),
});
const sheet = HyperFormula.buildFromArray(scores.map((score) => [score]), { licenseKey: "gpl-v3" });
const net = (promoters, detractors, base) => (100 * (promoters - detractors)) / base;
function same(name, seen, before) {
  console.log(`${name}: ${seen}`);
  if (JSON.stringify(seen) !== JSON.stringify(before)) {
    console.log(`changed: ${name}, ${before} before`);
    process.exitCode = 1;
  }
}
const inSheet = (formula) => sheet.calculateFormula(formula, 0);
const inParser = (formula) => parser.parse(formula, { sheet: 0, row: 20, col: 20 });
const counts = ['COUNTIF(A1:A8,"<=6")', 'COUNTIF(A1:A8,">=9")', "COUNT(A1:A8)"];
const low = [counts.map((formula) => inSheet("=" + formula)), counts.map(inParser),
  [formulajs.COUNTIF([...scores], "<=6"), formulajs.COUNTIF([...scores], ">=9"), formulajs.COUNT([...scores])]];
same("<=6, >=9 and all: hyperformula", low[0], [1, 2, 4]);
same("<=6, >=9 and all: fast-formula-parser", low[1], [5, 2, 4]);
same("<=6, >=9 and all: formulajs", low[2], [5, 2, 4]);
same("net promoter score: hyperformula, the others", low.map(([d, p, n]) => net(p, d, n)), [25, -75, -75]);
same('formulajs COUNTIFS "<=6" and ">=0"', formulajs.COUNTIFS([...scores], "<=6", [...scores], ">=0"), 5);
same('formulajs COUNTIF "<=6" of 9 and an empty text', formulajs.COUNTIF([9, ""], "<=6"), 1);
same("formulajs AVERAGE, MEDIAN, first QUARTILE",
  [formulajs.AVERAGE([...scores]), formulajs.MEDIAN([...scores]), formulajs.QUARTILE.INC([...scores], 1)], [7.5, 1.5, 6.75]);
same("hyperformula AVERAGE, MEDIAN, first QUARTILE",
  ["=AVERAGE(A1:A8)", "=MEDIAN(A1:A8)", "=QUARTILE(A1:A8,1)"].map(inSheet), [7.5, 8.5, 6.75]);
JS
node "$work/check.js"
