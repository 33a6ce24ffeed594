#!/usr/bin/env bash
# GUESS: CountVectorizer counts the words of comments in any language that writes spaces between them.
# SEEN: scikit-learn 1.9.1 cuts Hindi words at their vowel signs and drops pieces of one letter. "The service was
#   good" is left with half a word, "service", "useless" and "yes" are not counted at all, and "quickly" and "water"
#   become the same. Bengali, Tamil and Nepali fare alike; TfidfVectorizer does the same. German, Russian and Korean
#   are right. No warning while a comment leaves anything. (Python's \w, which the default pattern uses, does
#   not match vowel signs.)
# WHY IT MATTERS: top words, topics and classifiers of Indian comments work on splinters, the word for "service" has
#   the count 0, and an analyst who cannot read them does not see it.
# WHAT TO DO INSTEAD: CountVectorizer(token_pattern=r"[^\s.,!?;:।]+"), or a tokenizer of the language; have somebody
#   read the first ten words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --no-compile --disable-pip-version-check 'scikit-learn==1.9.1' 'numpy==2.4.6' \
  'scipy==1.17.1'
cat > "$work/check.py" <<'PY'
import warnings
import sklearn
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

warnings.simplefilter("error")
print("scikit-learn", sklearn.__version__)
want = {                                                # made up; the language and what it says
    "Hindi, the service was good": ("सेवा अच्छी थी", ["अच"]),
    "Hindi, the service was useless": ("सेवा बेकार थी", None),
    "Hindi, yes": ("हाँ", None),
    "Hindi, quickly": ("जल्दी", ["जल"]),
    "Hindi, water": ("जल", ["जल"]),
    "Nepali, the service was fine": ("सेवा राम्रो थियो", None),
    "Bengali, dear but good service": ("দাম বেশি কিন্তু সেবা ভালো", None),
    "Tamil, good service, high price": ("சேவை நன்றாக இருந்தது விலை அதிகம்", ["அத", "இர", "கம", "தத", "நன"]),
    "Russian, the service was bad": ("Обслуживание было плохое", ["было", "обслуживание", "плохое"]),
    "Korean, delivery is too late": ("배송이 너무 늦어요", ["너무", "늦어요", "배송이"]),
    "German, fair prices": ("Größe schön, Preise fair", ["fair", "größe", "preise", "schön"]),
}


def words(comment, make=CountVectorizer, **how):
    try:
        return sorted(make(**how).fit([comment]).vocabulary_)
    except ValueError as error:                         # nothing is left of the comment
        assert "empty vocabulary" in str(error), f"changed: {error}"


for name, (comment, expected) in want.items():
    seen = words(comment)
    print(f"{name:33} {comment} -> {seen}")
    assert seen == expected == words(comment, TfidfVectorizer), f"changed: {name} was {expected}"
whole = words("सेवा अच्छी थी।", token_pattern=r"[^\s.,!?;:।]+")
print("with the other pattern:", whole)
assert whole == sorted(["सेवा", "अच्छी", "थी"]), "changed: the way out"
both = CountVectorizer().fit(["सेवा अच्छी थी", "सेवा बेकार थी", "सेवा अच्छी"]).vocabulary_
assert list(both) == ["अच"], "changed: three comments together"
PY
"$work/venv/bin/python" "$work/check.py"
