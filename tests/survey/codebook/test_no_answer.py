import pytest

from cxlab.survey.codebook.no_answer import CODES, means_no_answer

WITHOUT = """
NA | N/A | n/a | n.a. | #N/A | . | - | Don't know | Don’t know | DONT KNOW
Do not know / no opinion | Prefer not to say | (Prefer not to answer) | No answer
Does not apply | Not applicable (N/A) | DK/NA | dont_know | 9 - Don't know
 모름 | 잘 모르겠음 | 무응답 | 해당 없음 | 모름/무응답 | 응답거부 | k. A.
weiß nicht | keine Angabe | ne sait pas | NS/NC | não sei | weet niet | 無回答 | 不适用
"""
WITH = """
No | none | never | Agree | trifft nicht zu | Neutral | undecided
not good | no problem | 보통 | 아니다
not satisfied | nicht zufrieden | I don't agree | N | A | 없음 or more
"""


@pytest.mark.parametrize("text", [t.strip() for t in WITHOUT.replace("\n", "|").split("|") if t])
def test_words_that_say_there_is_no_answer(text):
    assert means_no_answer(text)


@pytest.mark.parametrize("text", [t.strip() for t in WITH.replace("\n", "|").split("|") if t])
def test_answers_are_no_such_words(text):
    assert not means_no_answer(text)


def test_the_codes_of_tools():
    assert {-99, -9, -1, 88, 99, 999, 666666} <= CODES
    assert not CODES & set(range(11))
