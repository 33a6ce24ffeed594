#!/usr/bin/env bash
# GUESS: an unanswered question in a .sav file (system missing) is null or left out of the row.
# SEEN: npm sav-reader 2.0.8 leaves it out when the file is compressed, but gives the number
#   -1.7976931348623157e+308 when the file is uncompressed (what pyreadstat 1.3.7 writes by
#   default). The same two answers, two behaviours, decided by how the file was saved.
# WHY IT MATTERS: score <= 6 is true for that number, so each person who skipped the question is
#   counted as a detractor, and as an answer in the base.
# WHAT TO DO INSTEAD: drop every value equal to -Number.MAX_VALUE before any count, or read the
#   file with a reader that knows system missing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check \
  'pyreadstat==1.3.7' 'pyspssio==0.6.0' 'pandas==2.3.3' 'numpy==2.4.6'
npm install --silent --no-fund --no-audit --prefix "$work" 'sav-reader@2.0.8'
"$work/venv/bin/python" - "$work" <<'PY'
import sys
import pandas as pd, pyreadstat, pyspssio

work = sys.argv[1]
made_up = pd.DataFrame({"score": [10, 9, None, 8, None, None, 10, 3.0]})
pyreadstat.write_sav(made_up, f"{work}/uncompressed.sav")
pyspssio.write_sav(f"{work}/compressed.sav", made_up, compression=1)
for name in ("uncompressed", "compressed"):
    if pyreadstat.read_sav(f"{work}/{name}.sav")[0].score.count() != 5:
        sys.exit("CHANGED: pyreadstat no longer reads 5 answers and 3 missing")
PY
cat > "$work/read.js" <<'JS'
const fs = require("fs");
const { SavBufferReader } = require("sav-reader");
const nps = (s) => (100 * (s.filter((x) => x >= 9).length - s.filter((x) => x <= 6).length)) / s.length;
const expected = { compressed: [5, 40], uncompressed: [8, -12.5] };
(async () => {
  const version = JSON.parse(fs.readFileSync(__dirname + "/node_modules/sav-reader/package.json")).version;
  for (const [name, [base, score]] of Object.entries(expected)) {
    const reader = new SavBufferReader(fs.readFileSync(`${__dirname}/${name}.sav`));
    await reader.open();
    const answers = (await reader.readAllRows()).map((r) => r.score).filter((x) => x !== undefined && x !== null);
    console.log(`${name}: sav-reader ${version} gives ${JSON.stringify(answers)}; base ${answers.length}, net promoter score ${nps(answers)}`);
    if (answers.length !== base || nps(answers) !== score) {
      console.log(`CHANGED: base ${base}, score ${score} before`);
      process.exitCode = 1;
    }
  }
})();
JS
node "$work/read.js"
