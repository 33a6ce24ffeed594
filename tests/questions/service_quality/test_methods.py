from cxlab.questions.service_quality.methods import methods
from tests.questions.service_quality.surveys import analysis, answers, write


def test_pooling_decides_on_some_dimensions_and_not_on_others():
    strip = methods(analysis("published"))
    assert len(strip.rows) == 6
    told = dict(zip(strip.columns, strip.rows[-1], strict=True))
    assert told["reliability"] == "5 of 5"
    assert told["tangibles"] == "3 of 5"


def test_respondents_decide_nothing_where_the_gap_is_large(tmp_path):
    columns = {name: list(values) for name, values in answers().items()}
    columns["P_care_1"][:5] = [""] * 5
    columns["weight"] = [0.5, 1.5] * 60
    strip = methods(analysis(*write(tmp_path, columns, weight="role: weight")))
    ways = [row[0] for row in strip.rows]
    assert ways == [
        "everybody who answered enough",
        "only people who answered everything",
        "without one answer to everything",
        "without the weights",
        "Told from nothing in",
    ]
    assert strip.rows[-1][1:] == ("4 of 4",) * 3


def test_nothing_asked_on_both_sides_nothing_to_compare():
    assert "both sides" in methods(analysis("servperf_bliemel2004")).note
