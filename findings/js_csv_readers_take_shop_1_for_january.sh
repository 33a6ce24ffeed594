#!/usr/bin/env bash
# GUESS: a column of "Shop 1", "Shop 2", "Shop 12" stays text when a CSV is read with types.
# SEEN: npm vega-loader 5.1.3 (parse: "auto", which reads the CSV of Vega charts) and csv-parse 7.0.3 with
#   cast_date make it 1 January, 1 February and 1 December 2001, because JavaScript's own Date.parse does. So are
#   "No 3", "A 5", "1-2" and "7/10". vega-loader does it if all cells of the column can be read so, csv-parse cell by
#   cell: "Shop 13" stays text in the one column, beside dates. Neither says a word.
# WHY IT MATTERS: up to twelve shops, waves, products or scale points become months of 2001: charts get an axis of
#   time, groups sort and label as dates, joins by name find nothing; with a thirteenth shop all is well.
# WHAT TO DO INSTEAD: name the types (parse: {shop: "string"}); csv-parse without cast_date, or a cast function.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" vega-loader@5.1.3 csv-parse@7.0.3 \
  d3-dsv@3.0.2 papaparse@5.7.1
cat > "$work/check.mjs" <<'JS'
import { readFileSync } from "node:fs";
import { read } from "vega-loader";
import { parse } from "csv-parse/sync";
import { autoType, csvParse } from "d3-dsv";
import Papa from "papaparse";

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const text = "id,shop,visits,score\n1,Shop 1,1-2,7/10\n2,Shop 2,3-4,8/10\n3,Shop 12,5-6,9/10\n";       // made up
const day = (v) => typeof v === "string" ? v : new Date(v).toISOString().slice(0, 10);
const cells = (rows) => rows.map((r) => [r.shop, r.visits, r.score].map(day).join(" ")).join("; ");
const dates = "2001-01-01 2001-01-02 2001-07-10; 2001-02-01 2001-03-04 2001-08-10; 2001-12-01 2001-05-06 2001-09-10";
const texts = "Shop 1 1-2 7/10; Shop 2 3-4 8/10; Shop 12 5-6 9/10";
const seen = {
  "vega-loader": [cells(read(text, { type: "csv", parse: "auto" })), dates],
  "csv-parse": [cells(parse(text, { columns: true, cast: true, cast_date: true })), dates],
  "d3-dsv": [cells(csvParse(text, autoType)), texts],
  "papaparse": [cells(Papa.parse(text.trim(), { header: true, dynamicTyping: true }).data), texts],
};
for (const [name, [now, want]] of Object.entries(seen)) {
  console.log(name.padEnd(12), version(name).padEnd(6), now);
  if (now !== want) throw new Error(`changed: ${name} gave ${want}`);
}
const thirteen = "id,shop\n1,Shop 1\n2,Shop 13\n";
const vega = read(thirteen, { type: "csv", parse: "auto" }).map((r) => day(r.shop)).join(", ");
const mixed = parse(thirteen, { columns: true, cast: true, cast_date: true }).map((r) => day(r.shop)).join(", ");
console.log("with a Shop 13: vega-loader", vega, "| csv-parse", mixed);
if (vega !== "Shop 1, Shop 13" || mixed !== "2001-01-01, Shop 13") throw new Error("changed: Shop 13");
const named = read(text, { type: "csv", parse: { shop: "string" } })[0].shop;
if (named !== "Shop 1") throw new Error("changed: the way out");
JS
(cd "$work" && TZ=UTC node check.mjs)
