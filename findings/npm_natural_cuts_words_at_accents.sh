#!/usr/bin/env bash
# GUESS: term counts of French, German or Spanish comments count their words.
# SEEN: npm natural 8.1.1's WordTokenizer, which TfIdf and NGrams use unless told otherwise, treats letters with an
#   accent as gaps: "déçu" (disappointed) becomes "d" and "u", "Qualität" "Qualit" and "t", and "schön" counts as
#   "sch", "personnel désagréable" as "personnel", "sagr" and "able". Cyrillic is whole. Nothing warns; the lists
#   look clean because short pieces and stop words are dropped afterwards.
# WHY IT MATTERS: "déçu", "fâché", "zu spät" and "pésima" are what unhappy customers write, so of French complaints
#   the complaint is what is missing from the top words, while "service" and "personnel" are counted.
# WHAT TO DO INSTEAD: hand TfIdf an array of words from text.match(/\p{L}+/gu), or setTokenizer() with the
#   tokenizer of the language (AggressiveTokenizerFr, De, Es).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" natural@8.1.1
cat > "$work/check.cjs" <<'JS'
const natural = require("natural");
const { version } = require("natural/package.json");

console.log("natural", version);
const comments = {                                      // made up
  "Très déçu, personnel désagréable": ["personnel", "sagr", "able", "tr"],
  "déçu du service, déçu du prix": ["service", "prix", "du"],
  "zu spät geliefert, Qualität nicht schön": ["zu", "sp", "geliefert", "qualit", "nicht", "sch"],
  "atención pésima": ["atenci", "sima"],
  "плохое обслуживание": ["плохое", "обслуживание"],
};
for (const [comment, want] of Object.entries(comments)) {
  const tfidf = new natural.TfIdf();
  tfidf.addDocument(comment);
  const seen = tfidf.listTerms(0).map(({ term }) => term);
  console.log(comment.padEnd(40), seen.join(" "));
  if (String(seen.sort()) !== String(want.sort())) throw new Error(`changed: ${comment}`);
}
const pieces = new natural.WordTokenizer().tokenize("déçu du café");
console.log("WordTokenizer: déçu du café ->", pieces);
if (String(pieces) !== "d,u,du,caf") throw new Error("changed: WordTokenizer");
if (String(natural.NGrams.bigrams("déçu du café")) !== "d,u,u,du,du,caf") throw new Error("changed: NGrams");
const tfidf = new natural.TfIdf();
tfidf.addDocument("Très déçu, personnel désagréable".toLowerCase().match(/\p{L}+/gu));
const whole = tfidf.listTerms(0).map(({ term }) => term).sort();
console.log("from an array of words:", whole.join(" "));
if (String(whole) !== String(["très", "déçu", "personnel", "désagréable"].sort())) throw new Error("changed: the way out");
JS
(cd "$work" && node check.cjs 2>&1 | grep -v 'injected env')
