import unicodedata

from hypothesis import given

from cxlab.survey.text import one_line, shortened, word
from tests.any_text import any_text


def test_what_looks_alike_is_alike():
    assert one_line("1-1.\t기대\n  설문\u3000\ufeff") == "1-1. 기대 설문"
    assert one_line(unicodedata.normalize("NFD", "기대 é")) == "기대 é"
    assert word(" Strongly\nAGREE ") == "strongly agree"
    assert shortened("a" * 70, 10) == "a" * 9 + "…"


@given(any_text())
def test_any_text_becomes_one_line_that_can_be_shown_and_stays_as_it_is(text):
    line = one_line(text)
    assert line.encode("utf-8").decode("utf-8") == line
    assert not set(line) & {"\n", "\t", "\r", "\x00", "\ue000"}
    assert one_line(line) == line
