#!/usr/bin/env bash
# GUESS: MEDIAN in SQL leaves out who has no answer, as AVG and COUNT beside it do.
# SEEN: npm alasql 4.19.1 leaves null out and counts a missing key: of 8, 9, 10 and two records without a
#   score the median is 10 (AVG 9, COUNT 3), and so after a LEFT JOIN, which leaves the key out for those
#   without a partner. With as many missing as answered the median is empty. QUART, QUART2 and QUART3 move
#   the same way. No warning.
# WHY IT MATTERS: survey exports in JSON leave skipped questions out of the record, and joins do the rest. The
#   skipped sort behind the best rating, so a question that many skip has a high median beside a right mean.
# WHAT TO DO INSTEAD: WHERE score IS NOT NULL (in the ON or a subquery for joins) before MEDIAN and QUART.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional --prefix "$work" alasql@4.19.1
cd "$work"
cat > look.js <<'JS'
const alasql = require('alasql');
const select = 'SELECT MEDIAN(score) AS median, QUART(score) AS lower, AVG(score) AS mean, COUNT(score) AS n FROM ';
const asked = alasql(select + '?', [[{score: 8}, {score: 9}, {score: 10}, {}, {}]])[0];
const empty = alasql(select + '?', [[{score: 8}, {score: 9}, {score: 10}, {score: null}, {score: null}]])[0];
const customers = [1, 2, 3, 4, 5].map((id) => ({id}));
const answers = [{id: 1, score: 8}, {id: 2, score: 9}, {id: 3, score: 10}];
const joined = alasql('SELECT MEDIAN(a.score) AS median, AVG(a.score) AS mean FROM ? c LEFT JOIN ? a ON c.id = a.id',
  [customers, answers])[0];
console.log('alasql', JSON.parse(require('fs').readFileSync('node_modules/alasql/package.json')).version);
console.log('8, 9, 10 and two without the key:', JSON.stringify(asked));
console.log('8, 9, 10 and two nulls:          ', JSON.stringify(empty));
console.log('after a LEFT JOIN:               ', JSON.stringify(joined));
const seen = JSON.stringify([asked.median, asked.mean, asked.n, empty.median, joined.median, joined.mean]);
if (seen !== '[10,9,3,9,10,9]') {
  console.error('CHANGED: the median was 10 for 9, the mean right; now ' + seen);
  process.exit(1);
}
JS
node look.js
