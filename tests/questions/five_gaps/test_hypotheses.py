from cxlab.questions.five_gaps.evidence import load
from cxlab.questions.five_gaps.hypotheses import HYPOTHESES, concluded, hypotheses, slug

EVIDENCE = load("published", "", "refuse", 0.95)


def test_directions_are_stated_beforehand():
    assert len(hypotheses().rows) == len(HYPOTHESES)
    for number in range(1, 6):
        assert HYPOTHESES[f"gap.{number}"].expected == "negative"
    assert {h.basis for h in HYPOTHESES.values()} == {"confirmatory"}


def test_a_driver_nobody_named_before_is_exploratory():
    found = concluded("gap.3.free_coffee", EVIDENCE, None, smallest_effect=0, note="not asked.")
    assert found.basis == "exploratory"
    assert "'free coffee'" in found.claim
    assert slug("Free  coffee!") == "free_coffee"
