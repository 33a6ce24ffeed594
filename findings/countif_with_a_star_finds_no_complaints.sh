#!/usr/bin/env bash
# GUESS: COUNTIF(comments, "*late*") counts the comments with "late" in them, with or without capitals, in a spreadsheet
#   engine as in a spreadsheet.
# SEEN: npm @formulajs/formulajs 4.6.1 looks for the star itself: none of four comments is counted, and "<>*late*" counts
#   all six cells; COUNTIFS and SUMIF do the same, and "LATE" does not find "late". fast-formula-parser 1.0.19 knows the
#   star and minds capitals (three), and finds it anywhere: "late*" (begins with) gives three for two, "?ate" four
#   for one. npm hyperformula 3.5.0 counts as spreadsheet programs do: 4, 2 and 1. No error.
# WHY IT MATTERS: themes of comments are counted by such cells in templates. The count of complaints is 0, which is good
#   news, or leaves out those that begin with the word.
# WHAT TO DO INSTEAD: hyperformula; with the others count in code: comments.filter((c) => /late/i.test(c)).length.
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
const comments = ["Late again", "came late", "the parcel was late", "late", "all fine", "good"];    // made up
const parser = new FormulaParser({
  onCell: ({ row }) => comments[row - 1],
  onRange: ({ from, to }) => comments.slice(from.row - 1, to.row).map((comment) => [comment]),
});
const sheet = HyperFormula.buildFromArray(comments.map((comment) => [comment]), { licenseKey: "gpl-v3" });
const cases = { "*late*": [0, 3, 4], "late*": [0, 3, 2], "?ate": [0, 4, 1], LATE: [0, 0, 1], late: [1, 1, 1], "<>*late*": [6, 3, 2] };
for (const [what, before] of Object.entries(cases)) {
  const formula = `COUNTIF(A1:A6,"${what}")`;
  const seen = [formulajs.COUNTIF([...comments], what), parser.parse(formula, { sheet: 0, row: 20, col: 20 }),
    sheet.calculateFormula("=" + formula, 0)];
  console.log(`"${what}": formulajs ${seen[0]}, fast-formula-parser ${seen[1]}, hyperformula ${seen[2]}`);
  const more = [formulajs.COUNTIFS([...comments], what), formulajs.SUMIF([...comments], what, comments.map(() => 1))];
  if (String(seen) !== String(before) || more.some((count) => count !== before[0])) {
    console.log(`changed: ${what}, before ${before}, COUNTIFS and SUMIF as the first`);
    process.exitCode = 1;
  }
}
JS
node "$work/check.js"
