#!/usr/bin/env bash
# GUESS: a compressed .sav file of 50 respondents written by one library is read whole by another,
#   or refused.
# SEEN: npm sav-reader 2.0.8 says in its header that there are 50 cases and then returns 1 row of
#   50, without an error, when ReadStat wrote the file with row compression (pyreadstat 1.3.7,
#   row_compress=True; ReadStat is also under R's haven). pyreadstat and pyspssio 0.6.0, which uses
#   the format owner's own library, read all 50. Written uncompressed, or by pyspssio, all 50 come.
# WHY IT MATTERS: every figure of the survey is then that of its first respondent. The padding
#   bytes at which the reader stops are allowed by the format.
# WHAT TO DO INSTEAD: compare the number of rows with meta.header.n_cases, or have the file
#   written uncompressed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check \
  'pyreadstat==1.3.7' 'pyspssio==0.6.0' 'pandas==2.3.3' 'numpy==2.4.6'
npm install --silent --no-fund --no-audit --prefix "$work" 'sav-reader@2.0.8'
"$work/venv/bin/python" - "$work" <<'PY'
import sys
from importlib.metadata import version
import pandas as pd, pyreadstat, pyspssio

work = sys.argv[1]
made_up = pd.DataFrame({f"q{i}": [float((r * i) % 5 + 1) for r in range(50)] for i in (1, 2, 3)})
pyreadstat.write_sav(made_up, f"{work}/row_compressed.sav", row_compress=True)
pyreadstat.write_sav(made_up, f"{work}/uncompressed.sav")
pyspssio.write_sav(f"{work}/by_pyspssio.sav", made_up, compression=1)
for name in ("row_compressed", "uncompressed", "by_pyspssio"):
    a = len(pyreadstat.read_sav(f"{work}/{name}.sav")[0])
    b = len(pyspssio.read_sav(f"{work}/{name}.sav", data_only=True))
    print(f"{name}: pyreadstat {version('pyreadstat')} reads {a} rows, pyspssio {version('pyspssio')} {b}")
    if (a, b) != (50, 50):
        sys.exit("CHANGED: the file is not read whole by its reference readers")
PY
cat > "$work/read.js" <<'JS'
const fs = require("fs");
const { SavBufferReader } = require("sav-reader");
const expected = { row_compressed: 1, uncompressed: 50, by_pyspssio: 50 };
(async () => {
  const version = JSON.parse(fs.readFileSync(__dirname + "/node_modules/sav-reader/package.json")).version;
  for (const [name, rows] of Object.entries(expected)) {
    const reader = new SavBufferReader(fs.readFileSync(`${__dirname}/${name}.sav`));
    await reader.open();
    const got = (await reader.readAllRows()).length;
    console.log(`${name}: sav-reader ${version} header says ${reader.meta.header.n_cases} cases, returns ${got} rows`);
    if (got !== rows || reader.meta.header.n_cases !== 50) {
      console.log(`CHANGED: ${rows} rows before`);
      process.exitCode = 1;
    }
  }
})();
JS
node "$work/read.js"
