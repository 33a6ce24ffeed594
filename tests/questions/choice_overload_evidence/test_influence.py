from cxlab.evidence.studies import load
from cxlab.questions.choice_overload_evidence import influence


def test_no_study_alone_moves_the_mean_off_zero():
    result = influence(load("choice_overload_effects"), "REML", "hartung-knapp", 0.95)
    assert len(result.without) == len(result.names) == 54
    assert not any(pooled.lower > 0 or pooled.upper < 0 for pooled in result.without)


def test_of_two_studies_none_can_be_left_out(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("study,d,n\na,0.1,50\nb,-0.1,50\n", encoding="utf-8")
    assert influence(load(str(path)), "REML", "wald", 0.95).without == ()
