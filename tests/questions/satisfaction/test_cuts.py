import pytest

from cxlab.claims.findings import findings
from cxlab.errors import InputError
from cxlab.questions.satisfaction import CLAIMS, checks, cuts, load, states
from cxlab.survey.check import NAMES

ACSI = load("acsi2015")
SETTINGS = {
    "level": 0.95,
    "certainty": 0.9,
    "seed": 1,
    **dict.fromkeys(("smallest_correlation", "smallest_share", "smallest_slope"), 0.1),
}


def test_thirds_the_users_own_and_the_surveys_middle():
    thirds = cuts(ACSI, "scale", 0, 0)
    assert (thirds.performance_low, thirds.expectation_high) == (4, 7)
    mine = cuts(ACSI, "scale", 0, 8)
    assert (mine.performance_low, mine.performance_high) == (4, 8)
    middle = cuts(ACSI, "own middle", 0, 0)
    assert middle.performance_low == middle.performance_high == 8.114929
    assert middle.expectation_low == 8.287658
    assert "low below 8.11 and high above it" in middle.sentence()


@pytest.mark.parametrize("pair", [(8, 7), (0.5, 7), (4, 10), (4, 11)])
def test_cut_offs_outside_the_scale_or_in_the_wrong_order(pair):
    with pytest.raises(InputError, match="on a scale from 1 to 10"):
        cuts(ACSI, "scale", *pair)


def test_the_surveys_middle_needs_others_and_no_numbers():
    with pytest.raises(InputError, match="need cuts='scale'"):
        cuts(ACSI, "own middle", 5, 0)
    with pytest.raises(InputError, match="one group only"):
        cuts(load("mobi_moments"), "own middle", 0, 0)


def test_no_thirds_of_a_scale_that_the_file_contradicts(shared):
    """Its words stand for 1 to 5: on [1, 7] everybody would be "in between"."""
    case = shared / "cases" / "c43_words.csv"
    answers = load(str(case), str(case.with_name("c43.yml")))
    with pytest.raises(InputError, match="its words stand for 1 to 5, the codebook says 1 to 7"):
        cuts(answers, "scale")
    assert cuts(answers, "scale", 2, 4).performance_high == 4
    found = findings(CLAIMS, answers, **SETTINGS, cuts=cuts(answers, "scale", 2, 4))
    assert "Is the scale right?" in found.of("satisfaction.disconfirmation").note


def test_on_its_right_scale_it_is_satisfied(shared, tmp_path):
    case = shared / "cases" / "c43_words.csv"
    right = tmp_path / "c43.yml"
    text = case.with_name("c43.yml").read_text(encoding="utf-8")
    right.write_text(text.replace("scale: [1, 7]", "scale: [1, 5]"), encoding="utf-8")
    answers = load(str(case), str(right))
    named = states(answers, cuts(answers, "scale"), 0.9, 1)
    assert {(state.state, state.known) for state in named} == {("satisfied", True)}


def test_the_checks_of_the_answers_are_those_of_notebook_03(shared):
    case = shared / "cases" / "c43_words.csv"
    answers = load(str(case), str(case.with_name("c43.yml")))
    table = checks(answers)
    assert {check.key for check in answers.checks} == set(NAMES)
    assert len(table.rows) == len(NAMES)
    assert checks(ACSI).rows == ()
