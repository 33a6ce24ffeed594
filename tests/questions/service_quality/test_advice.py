import re

import numpy as np

from cxlab.questions import service_quality as question
from tests.questions.service_quality.surveys import analysis, answers, findings, write


def line(*data):
    analysed = analysis(*data)
    return question.bottom_line(findings(analysed), analysed)


def test_the_published_surveys_advise_no_rank_order():
    text = line("published")
    assert "in 4 of 5 surveys they did" in text.headline
    told = " ".join((text.headline, *text.further))
    assert "do not see all these dimensions" in told
    assert "not matter in the claimed order" in told
    assert "in this one survey" in text.advice[0]
    assert any("by a ranking" in advice for advice in text.advice)


def test_own_data_name_the_dimension_and_the_touchpoints(tmp_path):
    columns = answers(300)
    for item in (1, 2, 3):
        columns[f"P_speed_{item}"] = np.clip(columns[f"P_speed_{item}"] - 2, 1, 7)
    text = line(*write(tmp_path, columns))
    assert text.headline.startswith("Customers get less than they expect.")
    start, touchpoints, *_ = (a for a in text.advice if not a.startswith("Before you act"))
    assert start.startswith("Start with what matters and lags behind: speed")
    assert "'P_speed_" in touchpoints


def test_an_order_is_advised_with_the_shares_it_rests_on(tmp_path):
    """On many answers a difference that matters to nobody makes a sure order."""
    (order,) = (a for a in line(*write(tmp_path, answers(300))).advice if a.startswith("Plan by"))
    assert re.search(r"alike: speed \([56]\d\.\d%\) > care \(\d\.\d%\)\.$", order)


def test_without_an_outcome_the_advice_is_to_ask_one(tmp_path):
    columns = answers()
    del columns["satisfaction"]
    assert any("Ask an outcome too" in a for a in line(*write(tmp_path, columns)).advice)


def test_expectations_at_the_ceiling_are_said_before_anybody_acts(tmp_path):
    text = line(*write(tmp_path, answers(expected=7.2)))
    assert "Ceiling of expectations" in text.advice[0]
    assert "hardly be anything but negative" in text.findings[0].note


def test_no_headline_stands_on_20_people(tmp_path):
    text = line(*write(tmp_path, {k: v[:20] for k, v in answers().items()}))
    assert "oo few people are behind" in text.headline
    assert "Customers get" not in text.headline
    assert "Only 20 of 20 people are behind this" in text._repr_html_()


def test_what_a_manager_reads_first_comes_first(tmp_path):
    text = line(*write(tmp_path, answers()))
    assert text.headline.startswith("Customers get less than they expect.")
    assert [f.id for f in text.findings] == [
        "quality.gap.overall",
        "quality.distinct",
        "quality.order",
        "quality.performance_beats_gap",
        *(
            f"quality.{family}.{name}"
            for family in ("gap", "importance", "reliability")
            for name in ("speed", "care")
        ),
        "quality.level.satisfaction",
    ]
