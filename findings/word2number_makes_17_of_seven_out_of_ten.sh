#!/usr/bin/env bash
# GUESS: "seven out of ten" in a comment or a spoken answer becomes 7, or is refused as more than one number.
# SEEN: word2number 1.1 takes every number word of the sentence for a part of one number and adds: "seven out of ten" is 17,
#   "nine or ten" 19, "nineteen ninety nine" 1719, and what it does not know it leaves out: "two and a half" is 2, "minus
#   three" 3, "2 million" 1000000. Only a sentence without any number word is an error. text2num 3.1.0 gives "7 out of
#   10", "9 or 10" and refuses to make one number of them.
# WHY IT MATTERS: ratings come in words from calls, chats and open questions. Scores above ten are seen, those that stay
#   on the scale are not: "two or three" is 5, "one to two" 3, "four and a half" 4.
# WHAT TO DO INSTEAD: text2num's alpha2digit, then the one number that is left; send answers with two to a person.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'word2number==1.1' 'text2num==3.1.0'
cat > "$work/check.py" <<'PY'
from importlib.metadata import version
from text_to_num import alpha2digit
from word2number import w2n

print("word2number", version("word2number"), "text2num", version("text2num"))
answers = {                                                                              # made up
    "seven": (7, "7"),
    "seven out of ten": (17, "7 out of 10"),
    "nine or ten": (19, "9 or 10"),
    "two or three": (5, None),
    "one to two": (3, None),
    "four and a half": (4, None),
    "minus three": (3, None),
    "nineteen ninety nine": (1719, None),
    "2 million": (1000000, None),
}
for words, (number, digits) in answers.items():
    seen = w2n.word_to_num(words)
    print(f"{words!r}: word2number {seen}, text2num {alpha2digit(words, 'en')!r}")
    assert seen == number, f"changed: {words} was {number}"
    assert digits is None or alpha2digit(words, "en") == digits, f"changed: text2num made {digits} of {words}"
PY
"$work/venv/bin/python" "$work/check.py"
