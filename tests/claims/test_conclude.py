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
    assert (finding.estimate.value, finding.estimate.lower) == (chance.value, chance.lower)


def test_what_decides_may_have_a_limit_of_its_own():
    """A share has no sign: one that goes the wrong way is judged below zero."""
    share = Estimate(0.05, 0.0, 0.09, "share of variance")
    for lower, verdict in ((0.03, Verdict.CONTRADICTED), (0.0, Verdict.INCONCLUSIVE)):
        wrong_way = Estimate(-0.05, -0.09, -lower, "share of variance")
        more = {"decided_by": wrong_way, "decided_against": 0.02, "reading": "it is"}
        assert concluded(share, **more).verdict is verdict
    small = Estimate(-0.001, -0.007, 0.0, "share of variance")
    found = concluded(small, decided_by=small, decided_against=0.02, reading="it is")
    assert found.verdict is Verdict.NEGLIGIBLE


@pytest.mark.parametrize("basis", ["confirmatory", "exploratory"])
def test_every_confirmatory_claim_has_a_p_value(basis):
    finding = concluded(reading="it is so", basis=basis)
    assert (finding.estimate.p_value is not None) == (basis == "confirmatory")
    known = Estimate(0.1, 0.06, 0.15, "risk difference", p_value=0.123)
    assert concluded(known, reading="it is so").estimate.p_value == 0.123
