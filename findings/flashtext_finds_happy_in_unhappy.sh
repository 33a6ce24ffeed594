#!/usr/bin/env bash
# GUESS: keywords are found as whole words in every language that writes spaces, as in English, where "happy" is not found
#   in "unhappy".
# SEEN: flashtext 2.7 takes every letter outside of a-z for the end of a word: French "mécontent" (unhappy) has the keyword
#   "content" (happy), "déplaisant" (unpleasant) "plaisant" and "défavorable" "favorable"; Russian "недоволен" (unhappy)
#   has "доволен" (happy), Korean 불친절 (unfriendly) 친절 (kindness). English "unhappy", German "unzufrieden" and
#   French "insatisfait" are right, and so is \b of Python's re for all. No warning.
# WHY IT MATTERS: lists of praise and themes are counted in many comments with it. In French, Russian and Korean
#   frequent complaints count as praise, and a table by country shows it.
# WHAT TO DO INSTEAD: processor.add_non_word_boundary(c) for every letter of the language; or re with \b.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'flashtext==2.7'
cat > "$work/check.py" <<'PY'
import re
from importlib.metadata import version
from flashtext import KeywordProcessor

print("flashtext", version("flashtext"))
comments = [                                                                             # made up
    ("happy", "so unhappy", False), ("zufrieden", "sehr unzufrieden", False), ("satisfait", "très insatisfait", False),
    ("content", "je suis mécontent", True), ("plaisant", "accueil déplaisant", True), ("favorable", "avis défavorable", True),
    ("доволен", "я недоволен", True), ("вежливый", "невежливый персонал", True), ("친절", "직원이 불친절", True),
]


def finds(word, comment, letters=""):
    processor = KeywordProcessor()
    processor.add_keyword(word)
    for letter in letters:
        processor.add_non_word_boundary(letter)
    return processor.extract_keywords(comment) == [word]


for word, comment, before in comments:
    seen, whole = finds(word, comment), bool(re.search(rf"\b{word}\b", comment))
    print(f"{word!r} in {comment!r}: flashtext {seen}, re {whole}")
    assert seen == before and not whole, f"changed: {word} in {comment}"
    assert finds(word, "un, " + word + "!"), f"changed: {word} by itself"
assert not any(finds(word, comment, comment.replace(" ", "")) for word, comment, _ in comments), "changed: with the letters added"
print("with the letters added: none")
PY
"$work/venv/bin/python" "$work/check.py"
