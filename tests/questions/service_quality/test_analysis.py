from dataclasses import replace

import numpy as np
import pytest

from tests.questions.service_quality.surveys import analysis, answers, findings, write


def test_each_analysis_is_made_once_a_run():
    analysed = analysis("servperf_bliemel2004", draws=200)
    findings(analysed)
    assert {"gaps", "structure", "drivers", "contest"} <= set(vars(analysed))
    assert analysed.drivers is analysed.drivers
    assert analysed.source == "bliemel_2004"


def test_the_outcome_wanted_is_that_of_the_drivers_survey_alone(tmp_path):
    published = analysis("published", outcome="satisfaction", draws=200)
    assert published.drivers.outcome == "satisfaction"
    columns = answers()
    columns["loyalty"] = columns["satisfaction"]
    own = analysis(*write(tmp_path, columns, loyalty="role: outcome"), draws=200)
    assert own.contest.outcome == "satisfaction"
    assert replace(own, outcome="loyalty").contest.outcome == "loyalty"


def test_answers_missing_here_and_there_leave_no_question_open(tmp_path):
    rng = np.random.default_rng(5)
    columns = answers(200)
    holed = {
        name: [
            value if kept else ""
            for value, kept in zip(values, rng.random(200) > 0.15, strict=True)
        ]
        for name, values in columns.items()
    }
    whole = findings(analysis(*write(tmp_path, columns)))
    incomplete = findings(analysis(*write(tmp_path, holed)))
    for finding in whole:
        if finding.estimate is not None and finding.id != "quality.order":
            estimate = incomplete.of(finding.id).estimate
            assert estimate is not None, finding.id
            # A level is of who answered that question, nobody's is filled in.
            assert estimate.n > (150 if "level" in finding.id else 190), finding.id
            assert estimate.lower <= finding.estimate.value <= estimate.upper, finding.id


def test_clusters_widen_and_weights_move(tmp_path):
    columns = answers(200)
    shops = np.argsort(np.argsort(columns["P_speed_1"], kind="stable")) // 20  # alike within
    plain = findings(analysis(*write(tmp_path, columns))).of("quality.gap.speed").estimate
    data = write(tmp_path, columns | {"shop": shops}, shop="role: cluster")
    clustered = findings(analysis(*data)).of("quality.gap.speed").estimate
    assert clustered.value == pytest.approx(plain.value)
    assert clustered.upper - clustered.lower > 2 * (plain.upper - plain.lower)
    weights = np.where(columns["P_speed_1"] > 5, 3, 1)
    data = write(tmp_path, columns | {"w": weights}, w="role: weight")
    weighted = findings(analysis(*data)).of("quality.gap.speed")
    assert weighted.estimate.value > plain.upper
    assert (weighted.estimate.n, weighted.estimate.method) == (200, clustered.method)
