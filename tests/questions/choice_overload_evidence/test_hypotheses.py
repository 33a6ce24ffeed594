import pytest

from cxlab.questions.choice_overload_evidence import all_findings, load
from tests.tolerances import PRINTED_3

STUDIES = load("choice_overload_effects")


def findings(studies=STUDIES, method="REML", test="hartung-knapp", smallest=0.2):
    return {f.id: f for f in all_findings(studies, method, test, 0.95, smallest)}


def test_on_average_nothing_in_a_given_shop_anything():
    found = findings()
    mean, following = found["overload.mean"].estimate, found["overload.next_study"].estimate
    assert mean.value == pytest.approx(0.0046, abs=1e-4)
    assert (mean.lower, mean.upper) == pytest.approx((-0.126, 0.135), abs=PRINTED_3)
    assert (following.lower, following.upper) == pytest.approx((-0.743, 0.752), abs=PRINTED_3)
    assert found["overload.mean"].verdict.name == "NEGLIGIBLE"
    assert found["overload.next_study"].verdict.name == "INCONCLUSIVE"
    assert "about 30 would really favour fewer options" in found["overload.next_study"].note
    assert "neither fewer nor more options did better" in found["overload.mean"].sentence()


def test_one_strong_result_behind_a_p_curve_is_said():
    note = findings()["overload.pcurve_harm"].note
    assert "One result carries this: without the strongest, p = .288." in note
    assert "16.7% of them below p = .01" in note


def test_a_common_effect_cannot_speak_of_the_next_shop():
    assert findings(method="fixed")["overload.next_study"].verdict.name == "NO_EVIDENCE"


def test_too_few_studies_for_curves_and_funnels(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("study,d,n\na,0.1,50\nb,-0.1,50\n", encoding="utf-8")
    found = findings(load(str(path)))
    for id in ("overload.pcurve_harm", "overload.pcurve_benefit", "overload.small_study"):
        assert found[id].verdict.name == "NO_EVIDENCE"
    assert found["overload.mean"].estimate is not None
