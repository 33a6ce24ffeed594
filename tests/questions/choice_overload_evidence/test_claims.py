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
    assert "right skew p = .021, without the strongest result p = .288" in note
    found = findings()
    for id in ("overload.pcurve_harm", "overload.pcurve_benefit"):
        assert found[id].verdict.name == "INCONCLUSIVE"
        assert found[id].estimate.lower < 0
    assert found["overload.pcurve_benefit"].estimate.p_value == pytest.approx(0.0204, abs=1e-3)
    assert "16.7% of them below p = .01" in note


def test_a_common_effect_cannot_speak_of_the_next_shop():
    assert findings(method="fixed")["overload.next_study"].verdict.name == "NO_EVIDENCE"


def own(tmp_path, rows, head="study,d,n"):
    path = tmp_path / "mine.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    return load(str(path))


def test_studies_of_one_size_have_no_funnel(tmp_path):
    rows = [f"s{i},{d},200" for i, d in enumerate((0.1, 0.2, 0.3, 0.4, 0.5, 0.35))]
    assert findings(own(tmp_path, rows))["overload.small_study"].verdict.name == "NO_EVIDENCE"


def test_that_studies_differ_is_said_only_where_they_do(tmp_path):
    assert "Real effects differ" in findings(method="fixed")["overload.mean"].note
    rows = [f"s{i},{d},100" for i, d in enumerate((0.1, 0.3, 0.5, 0.0, 0.45))]
    found = findings(own(tmp_path, rows))
    assert "cannot tell" in found["overload.mean"].note
    assert "With 5 studies" in found["overload.next_study"].note


def test_the_users_unit_does_not_matter(tmp_path):
    z = (2.1, 2.2, 2.5, 3.05, 4.0)
    small, large = (
        findings(own(tmp_path, [f"s{i},{0.1 * u * v},{0.01 * u * u}" for i, v in enumerate(z)],
                     "study,effect,variance"))["overload.pcurve_harm"].estimate
        for u in (1, 1000)
    )  # fmt: skip
    assert large.value == pytest.approx(1000 * small.value, rel=1e-3)
    assert large.upper == pytest.approx(1000 * small.upper, rel=1e-3)


def test_too_few_studies_for_curves_and_funnels(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("study,d,n\na,0.1,50\nb,-0.1,50\n", encoding="utf-8")
    found = findings(load(str(path)))
    for id in ("overload.pcurve_harm", "overload.pcurve_benefit", "overload.small_study"):
        assert found[id].verdict.name == "NO_EVIDENCE"
    assert found["overload.mean"].estimate is not None
