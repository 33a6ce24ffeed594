import pytest

from cxlab.claims.claim import hypotheses
from cxlab.questions.five_gaps.claims import CLAIMS
from tests.questions.five_gaps.surveys import COMPANY, PUBLIC, found


def test_directions_are_stated_beforehand():
    assert len(hypotheses(CLAIMS).rows) == len(CLAIMS)
    for number in range(1, 6):
        assert (CLAIMS[f"gap.{number}"].expected, CLAIMS[f"gap.{number}"].good) == (
            "negative",
            "more",
        )
    exploratory = [id for id, claim in CLAIMS.items() if claim.basis == "exploratory"]
    assert exploratory == ["gap.3.{other}"]
    assert "{" not in " ".join(str(row[1]) for row in hypotheses(CLAIMS).rows)


@pytest.mark.parametrize("evidence", [PUBLIC, COMPANY], ids=["public", "linked"])
def test_gaps_come_first_and_every_claim_has_its_finding(evidence):
    ids = [finding.id for finding in found(evidence)]
    assert ids[:5] == [f"gap.{number}" for number in range(1, 6)]
    assert ids[-2:] == ["gap.4.communication", "gap.communication"]
    assert ids[-7:-2] == [
        f"gap.3.{name}"
        for name in ("engagement", "empathy", "training", "empowerment", "staff_satisfaction")
    ]


def test_good_news_is_another_thing_than_a_claim_that_holds():
    gap = found(PUBLIC).of("gap.5.internet_service")
    assert gap.verdict.name == "SUPPORTED"
    assert gap.is_good_news is False
    assert found(PUBLIC).of("gap.5.processed_food").is_good_news is True
    assert found(COMPANY).of("gap.3.training").is_good_news is None
