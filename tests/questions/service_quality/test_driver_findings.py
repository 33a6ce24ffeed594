from tests.questions.service_quality.surveys import answers, write
from tests.questions.service_quality.test_findings import PUBLISHED, findings


def test_an_impossible_order_is_improbable_not_impossible():
    order = PUBLISHED["quality.order"]
    assert order.estimate.value == 0
    assert "under 0.1%" in order.sentence()
    assert "95% interval" not in order.sentence()
    assert "weakest pair, assurance over empathy: a difference of \N{MINUS SIGN}3.8" in order.note
    assert 0 < order.estimate.upper < 0.01


def test_a_share_of_something_that_goes_the_other_way_contradicts_the_claim(tmp_path):
    columns = answers(200)
    columns["satisfaction"] = 8 - columns["satisfaction"]
    found = findings(*write(tmp_path, columns))["quality.importance.speed"]
    assert found.estimate.value > 0.3
    assert found.verdict.name == "CONTRADICTED"
    assert "Is one of them coded backwards?" in found.note


def test_claims_name_the_outcome_that_was_asked(tmp_path):
    columns = answers(200)
    columns["nps"] = columns.pop("satisfaction")
    found = findings(*write(tmp_path, columns, nps="role: outcome"))
    assert found["quality.importance.speed"].claim == "Speed: where it is better, nps is higher."
    assert "satisfaction" not in repr(found["quality.performance_beats_gap"])
