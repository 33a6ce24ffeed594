#!/usr/bin/env bash
# GUESS: a sentiment analyzer that turns "not good" in English turns it in the other languages it offers.
# SEEN: npm natural 8.1.1's SentimentAnalyzer has words of negation for English, Spanish, Dutch, German and Portuguese
#   and none for French, Italian, Catalan, Basque and Galician. "pas bon" and "non contento" stay positive, 0.35
#   and 0.375, half of "bon" and "contento" (the word more makes the mean smaller); "no es bueno" is -1, "niet goed"
#   -0.25. There is no error, and no sign which languages lack them.
# WHY IT MATTERS: French and Italian complaints count as mild praise, and a table by country shows France and Italy
#   happier than Spain and the Netherlands with the same comments.
# WHAT TO DO INSTEAD: try "not good" in each language before use; for French, textblob-fr 0.2.0 (Python) gives -0.35.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" natural@8.1.1
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'textblob-fr==0.2.0' 'textblob==0.20.1' 'nltk==3.10.4'
cat > "$work/check.cjs" <<'JS'
const { SentimentAnalyzer } = require("natural");

console.log("natural", require("natural/package.json").version);
const asked = {                                         // made up: good, not good, and the scores of both
  "French pattern": ["bon", "pas bon", 0.7, 0.35], "Italian pattern": ["contento", "non contento", 0.75, 0.38],
  "English afinn": ["good", "not good", 3, -1.5], "Spanish afinn": ["es bueno", "no es bueno", 1.5, -1],
  "Dutch pattern": ["goed", "niet goed", 0.5, -0.25],
};
for (const [name, [good, not, plus, minus]] of Object.entries(asked)) {
  const analyzer = new SentimentAnalyzer(name.split(" ")[0], null, name.split(" ")[1]);
  const seen = [good, not].map((s) => Math.round(analyzer.getSentiment(s.split(" ")) * 100) / 100);
  console.log(name.padEnd(16), `${good} ${seen[0]}, ${not} ${seen[1]}`);
  if (seen[0] !== plus || seen[1] !== minus) throw new Error(`changed: ${name} was ${plus} and ${minus}`);
}
for (const comment of ["pas content", "jamais content"]) {
  const score = new SentimentAnalyzer("French", null, "pattern").getSentiment(comment.split(" "));
  console.log("French:", comment, score);
  if (score !== 0.325) throw new Error(`changed: ${comment}`);
}
JS
(cd "$work" && node check.cjs 2>&1 | grep -v 'injected env')
cat > "$work/check.py" <<'PY'
from importlib.metadata import version
from textblob import TextBlob
from textblob_fr import PatternAnalyzer, PatternTagger

score = TextBlob("pas bon", pos_tagger=PatternTagger(), analyzer=PatternAnalyzer()).sentiment[0]
print("textblob-fr", version("textblob-fr"), "pas bon", score)
assert score == -0.35, "changed: textblob-fr"
PY
"$work/venv/bin/python" "$work/check.py"
