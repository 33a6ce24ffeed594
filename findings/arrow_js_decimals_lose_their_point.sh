#!/usr/bin/env bash
# GUESS: a price of 4.50, or a mean of 4.5, in an Arrow file is 4.5 in JavaScript, or is refused.
# SEEN: npm apache-arrow 21.2.0 gives the digits without the point for every decimal: Number(), String() and
#   arithmetic say 450 for 4.50 and 45 for 4.5. In DuckDB 2.0.1 a number typed with a point is such a decimal, so
#   0.3 * x or a CASE with 0.5 is too, and polars 2.1.0 writes them for pl.Decimal. avg() is a float and right. The
#   same column with four places is off by 10,000. No warning.
# WHY IT MATTERS: spend, weights and scores come to the chart 10, 100 or 10,000 times too big, each column by its
#   own factor, while averages made in the query are right; a score index of 0.5 shows as 5.
# WHAT TO DO INSTEAD: cast to DOUBLE in the query (x::DOUBLE; pl.Float64), or divide by
#   10 ** field.type.scale.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'polars==2.1.0' 'duckdb==2.0.1' \
  'pyarrow==25.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" apache-arrow@21.2.0
cat > "$work/write.py" <<'PY'
import sys
import duckdb, polars as pl, pyarrow as pa, pyarrow.ipc as ipc

print("duckdb", duckdb.__version__, "polars", pl.__version__, "pyarrow", pa.__version__)
query = """select 4.5 typed, 0.3 * r as weighted, case when r > 8 then 1 when r > 6 then 0.5 else 0 end as score,
           price::decimal(10, 2) as price, avg(r) over () as mean, price::double as as_double
           from (values (9, 4.5), (8, 12.25), (2, -0.99)) t(r, price)"""        # made up
table = duckdb.sql(query).to_arrow_table()
spend = pl.Series("spend", ["4.50", "12.25", "-0.99"]).cast(pl.Decimal(10, 4))
table = table.append_column("spend_polars", spend.to_arrow())
print("in Python:", {name: [float(v) for v in table[name].to_pylist()] for name in table.column_names})
with ipc.new_file(sys.argv[1], table.schema) as out:
    out.write_table(table)
PY
"$work/venv/bin/python" "$work/write.py" "$work/answers.arrow"
cat > "$work/check.mjs" <<'JS'
import { readFileSync } from "node:fs";
import { tableFromIPC } from "apache-arrow";

const table = tableFromIPC(readFileSync("answers.arrow"));
const want = { typed: "45 45 45", weighted: "27 24 6", score: "10 5 0", price: "450 1225 -99",
  mean: "6.33 6.33 6.33", as_double: "4.5 12.25 -0.99", spend_polars: "45000 122500 -9900" };
for (const [name, text] of Object.entries(want)) {
  const column = table.getChild(name);
  const seen = [...column].map((v) => Math.round(Number(v) * 100) / 100).join(" ");
  console.log(name.padEnd(13), String(column.type).padEnd(16), seen);
  if (seen !== text) throw new Error(`changed: ${name} was ${text}`);
}
const price = table.getChild("price");
if (String(price.get(0)) !== "450" || price.get(0) * 2 !== 900) throw new Error("changed: String or arithmetic");
if (Number(price.get(1)) / 10 ** price.type.scale !== 12.25) throw new Error("changed: the way out");
JS
(cd "$work" && node check.mjs)
