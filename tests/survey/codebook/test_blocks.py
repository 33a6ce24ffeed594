import pytest

from cxlab.survey.codebook.blocks import with_blocks
from cxlab.survey.codebook.sides import asked_of

ASKED = ("Clean rooms", "On-time start", "Helpful staff", "Polite staff")


@pytest.mark.parametrize(
    ("first", "second", "sides"),
    [
        ("What I expect.{}", "What I got at this hotel.{}", ("expectation", "perception")),
        ("What do you expect? [{}]", "And here? [{}]", ("expectation", "perception")),
        ("Excellent banks will have {}", "XYZ bank has {}", ("expectation", "perception")),
        ("Hotels should have {}", "The Ritz has {}", ("expectation", "perception")),
        ("Before your visit: {}", "After your visit: {}", ("expectation", "perception")),
        ("중요도 [{}]", "만족도 [{}]", ("importance", "perception")),
        ("Last year: {}", "Next door: {}", ("", "")),
    ],
)
def test_the_other_side_is_known_by_what_it_asks(first, second, sides):
    heads = [form.format(text) for form in (first, second) for text in ASKED]
    found = with_blocks({head: asked_of(head, "") for head in heads}, set())
    assert [found[head].side for head in heads] == [side for side in sides for _ in ASKED]


def test_a_question_that_asks_something_else_stays_without_a_side():
    heads = [f"What I expect.{text}" for text in ASKED]
    other = ["Overall: satisfied", "Overall: would come again"]
    found = with_blocks({head: asked_of(head, "") for head in (*heads, *other)}, {other[0]})
    assert [found[head].side for head in other] == ["", ""]
