import pytest

from cxlab.questions.service_quality.evidence import load
from cxlab.questions.service_quality.structure import structure
from tests.questions.service_quality.surveys import answers, write
from tests.statistics.test_meta import R
from tests.tolerances import FACTOR_MODEL, R_JSON

BABAKUS = structure(load("servqual_babakus_boller1992").structure, 0.95, 500, 1)


def test_the_classic_challenge():
    assert BABAKUS.distinctness.closest == ("responsiveness", "empathy")
    assert BABAKUS.several.cfi == pytest.approx(R["bb1992"]["five"]["fit"]["cfi"], abs=FACTOR_MODEL)
    assert BABAKUS.one.srmr == pytest.approx(R["bb1992"]["one"]["fit"]["srmr"], abs=FACTOR_MODEL)
    for name, alpha in R["bb1992"]["alpha"].items():
        assert BABAKUS.scale(name).reliability.alpha == pytest.approx(alpha, abs=R_JSON)
    assert BABAKUS.eigenvalues.factors == 2


def test_the_raw_file_gives_psychs_reliability_exactly(shared, kiosk_codebook):
    survey = load(str(shared / "data/kiosk/kiosk_raw_cp949.csv"), kiosk_codebook).structure
    measurement = structure(survey, 0.95, 200, 1)
    assert len(measurement.scales) == 10
    for scale in measurement.scales:
        reference, ours = R["kiosk"][scale.dimension][scale.side[0].upper()], scale.reliability
        assert ours.alpha == pytest.approx(reference["alpha"], abs=R_JSON)
        assert ours.lower < reference["feldt_ci"][1]  # ours is of the answers, not normal theory
        assert ours.upper > reference["feldt_ci"][0]
        assert sorted(ours.item_rest) == pytest.approx(sorted(reference["item_rest"]), abs=R_JSON)
        assert sorted(ours.alpha_if_dropped) == pytest.approx(
            sorted(reference["alpha_drop"]), abs=R_JSON
        )


def test_an_item_worded_the_other_way_round_is_named_not_averaged(tmp_path):
    columns = answers()
    columns["P_speed_2"] = 8 - columns["P_speed_2"]
    found = structure(load(*write(tmp_path, columns)).structure, 0.95, 200, 1).scale("speed")
    assert found.reliability is None
    assert "P_speed_2 runs against the other items" in found.reason
    said = "role: perception, item: speed_2, dimension: speed, reversed: true"
    turned = load(*write(tmp_path, columns, P_speed_2=said)).structure
    assert structure(turned, 0.95, 200, 1).scale("speed").reliability.alpha > 0.7


def test_one_dimension_of_one_item_leaves_nothing_to_tell_apart(tmp_path):
    columns = {k: v for k, v in answers().items() if k in ("P_speed_1", "P_care_1", "P_care_2")}
    found = structure(load(*write(tmp_path, columns)).structure, 0.95, 200, 1)
    assert "fewer than two dimensions" in found.unanswered
    assert (
        found.scale("speed").reason == "speed has 1 item in mine.csv; agreement needs at least 2."
    )
    assert found.scale("care").reliability is not None
    assert found.scale("care").omega is None


def test_too_few_people_for_a_factor_model_still_have_alpha(tmp_path):
    columns = {k: v[:6] for k, v in answers().items()}
    found = structure(load(*write(tmp_path, columns)).structure, 0.95, 200, 1)
    assert "respondents: 6; more are needed than variables: 6" in found.unanswered
    assert found.scale("speed").reliability.n == 6
