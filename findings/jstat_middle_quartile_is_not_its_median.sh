#!/usr/bin/env bash
# GUESS: quartiles() gives the median in the middle, and turning the scale round swaps the outer two.
# SEEN: npm jstat 1.9.6 takes the answers at places n/4, n/2 and 3n/4, rounded, with no mean of two: for
#   1 to 8 it says 2, 4, 6 while its own median() is 4.5. For 1 to 5 it says 1, 3, 4, so the lower quartile
#   is the lowest answer and the upper is not the highest. With the scale turned (6 minus the rating) the
#   same people have 1, 3, 4 again. simple-statistics 7.12.1 gives 2.75, 4.5, 6.25 and 2, 3, 4.
# WHY IT MATTERS: with an even number of people the middle is the lower of two answers: the median line of
#   a box plot and the number beside it differ, and small groups look skewed that are not.
# WHAT TO DO INSTEAD: jStat.percentile(x, p) for 0.25, 0.5 and 0.75, or simple-statistics' quantile.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts jstat@1.9.6 simple-statistics@7.12.1 >/dev/null
cat > "$work/check.js" <<'JS'
const { jStat } = require('jstat'), simple = require('simple-statistics');
for (const p of ['jstat', 'simple-statistics']) console.log(p, require(`./node_modules/${p}/package.json`).version);
const places = [0.25, 0.5, 0.75];
const cases = [                                         // made up: ratings, jstat's quartiles, its median
  [[1, 2, 3, 4, 5, 6, 7, 8], [2, 4, 6], 4.5],
  [[1, 2, 3, 4, 5], [1, 3, 4], 3],
  [[1, 2, 3, 4, 5].map(r => 6 - r), [1, 3, 4], 3],
  [[2, 2, 7, 8, 9, 10], [2, 7, 9], 7.5],
];
for (const [ratings, quartiles, median] of cases) {
  const seen = jStat.quartiles(ratings), middle = jStat.median(ratings);
  const percentiles = places.map(p => jStat.percentile(ratings, p)), peer = places.map(p => simple.quantile(ratings, p));
  console.log(`${ratings.join(' ')}: quartiles ${seen.join(', ')}; median ${middle}; percentile ${percentiles.join(', ')}; simple-statistics ${peer.join(', ')}`);
  if (String(seen) !== String(quartiles) || middle !== median || peer[1] !== median || percentiles[1] !== median) {
    console.error(`CHANGED: it was ${quartiles.join(', ')} and ${median}`);
    process.exitCode = 1;
  }
}
JS
node "$work/check.js"
