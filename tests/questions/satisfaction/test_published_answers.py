from cxlab.evidence.correlation_table import moments_of_table
from cxlab.published import SURVEYS
from cxlab.questions.satisfaction import load


def test_acsi_by_industry():
    answers = load("acsi2015")
    table = moments_of_table(SURVEYS / "acsi2015.csv", "banks")
    banks = {group.name: group.moments for group in answers.groups}["banks"]
    names = ["expected_overall", "perceived_overall", "satisfaction"]
    ours = banks.select(["expectation", "perception", "satisfaction"])
    assert ours.mean.tolist() == table.select(names).mean.tolist()
    assert (answers.centre, answers.half_range, answers.whole.n) == (5.5, 4.5, 7422)
    assert answers.outcomes == ("satisfaction", "confirmation", "closeness_to_ideal", "repurchase")
    assert answers.account.extra["files"].keys() == {"acsi2015.csv"}
    assert answers.panel is None


def test_mobi_is_one_group():
    answers = load("mobi_moments", outcome="CUSA3")
    assert [(group.name, group.words) for group in answers.groups] == [("all", "all customers")]
    assert (answers.outcome, answers.outcome_words) == ("CUSA3", "closeness to ideal")
