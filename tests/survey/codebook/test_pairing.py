import pytest

from cxlab.survey.codebook.pairing import common_start, items_of
from cxlab.survey.codebook.sides import Asked, asked_of

ASKED = ("Clean rooms", "On-time start", "Helpful staff", "Polite staff", "Clear prices")


def pairs(first, second):
    """Pairs of heads by the items that their drafts would get."""
    items = items_of({head: asked_of(head, "") for head in (*first, *second)})
    return {
        (one, other) for one in first for other in second if items[one].item == items[other].item
    }


def heads(form, wordings=ASKED):
    return [form.format(wording, i=place) for place, wording in enumerate(wordings, start=1)]


FORMS = [
    ("{i}. Expectation: {0}", "{i}. Perception: {0}"),
    ("E{i} Excellent hotels: {0}", "P{i} This hotel: {0}"),
    ("E{i}. {0}", "P{i}. {0}"),
    ("{0} (expectation)", "{0} (perception)"),
    ("Expected [{0}]", "Experienced [{0}]"),
    ("{i}) 기대: {0}", "{i}) 실제: {0}"),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form[0])
def test_wordings_pair_whatever_their_numbers(form):
    """As where a question was dropped and the rest numbered anew, or asked in another order."""
    first = heads(form[0])
    for asked in (ASKED, ASKED[1:], ASKED[::-1], (ASKED[3], ASKED[0])):
        second = heads(form[1], asked)
        wanted = {
            (first[ASKED.index(text)], head) for text, head in zip(asked, second, strict=True)
        }
        assert pairs(first, second) == wanted


def test_a_question_of_one_side_only_is_not_paired_by_its_number():
    first = heads("{i}. Expectation: {0}")
    second = heads("{i}. Perception: {0}", ("Parking", *ASKED[1:]))
    assert pairs(first, second) == set(zip(first[1:], second[1:], strict=True))
    items = items_of({head: asked_of(head, "") for head in (*first, *second)})
    assert "not paired" in items[first[0]].doubt
    assert "not paired" in items[second[0]].doubt


def test_numbers_pair_where_no_wording_is_known():
    assert pairs(["E1", "E2", "E3"], ["P2", "P3", "P4"]) == {("E2", "P2"), ("E3", "P3")}


def test_numbers_with_other_wordings_are_flagged():
    asked = {
        "E1": Asked("expectation", "1", "Rooms should be clean"),
        "E2": Asked("expectation", "2", "A start on time"),
        "P1": Asked("perception", "1", "Everything looked spotless"),
        "P2": Asked("perception", "2", "We left punctually"),
    }
    items = items_of(asked)
    assert items["P1"].item == items["E1"].item
    assert items["P1"].doubt == "WORDS DIFFER from 'Rooms should be clean': the same item?"


def test_a_wish_and_a_report_of_one_thing_are_one_item():
    items = items_of(
        {
            "a": Asked("expectation", "", "The staff should be polite"),
            "b": Asked("perception", "", "The staff were polite"),
        }
    )
    assert items["a"].item == items["b"].item
    assert items["b"].doubt == ""


@pytest.mark.parametrize(
    "denied",
    ["The staff were not polite", "The staff weren't polite", "The staff never were polite"],
)
def test_a_thing_and_its_denial_are_two_items(denied):
    items = items_of(
        {
            "a": Asked("expectation", "1", "The staff should be polite"),
            "b": Asked("expectation", "2", "The rooms should be clean"),
            "c": Asked("perception", "1", denied),
            "d": Asked("perception", "2", "The rooms were clean"),
        }
    )
    assert items["b"].item == items["d"].item
    assert items["a"].item != items["c"].item


def test_what_a_side_begins_with_is_cut_from_labels():
    first = heads("E{i} An excellent hotel has {0}")
    items = items_of({head: asked_of(head, "") for head in first})
    assert [items[head].label for head in first] == list(ASKED)


def test_a_common_start():
    assert common_start(["This hotel: a", "This hotel: b", "This hotel: c d"]) == 2
    assert common_start(["The a", "The b", "The c"]) == 0
    assert common_start(["Only two words", "Only two more"]) == 0


def test_wordings_of_which_none_tells_a_side_pair_nothing():
    assert items_of({}) == {}
