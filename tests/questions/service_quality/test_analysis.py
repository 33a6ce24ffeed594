from dataclasses import replace

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
