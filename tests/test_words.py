import string
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlab.errors import InputError
from cxlab.visible import visible
from cxlab.words import (
    LANGUAGES,
    capital,
    phrase,
    prose,
    say,
    say_count,
    speak,
    speaking,
    spoken,
    with_particle,
)

HANGUL = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
# Names as users have them, and the particle that a Korean reads after each.
READ = {
    "지점 3": "지점 3은",  # sam
    "지점 2": "지점 2는",  # i
    "신뢰성": "신뢰성은",
    "A/S 센터": "A/S 센터는",
    "NPS": "NPS는",  # eseu
    "LMG": "LMG는",  # ji
    "KBS N": "KBS N은",  # en
    "10%": "10%는",
    "1,000": "1,000은",  # cheon
    "강남점 (서울)": "강남점 (서울)은",
    "체험(대)": "체험(대)은",  # cheheom
    "(부산)": "(부산)은",
    "Coffee Shop": "Coffee Shop은",  # syop
    "Facebook": "Facebook은",  # buk
    "help desk": "help desk는",  # deseukeu
    "week": "week는",  # wikeu
    "KT": "KT는",  # ti
    "": "는",
}


@pytest.mark.parametrize(("name", "read"), READ.items())
def test_particles_follow_how_a_name_is_read(name, read):
    assert with_particle(name, "은", "는") == read


def test_rieul_counts_as_a_vowel_before_euro_alone():
    assert with_particle("서울", "으로", "로") == "서울로"
    assert with_particle("서울", "을", "를") == "서울을"
    assert with_particle("부산", "으로", "로") == "부산으로"
    assert with_particle("지점 7", "으로", "로") == "지점 7로"  # chil


@given(st.text(HANGUL, min_size=1))
def test_every_syllable_decides_by_its_final_consonant(name):
    from unicodedata import normalize

    has_final = len(normalize("NFD", name[-1])) == 3
    assert with_particle(name, "이", "가") == name + ("이" if has_final else "가")


@given(st.text(), st.text())
def test_facts_are_never_read_as_templates(name, other):
    expected = visible(f"{name} and {other}")  # control characters are shown as marks
    assert say("{name} and {other}", name=name, other=other) == expected
    assert say("{a}", a="{b}", b="x") == "{b}"


def test_a_place_without_its_fact_is_an_error_and_not_a_sentence():
    with pytest.raises(KeyError):
        say("{n:,} people")


def test_a_language_is_spoken_by_the_whole_run_and_given_back():
    heard = []
    with speaking("ko"):
        thread = threading.Thread(target=lambda: heard.append(say("This supports the claim.")))
        thread.start()
        thread.join()
        assert say("{value} percentage points", value="10.3") == "10.3%p"
        assert say(phrase("a sentence that nobody has translated")) == (
            "a sentence that nobody has translated"
        )
    assert heard == ["이 결과는 주장을 뒷받침한다."]
    assert (spoken(), say("This supports the claim.")) == ("en", "This supports the claim.")


def test_an_error_inside_gives_the_language_back_too():
    with pytest.raises(ZeroDivisionError), speaking("ko"):
        _ = 1 / 0
    assert spoken() == "en"


def test_another_language_is_refused_with_those_there_are():
    with pytest.raises(InputError, match="'kor'; allowed are en, ko. Did you mean 'ko'"):
        speak("kor")


def test_one_and_many():
    assert [say_count("{n} row", "{n:,} rows", n) for n in (0, 1, 1200)] == [
        "0 rows",
        "1 row",
        "1,200 rows",
    ]


def test_prose_without_a_translation_stays_english():
    with speaking("ko"):
        assert prose("01_choice_overload", "no-such-cell", "## A heading") == "## A heading"


@given(st.text(string.printable))
def test_a_capital_changes_one_letter_at_most(text):
    assert capital(text)[1:] == text[1:]


def test_every_language_has_its_catalogue():
    from cxlab.words import ENGLISH, LOCALE

    assert {path.stem for path in LOCALE.glob("*.po")} == set(LANGUAGES) - {ENGLISH}
