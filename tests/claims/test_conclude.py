import pytest

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.claims.verdict import Verdict

ESTIMATE = Estimate(0.1, 0.06, 0.15, "risk difference")


def concluded(estimate=ESTIMATE, **more):
    usual = {"expected": "positive", "smallest_effect": 0.02, "basis": "confirmatory"}
    return conclude("a.b", "H1", "It is so.", estimate, **(usual | more))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"estimate": None}, "its note must say what is missing"),
        ({}, "has no reading"),
        ({"reading": "Men are {more} satisfied"}, "has no words for"),
    ],
)
def test_a_finding_without_words_of_its_own_is_refused(words, message):
    with pytest.raises(ValueError, match=message):
        concluded(**words)


def test_what_decides_is_judged_against_nothing():
    chance = Estimate(0.99, 0.98, 1.0, "probability")
    step = Estimate(0.01, 0.005, 0.02, "difference of shares")
    finding = concluded(chance, reading="it is so in", decided_by=step, smallest_effect=0.5)
    assert finding.verdict is Verdict.SUPPORTED
    assert finding.estimate is chance
