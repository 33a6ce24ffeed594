import pytest

from cxlab.claims.findings import findings
from cxlab.evidence.studies import load
from cxlab.questions.choice_overload_evidence import CLAIMS
from tests.tolerances import PRINTED_3

STUDIES = load("choice_overload_effects")


def found_in(studies=STUDIES, method="REML"):
    return findings(
        CLAIMS, studies, estimator=method, test="hartung-knapp", level=0.95, smallest_effect=0.2
    )


def test_on_average_nothing_in_a_given_shop_anything():
    found = found_in()
    mean, following = found.of("overload.mean").estimate, found.of("overload.next_study").estimate
    assert mean.value == pytest.approx(0.0046, abs=1e-4)
    assert (mean.lower, mean.upper) == pytest.approx((-0.126, 0.135), abs=PRINTED_3)
    assert (following.lower, following.upper) == pytest.approx((-0.743, 0.752), abs=PRINTED_3)
    assert found.of("overload.mean").verdict.name == "NEGLIGIBLE"
    assert found.of("overload.next_study").verdict.name == "INCONCLUSIVE"
    assert "about 30 would really favour fewer options" in found.of("overload.next_study").note
    assert "neither fewer nor more options did better" in found.of("overload.mean").sentence()


def test_one_strong_result_behind_a_p_curve_is_said():
    note = found_in().of("overload.pcurve_harm").note
    assert "right skew p = .021, without the strongest result p = .288" in note
    found = found_in()
    for id in ("overload.pcurve_harm", "overload.pcurve_benefit"):
        assert found.of(id).verdict.name == "INCONCLUSIVE"
        assert found.of(id).estimate.lower < 0
    assert found.of("overload.pcurve_benefit").estimate.p_value == pytest.approx(0.0204, abs=1e-3)
    assert "16.7% of them below p = .01" in note


def test_a_common_effect_cannot_speak_of_the_next_shop():
    assert found_in(method="fixed").of("overload.next_study").verdict.name == "NO_EVIDENCE"


def own(tmp_path, rows, head="study,d,n"):
    path = tmp_path / "mine.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    return load(str(path))


def test_studies_of_one_size_have_no_funnel(tmp_path):
    rows = [f"s{i},{d},200" for i, d in enumerate((0.1, 0.2, 0.3, 0.4, 0.5, 0.35))]
    assert found_in(own(tmp_path, rows)).of("overload.small_study").verdict.name == "NO_EVIDENCE"


def test_that_studies_differ_is_said_only_where_they_do(tmp_path):
    assert "Real effects differ" in found_in(method="fixed").of("overload.mean").note
    rows = [f"s{i},{d},100" for i, d in enumerate((0.1, 0.3, 0.5, 0.0, 0.45))]
    found = found_in(own(tmp_path, rows))
    assert "We do not know" in found.of("overload.mean").note
    assert "With 5 studies" in found.of("overload.next_study").note


def test_the_users_unit_does_not_matter(tmp_path):
    z = (2.1, 2.2, 2.5, 3.05, 4.0)
    small, large = (
        found_in(
            own(
                tmp_path,
                [f"s{i},{0.1 * u * v},{0.01 * u * u}" for i, v in enumerate(z)],
                "study,effect,variance",
            )
        )
        .of("overload.pcurve_harm")
        .estimate
        for u in (1, 1000)
    )
    assert large.value == pytest.approx(1000 * small.value, rel=1e-3)
    assert large.upper == pytest.approx(1000 * small.upper, rel=1e-3)


def test_too_few_studies_for_curves_and_funnels(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("study,d,n\na,0.1,50\nb,-0.1,50\n", encoding="utf-8")
    found = found_in(load(str(path)))
    for id in ("overload.pcurve_harm", "overload.pcurve_benefit", "overload.small_study"):
        assert found.of(id).verdict.name == "NO_EVIDENCE"
    assert found.of("overload.mean").estimate is not None
