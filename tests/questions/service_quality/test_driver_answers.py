from collections import Counter
from types import SimpleNamespace

import numpy as np

from cxlab.claims.verdict import Verdict, judge
from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER as DIMENSIONS
from cxlab.questions.service_quality.driver_answers import share
from cxlab.statistics.moments import Moments
from cxlab.statistics.order import importance
from tests.questions.service_quality.surveys import analysis, answers, findings, write

PUBLISHED = findings(analysis("published"))


def test_an_impossible_order_is_improbable_not_impossible():
    order = PUBLISHED.of("quality.order")
    assert order.estimate.value == 0
    assert "under 0.1%" in order.sentence()
    assert "95% interval" not in order.sentence()
    assert "assurance above empathy" in order.sentence()
    assert "a difference of \N{MINUS SIGN}3.8" in order.note
    assert 0 < order.estimate.upper < 0.01


def test_a_share_of_something_that_goes_the_other_way_contradicts_the_claim(tmp_path):
    columns = answers(200)
    columns["satisfaction"] = 8 - columns["satisfaction"]
    share = findings(analysis(*write(tmp_path, columns))).of("quality.importance.speed")
    assert share.estimate.value > 0.3
    assert share.verdict.name == "CONTRADICTED"
    assert "Is one of them coded backwards?" in share.note


def test_what_is_unrelated_is_seldom_called_important():
    """80 samples of 200 people, 5 dimensions of no importance: 400 claims, half with r < 0."""
    rng, verdicts = np.random.default_rng(5), Counter()
    settings = SimpleNamespace(smallest_share=0.02)
    survey = SimpleNamespace(
        source="own data: x", people=200, name="x", few=lambda n, worth: "", has_people=False
    )
    for sample in range(80):
        table = dict(zip(("y", *DIMENSIONS), rng.standard_normal((6, 200)), strict=True))
        shares = importance(Moments.from_responses(table), "y", DIMENSIONS, draws=200, seed=sample)
        drivers = SimpleNamespace(
            importance=shares, outcome="y", survey=survey, reason="", moments=None
        )
        for name in DIMENSIONS:
            answer = share(SimpleNamespace(drivers=drivers), settings, name)
            decides = answer.decided_by or answer.estimate
            verdicts[judge(decides, "positive", 0.02)] += 1
            assert "backwards" not in answer.note or answer.estimate.lower > 0
    assert verdicts[Verdict.SUPPORTED] + verdicts[Verdict.CONTRADICTED] <= 0.025 * 400
    assert verdicts[Verdict.NEGLIGIBLE] > 0


def test_a_tiny_share_that_may_go_either_way_is_too_small_to_matter(shared):
    data = (str(shared / "cases" / "neg.csv"), str(shared / "cases" / "neg.yml"))
    tangibles = findings(analysis(*data)).of("quality.importance.tangibles")
    assert tangibles.verdict is Verdict.NEGLIGIBLE
    assert "backwards" not in tangibles.note


def test_claims_name_the_outcome_that_was_asked(tmp_path):
    columns = answers(200)
    columns["nps"] = columns.pop("satisfaction")
    found = findings(analysis(*write(tmp_path, columns, nps="role: outcome")))
    speed = found.of("quality.importance.speed")
    assert speed.claim == "Speed: where it is better, nps is higher."
    assert "satisfaction" not in repr(found.of("quality.performance_beats_gap"))


def test_shares_add_up_to_r2():
    shares = PUBLISHED.starting("quality.importance.")
    assert abs(sum(share.estimate.value for share in shares) - 0.769472) < 1e-6
    assert all("All dimensions together: 76.9%" in share.note for share in shares)


def test_few_answers_share_out_nothing_and_dimensions_not_asked_are_named(tmp_path):
    columns = {k.replace("speed", "empathy"): v for k, v in answers().items()}
    found = findings(analysis(*write(tmp_path, columns)))
    tangibles = found.of("quality.importance.tangibles")
    assert tangibles.note == "mine.csv has no items of tangibles."
    assert found.of("quality.importance.empathy").estimate is not None
    few = findings(analysis(*write(tmp_path, {k: v[:20] for k, v in columns.items()})))
    assert "answers: 20; at least" in few.of("quality.importance.empathy").note
