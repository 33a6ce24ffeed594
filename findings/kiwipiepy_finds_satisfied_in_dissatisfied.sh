#!/usr/bin/env bash
# GUESS: the Korean words for dissatisfied (불만족), unfriendly (불친절) and "not recommended" (비추천) are words of their own
#   for a tokenizer made for Korean, as uncomfortable (불편) is.
# SEEN: kiwipiepy 0.24.1 with its default model cuts them into a prefix and 만족 (satisfaction), 친절 (kindness), 추천
#   (recommendation), the same nouns that praise gives. So are 불성실, 무책임, 비위생 and 불공정. Of four complaints and
#   two praises the top nouns are satisfaction and kindness, three each. 불편 and 미흡 stay whole. No warning.
# WHY IT MATTERS: word clouds, topics and themes of comments are counts of nouns (NNG). The most frequent complaints of
#   Korean surveys count as praise, and a wave gets "kinder" the more people say unfriendly.
# WHAT TO DO INSTEAD: join a prefix (XPN) to the noun behind it before counting; kiwi.add_user_word("불만족", "NNG") helps
#   in part (불만족스러워요 is cut as before). Read the comments behind the top five words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'kiwipiepy==0.24.1' 'kiwipiepy_model==0.24.0' \
  'numpy==2.4.6'
cat > "$work/check.py" <<'PY'
from collections import Counter
from importlib.metadata import version
from kiwipiepy import Kiwi

print("kiwipiepy", version("kiwipiepy"), "model", version("kiwipiepy_model"))
kiwi = Kiwi()


def nouns(comment):
    return [t.form for t in kiwi.tokenize(comment) if t.tag == "NNG"]


for word, left in {"불만족": "만족", "불친절": "친절", "불성실": "성실", "무책임해요": "책임", "비위생적이에요": "위생", "불공정해요": "공정",
                   "불편해요": "불편", "미흡해요": "미흡"}.items():
    print(word, nouns(word))
    assert nouns(word) == [left], f"changed: {word} was {left}"
assert "추천" in nouns("비추천합니다") and "비추천" not in nouns("비추천합니다"), "changed: 비추천"
complaints = ["매우 불만족", "서비스가 불만족스러워요", "직원이 불친절해요", "너무 불친절함"]       # made up
praise = ["만족", "친절해요"]
top = Counter(n for c in complaints + praise for n in nouns(c)).most_common(2)
print("top nouns of four complaints and two praises:", top)
assert sorted(top) == [("만족", 3), ("친절", 3)], "changed: top nouns"


def joined(comment):
    found, prefix = [], ""
    for t in kiwi.tokenize(comment):
        if t.tag == "NNG":
            found.append(prefix + t.form)
        prefix = t.form if t.tag == "XPN" else ""
    return found


top = Counter(n for c in complaints + praise for n in joined(c))
print("with prefixes joined:", dict(top))
assert [top[w] for w in ("불만족", "만족", "불친절", "친절")] == [2, 1, 2, 1], "changed: the way out"
kiwi.add_user_word("불만족", "NNG")
print("with the word added:", nouns("매우 불만족"), nouns("서비스가 불만족스러워요"))
assert nouns("매우 불만족") == ["불만족"] and nouns("서비스가 불만족스러워요") == ["서비스", "만족"], "changed: add_user_word"
PY
"$work/venv/bin/python" "$work/check.py"
