from functools import partial

import numpy as np
import pytest
from scipy.stats import ttest_rel

from tests.questions.service_quality.surveys import analysis, answers, findings, write
from tests.tolerances import ROOT


def test_a_dimension_of_the_five_that_was_not_asked_reads_no_evidence(tmp_path):
    columns = {k.replace("speed", "empathy"): v for k, v in answers().items()}
    found = findings(analysis(*write(tmp_path, columns)))
    assert found.of("quality.gap.tangibles").verdict.name == "NO_EVIDENCE"
    assert found.of("quality.gap.empathy").estimate.n == 120


def test_few_answers_are_said_to_be_few(tmp_path):
    found = findings(analysis(*write(tmp_path, {k: v[:20] for k, v in answers().items()})))
    gap = found.of("quality.gap.speed")
    assert gap.rests_on_few
    assert gap.cautions[0].startswith("Only 20 of 20 people are behind this")


def test_a_gap_comes_on_its_own_scale_too(tmp_path):
    """Against scipy's paired t test of the same answers."""
    columns = answers()
    data = write(tmp_path, columns)
    record = findings(analysis(*data)).of("quality.gap.speed").to_dict()
    perceived, expected = (
        np.mean([columns[f"{side}_speed_{item}"] for item in (1, 2, 3)], axis=0) for side in "PE"
    )
    test = ttest_rel(perceived, expected)
    interval = test.confidence_interval()
    close = partial(pytest.approx, rel=ROOT)
    assert record["t"] == close(test.statistic)
    assert (record["df"], record["n"], record["out_of"]) == (119, 120, 120)
    assert record["on_scale"] == close(
        {"value": (perceived - expected).mean(), "lower": interval.low, "upper": interval.high}
    )
    assert record["means"] == close(
        {"perception": perceived.mean(), "expectation": expected.mean()}
    )
    assert record["sds"] == close(
        {
            "perception": perceived.std(ddof=1),
            "expectation": expected.std(ddof=1),
            "gap": (perceived - expected).std(ddof=1),
        }
    )


def test_a_gap_that_is_none_is_called_too_small(tmp_path):
    data = write(tmp_path, answers(600, expected=5.0, perceived=5.0))
    assert findings(analysis(*data)).of("quality.gap.overall").verdict.name == "NEGLIGIBLE"


def test_more_than_expected_is_good_news_though_it_contradicts_the_claim(tmp_path):
    found = findings(analysis(*write(tmp_path, answers(expected=4.0, perceived=6.0))))
    gap = found.of("quality.gap.care")
    assert (gap.verdict.name, gap.is_good_news) == ("CONTRADICTED", True)
    assert found.of("quality.importance.speed").is_good_news is None


def test_an_undeclared_reversed_item_is_named_wherever_it_is_used(tmp_path):
    columns = answers(200)
    columns["P_speed_2"] = 8 - columns["P_speed_2"]
    note = findings(analysis(*write(tmp_path, columns))).of("quality.gap.speed").note
    assert "Careful: P_speed_2 runs against the other items." in note


def test_too_few_answers_say_how_few(tmp_path):
    columns = {name: list(values) for name, values in answers(3).items()}
    for name, values in columns.items():
        if "care" in name:
            values[:2] = ["", ""]
    gap = findings(analysis(*write(tmp_path, columns))).of("quality.gap.care")
    assert gap.note == "people who answered: 1; at least 2 needed."
