import json
import sys
from html import escape
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlab.visible import MARK, UNSEEN, visible
from cxlab.words import say
from tests.any_text import any_text


@given(any_text())
def test_any_text_made_visible_stands_in_files_xml_and_json(text):
    shown = visible(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert ElementTree.fromstring(f'<a b="{escape(shown)}">{escape(shown)}</a>').tag == "a"
    assert json.loads(json.dumps(shown, ensure_ascii=False)) == shown
    assert len(shown) == len(text)
    assert visible(shown) == shown


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs"))))
def test_letters_that_can_be_seen_stay(text):
    assert visible(text) == text


@pytest.mark.parametrize(
    "letter", ["\x00", "\x1b", "\x7f", "\x9f", "\ud800", "\ue000", "\uf8ff", "\U0010fffd"]
)
def test_what_cannot_be_seen_is_marked_also_in_a_sentence(letter):
    assert visible(f"Har{letter}bour") == f"Har{MARK}bour"
    assert say("{name} is open.", name=f"Har{letter}bour") == f"Har{MARK}bour is open."


def test_lines_and_tabs_stay():
    assert visible("a\tb\nc\r\n") == "a\tb\nc\r\n"


def test_no_letter_that_python_calls_printable_is_unseen():
    """What `visible` takes for granted: such texts are not searched."""
    letters = map(chr, range(sys.maxunicode + 1))
    assert not [letter for letter in letters if letter.isprintable() and UNSEEN.search(letter)]
