from cxlab.questions.satisfaction import Limits, drivers, hypotheses, load
from cxlab.questions.satisfaction.hypotheses import HYPOTHESES


def test_every_hypothesis_has_its_number_and_direction():
    numbers = [h.number for h in HYPOTHESES.values()]
    assert len(set(numbers)) == len(numbers) == len(hypotheses().rows)
    assert HYPOTHESES["satisfaction.surface.a3"].expected == "negative"
    assert Limits().level == 0.95


def test_the_five_drivers_have_no_open_evidence():
    found = drivers(load("acsi2015"))
    assert found.verdict.name == "NO_EVIDENCE"
    assert "notebook 03_service_quality" in found.note
