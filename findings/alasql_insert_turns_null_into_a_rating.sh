#!/usr/bin/env bash
# GUESS: NULL inserted into a number column is NULL: AVG and COUNT leave it out and IS NULL finds it.
# SEEN: npm alasql 4.19.1 stores NaN when the column is INT, NUMBER or FLOAT and the INSERT names no columns. Of
#   ratings 8, 9, 10 and two NULL the AVG is 5.4 and the COUNT 5, as if two had given a 0, and IS NULL
#   finds nobody. With the columns named in the same INSERT, or the column called INTEGER or DOUBLE, AVG is
#   9, COUNT 3 and IS NULL finds both. No warning.
# WHY IT MATTERS: INT is the common type for a rating and INSERT ... VALUES the common way in. Each who did not
#   answer pulls the mean down like a zero, and the count of the unanswered says that nobody is missing.
# WHAT TO DO INSTEAD: INSERT INTO answers (customer, rating) VALUES ..., with the columns named; check
#   COUNT(rating) against the number of answers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional --prefix "$work" alasql@4.19.1
cd "$work"
cat > look.js <<'JS'
const alasql = require('alasql');
console.log('alasql', JSON.parse(require('fs').readFileSync('node_modules/alasql/package.json')).version);
const rows = '(1, 8), (2, 9), (3, 10), (4, NULL), (5, NULL)';
const seen = [];
for (const type of ['INT', 'NUMBER', 'FLOAT', 'INTEGER', 'DOUBLE']) {
  for (const columns of ['', ' (customer, rating)']) {
    const table = `answers_${type}_${seen.length}`;
    alasql(`CREATE TABLE ${table} (customer INT, rating ${type})`);
    alasql(`INSERT INTO ${table}${columns} VALUES ${rows}`);
    const {mean, n} = alasql(`SELECT AVG(rating) AS mean, COUNT(rating) AS n FROM ${table}`)[0];
    const missing = alasql(`SELECT COUNT(*) AS n FROM ${table} WHERE rating IS NULL`)[0].n;
    console.log(`${type}, columns ${columns ? 'named' : 'not named'}: mean ${mean}, count ${n}, IS NULL ${missing}`);
    seen.push([mean, n, missing].join());
  }
}
const wrong = '5.4,5,0', right = '9,3,2';
const told = [wrong, right, wrong, right, wrong, right, right, right, right, right];
if (seen.join(' ') !== told.join(' ')) {
  console.error('CHANGED: it was ' + told.join(' ') + ', now ' + seen.join(' '));
  process.exit(1);
}
JS
node look.js
