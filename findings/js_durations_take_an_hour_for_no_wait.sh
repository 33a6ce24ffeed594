#!/usr/bin/env bash
# GUESS: "1,5 h", "1:30" and "an hour" are an hour and a half and an hour, or no length at all (null, an error).
# SEEN: npm parse-duration 2.1.9 and timestring 7.0.0 take "1,5 h" for 15 hours (a comma is left out). parse-duration
#   gives 0.001 seconds for "1:30" and the length 0 for "half an hour" and "2 Stunden", not null. human-interval 2.0.1 gives
#   0 for "an hour" and "waited 2 hours", 1 hour for "one and a half hours", 2 for "2,5 hours". ms 2.1.3
#   says undefined to all of them. No error.
# WHY IT MATTERS: "how long did you wait" is an open question. Answers become ten times too long in countries with a decimal
#   comma, and what is not understood becomes "no wait", which looks like good service in the mean.
# WHAT TO DO INSTEAD: ms, which refuses; count zeros and look at each; ask for minutes in a number box.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" 'parse-duration@2.1.9' 'timestring@7.0.0' 'human-interval@2.0.1' \
  'ms@2.1.3'
cat > "$work/check.mjs" <<'JS'
import fs from "fs";
import parseDuration from "parse-duration";
import timestring from "timestring";
import humanInterval from "human-interval";
import ms from "ms";
const folder = new URL(".", import.meta.url).pathname;
for (const name of ["parse-duration", "timestring", "human-interval", "ms"])
  console.log(name, JSON.parse(fs.readFileSync(`${folder}node_modules/${name}/package.json`)).version);
const readers = {
  "parse-duration": (text) => parseDuration(text) / 1000,
  timestring: (text) => timestring(text),
  "human-interval": (text) => humanInterval(text) / 1000,
  ms: (text) => ms(text) / 1000,
};
const cases = [                                                                          // made up; seconds
  ["90 minutes", [5400, 5400, 5400, 5400]],
  ["1,5 h", [54000, 54000, NaN, NaN]],
  ["2,5 hours", [90000, 90000, 7200, NaN]],
  ["1:30", [0.00103, "error", NaN, NaN]],
  ["an hour", [0, "error", 0, NaN]],
  ["half an hour", [0, "error", 0, NaN]],
  ["2 Stunden", [0, "error", NaN, NaN]],
  ["waited 2 hours", [7200, "?", 0, NaN]],
  ["one and a half hours", [0, "error", 3600, NaN]],
];
for (const [text, before] of cases) {
  const seen = Object.values(readers).map((read) => {
    try {
      return read(text);
    } catch {
      return "error";
    }
  });
  console.log(JSON.stringify(text), Object.keys(readers).map((name, i) => `${name} ${seen[i]}`).join(", "));
  seen.forEach((value, i) => {
    const same = before[i] === "?" || Object.is(value, before[i]) || Math.abs(value - before[i]) < 1e-5;
    if (!same) {
      console.log(`changed: ${text}, ${before[i]} before`);
      process.exitCode = 1;
    }
  });
}
JS
node "$work/check.mjs"
