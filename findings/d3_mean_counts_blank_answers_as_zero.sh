#!/usr/bin/env bash
# GUESS: a blank cell of a CSV is no answer: the mean, median and quantiles leave it out, as d3-array
#   says of undefined, null and NaN.
# SEEN: d3-dsv 3.0.2 reads a blank as "" and d3-array 3.2.5 counts "" as the number 0: ratings 9, 10, 9 and
#   three blanks have mean 4.67, median 4.5 and lower quartile 0. null is left out. npm jstat 1.9.6 and
#   lodash 4.18.1 count even null as 0; simple-statistics 7.12.1 does in its median, while its mean is NaN.
# WHY IT MATTERS: in a 0-10 question a zero is a rating. Blanks become detractors and enter the base; with
#   few of them the mean is only a little low, and the chart says nothing.
# WHAT TO DO INSTEAD: csvParse(text, autoType), which makes blanks null, or filter "" before any figure.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install d3-dsv@3.0.2 d3-array@3.2.5 jstat@1.9.6 simple-statistics@7.12.1 lodash@4.18.1 \
  --prefix "$work" --silent --no-audit --no-fund --ignore-scripts
cat > "$work/check.mjs" <<'JS'
import { readFileSync } from 'node:fs';
import { csvParse, autoType } from 'd3-dsv';
import { mean, median, quantile, count } from 'd3-array';
import jstat from 'jstat';
import lodash from 'lodash';
import * as simple from 'simple-statistics';

const text = 'id,rating\n1,9\n2,\n3,10\n4,\n5,9\n6,\n';        // made up
const blank = csvParse(text).map(d => d.rating), empty = csvParse(text, autoType).map(d => d.rating);
const seen = {
  'd3, blanks as read': [count(blank), mean(blank), median(blank), quantile(blank, 0.25)],
  'd3, with autoType': [count(empty), mean(empty), median(empty), quantile(empty, 0.25)],
  'jstat, null (mean, median)': [jstat.mean(empty), jstat.median(empty)],
  'lodash, null (mean)': [lodash.mean(empty)],
  'simple-statistics, null (mean, median)': [simple.mean(empty), simple.median(empty)],
};
const want = {
  'd3, blanks as read': [6, 28 / 6, 4.5, 0],
  'd3, with autoType': [3, 28 / 3, 9, 9],
  'jstat, null (mean, median)': [28 / 6, 4.5],
  'lodash, null (mean)': [28 / 6],
  'simple-statistics, null (mean, median)': [NaN, 4.5],
};
for (const p of ['d3-dsv', 'd3-array', 'jstat', 'simple-statistics', 'lodash'])
  console.log(p, JSON.parse(readFileSync(`${process.argv[2]}/node_modules/${p}/package.json`)).version);
for (const name in seen) {
  console.log(name.padEnd(40), seen[name].join(', '));
  if (seen[name].some((v, i) => isNaN(v) !== isNaN(want[name][i]) || Math.abs(v - want[name][i]) >= 1e-9)) {
    console.error(`CHANGED: ${name} was ${want[name].join(', ')}`);
    process.exitCode = 1;
  }
}
JS
node "$work/check.mjs" "$work"
