"""Catalogues against the code: what is translated has a sentence, and the same places."""

import re

import pytest
from babel.messages.pofile import read_po

from cxlab.sentences import in_code, places, sentences, template_catalogue, update
from cxlab.words import ENGLISH, LANGUAGES, LOCALE

# Only what is translated is held to the code until a language is complete; then it is added here,
# and a sentence it lacks fails.
COMPLETE = {"ko"}


def catalogue(language):
    with (LOCALE / f"{language}.po").open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


@pytest.fixture(scope="module")
def said():
    return {(sentence.text, sentence.context or None) for sentence in sentences()}


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {ENGLISH}))
def test_a_translation_belongs_to_a_sentence_and_has_its_places(language, said):
    translated = [message for message in catalogue(language) if message.string]
    assert len(translated) >= 10
    orphans = [m.id for m in translated if (m.id, m.context) not in said]
    assert orphans == []
    apart = [m.id for m in translated if not m.context and places(m.id) != places(m.string)]
    assert apart == []


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {ENGLISH}))
def test_a_complete_language_lacks_no_sentence(language, said):
    known = {(m.id, m.context) for m in catalogue(language) if m.string}
    assert language not in COMPLETE or said - known == set()
    # Every sentence waits in the catalogue for its translation, new ones after `make words`.
    assert said == {(m.id, m.context) for m in catalogue(language)}


def test_no_sentence_uses_words_that_no_manager_says(said):
    banned = re.compile(
        r"data cannot tell|cannot tell whether|cannot be told apart|accounts for:|comes out in"
        r"|complete answers|dimension apart|can be named for|stays open\b|utili[sz]e|leverage"
    )
    assert [text for text, _ in said if banned.search(text)] == []


def test_korean_particles_follow_what_fills_a_place():
    """A particle right after a place is part of it; '은(는)' is for forms."""
    alone = re.compile(r"\}(은|는|이|가|을|를|과|와|으로|로)(?=[\s,.:)]|$)(?! 것)")
    wrong = [
        message.string
        for message in catalogue("ko")
        if not message.context and alone.search(message.string)
    ]
    assert wrong == []
    doubled = re.compile(r"은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로")
    assert [m.string for m in catalogue("ko") if doubled.search(m.string)] == []
    mixed = re.compile(r"\{\w+:[^}]+:")  # a number's format and a particle: no place takes both
    assert [m.string for m in catalogue("ko") if mixed.search(m.string)] == []


def test_korean_speaks_to_the_reader_in_one_form():
    """Advice is polite (하십시오, 합니다) to its end; all else is plain, and commands nothing."""
    with_bieup = "".join(chr(0xAC00 + 28 * number + 17) for number in range(19 * 21))
    polite = re.compile(rf"(십시오|[{with_bieup}]니[다까])(\([^()]*\))?[.?:]?$")
    plain = re.compile(r"[다까가](\([^()]*\))?[.?]$")
    mixed = []
    for message in catalogue("ko"):
        ends = re.split(r"(?<=[.?])\s+|(?<=:)\s+", message.string)
        if any(map(polite.search, ends)):
            mixed += [end for end in ends if plain.search(end) and not polite.search(end)]
    assert mixed == []
    other = re.compile(r"(?<!십)시오\b|세요\b|해요\b|하라[.]")
    assert [m.string for m in catalogue("ko") if other.search(m.string)] == []


def test_a_catalogue_that_is_up_to_date_does_not_change(tmp_path, monkeypatch):
    monkeypatch.setattr("cxlab.sentences.LOCALE", tmp_path)
    before = (LOCALE / "ko.po").read_bytes()
    (tmp_path / "ko.po").write_bytes(before)
    assert update("ko") == sum(not message.string for message in catalogue("ko"))
    assert (tmp_path / "ko.po").read_bytes() == before


def test_what_calls_are_taken_and_how():
    source = """
say("{n} people", n=3)
say("a long " "sentence")
say_count("{n} row", "{n} rows", 3)
words.say(phrase("later"))
Claim(number="H1", claim="It is so.", ways=("more", "less"), before={"each": "each dimension"})
ByVerdict("jam.stopped", supported="yes")
say("one" if so else "other")
other("not a sentence")
say(variable)
"""
    assert [sentence.text for sentence in in_code(source, "x.py")] == [
        "{n} people",
        "a long sentence",
        "{n} row",
        "{n} rows",
        "It is so.",
        "more",
        "less",
        "each dimension",
        "yes",
        "one",
        "other",
        "later",
    ]


def test_a_welded_sentence_is_refused():
    with pytest.raises(ValueError, match="x.py, line 1: a sentence is an f-string"):
        list(in_code('say(f"{n} people")', "x.py"))


def test_notebooks_and_pages_are_in_it():
    found = template_catalogue()
    assert found.get("## Bottom line", "01_choice_overload/bottom-line") is not None
    assert found.get("This supports the claim.") is not None
