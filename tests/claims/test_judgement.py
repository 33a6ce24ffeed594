from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict

numbers = st.floats(0, 1)


def held_against(limit, value, lower, upper, expected="positive"):
    estimate = Estimate(value, lower, upper, "proportion")
    away = Estimate.of(estimate.less(limit), "difference of shares")
    more = {"expected": expected, "smallest_effect": 0.0, "basis": "exploratory"}
    finding = conclude(
        "stay", "H1", "They stay.", estimate, reading="there stay", decided_by=away, **more
    )
    return replace(finding, limit=limit)


@given(st.tuples(numbers, numbers, numbers), numbers, st.sampled_from(["positive", "negative"]))
def test_words_name_the_side_of_the_limit_that_the_verdict_rests_on(three, limit, expected):
    lower, value, upper = sorted(three)
    assume(min(abs(lower - limit), abs(upper - limit)) > 1e-9)  # else rounding decides
    finding = held_against(limit, value, lower, upper, expected)
    sentence, verdict = finding.sentence(), finding.verdict
    assert finding.smallest_effect == 0
    assert "too small" not in sentence
    assert "matter" not in sentence
    above = lower > limit
    if verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED):
        assert ("above" if above else "below") in sentence
        assert ("supports" in sentence) == (above == (expected == "positive"))
    else:
        assert verdict is Verdict.INCONCLUSIVE
        assert "Not sure" in sentence


@pytest.mark.parametrize("ends", [(0.86, 0.9), (0.7, 0.8), (0.8, 0.9)])
def test_the_limit_goes_into_json_and_back(ends):
    finding = held_against(0.85, sum(ends) / 2, *ends)
    record = finding.to_dict()
    assert record["limit"] == 0.85
    again = Finding.from_dict(record)
    assert again == finding
    assert again.sentence() == finding.sentence()
    assert "held against 85.0%" in finding.meta()


def test_a_result_of_before_has_no_limit():
    record = held_against(0.85, 0.9, 0.86, 0.94).to_dict()
    del record["limit"]
    assert Finding.from_dict(record).limit is None
