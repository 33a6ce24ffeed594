import pytest

from cxlab.claims.claim import Answer, Claim, hypotheses
from cxlab.words import phrase


def claim(**more):
    usual = {
        "number": "H1",
        "claim": "{dimension}: customers get less.",
        "expected": "negative",
        "by": lambda evidence, settings: Answer(note="nobody was asked."),
        "reading": "they get less",
    }
    return Claim(**(usual | more))


def test_a_direction_without_words_is_refused_at_once():
    with pytest.raises(ValueError, match="has no words for"):
        claim(reading="Men are {more} satisfied")
    assert claim(reading="Men are {more} satisfied", ways=("more", "less")).ways


def test_the_table_of_hypotheses_is_said_before_any_data():
    before = {"dimension": phrase("each dimension")}
    table = hypotheses({"quality.gap.{dimension}": claim(before=before)})
    assert table.rows == (
        ("H1", "Each dimension: customers get less.", "confirmatory", "quality.gap.{dimension}"),
    )


def test_a_claim_whose_places_nothing_fills_is_an_error():
    with pytest.raises(KeyError):
        hypotheses({"quality.gap.{dimension}": claim()})
