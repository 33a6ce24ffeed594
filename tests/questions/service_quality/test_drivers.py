import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.questions.service_quality.drivers import contest, drivers
from cxlab.questions.service_quality.evidence import load
from tests.questions.service_quality.surveys import answers, write
from tests.statistics.test_meta import R
from tests.tolerances import R_JSON, SURVEY_PRINTED

OPTIONS = {"level": 0.95, "draws": 500, "seed": 1}


def test_the_raw_file_gives_rs_shares_exactly(shared, kiosk_codebook):
    survey = load(str(shared / "data/kiosk/kiosk_raw_cp949.csv"), kiosk_codebook).drivers
    found = drivers(survey, "satisfaction", **OPTIONS).importance
    ours = dict(zip(found.predictors, found.shares, strict=True))
    assert ours == pytest.approx(R["kiosk"]["lmg"], abs=R_JSON)
    assert found.r2 == pytest.approx(R["kiosk"]["importance_lm"]["r2"], abs=R_JSON)


def test_the_printed_table_gives_them_to_its_digits():
    found = drivers(load("kiosk_kservqual2019").drivers, "", **OPTIONS).importance
    ours = dict(zip(found.predictors, found.shares, strict=True))
    assert ours == pytest.approx(R["kiosk"]["lmg"], abs=SURVEY_PRINTED)


def test_what_drives_satisfaction_is_found_and_where_to_act(tmp_path):
    columns = answers()
    for item in (1, 2, 3):
        columns[f"P_speed_{item}"] = np.clip(columns[f"P_speed_{item}"] - 2, 1, 7)
    found = drivers(load(*write(tmp_path, columns)).drivers, "", **OPTIONS)
    shares = dict(zip(found.importance.predictors, found.importance.shares, strict=True))
    assert shares["speed"] > 10 * shares["care"]
    places = {p.name: p.quadrant for p in found.map.positions}
    assert places == {"speed": "concentrate here", "care": "possible overkill"}


def test_stated_importance_stands_beside_the_derived(tmp_path):
    columns = answers() | {"I_speed": np.full(120, 7), "I_care": np.full(120, 3)}
    said = {f"I_{d}": f"role: importance, dimension: {d}" for d in ("speed", "care")}
    found = drivers(load(*write(tmp_path, columns, **said)).drivers, "", **OPTIONS)
    assert found.stated == {"speed": 7, "care": 3}


def test_what_nobody_stated_stays_blank_and_the_rest_is_computed(tmp_path):
    columns = answers() | {"I_speed": np.full(120, 7), "I_care": [""] * 120}
    changed = {name: f"role: importance, dimension: {name[2:]}" for name in ("I_speed", "I_care")}
    found = drivers(load(*write(tmp_path, columns, **changed)).drivers, "", **OPTIONS)
    assert found.stated == {"speed": 7}
    assert found.importance is not None


def test_without_an_outcome_the_reason_is_given_and_a_wrong_name_is_an_error(tmp_path):
    columns = answers()
    del columns["satisfaction"]
    survey = load(*write(tmp_path, columns)).drivers
    assert drivers(survey, "", **OPTIONS).reason == "mine.csv asks no outcome, e.g. satisfaction."
    assert "asks no outcome" in contest(survey, "", **OPTIONS).reason
    with pytest.raises(InputError, match="no outcome 'joy'"):
        drivers(load("kiosk_kservqual2019").drivers, "joy", **OPTIONS)


def test_a_table_of_correlations_alone_has_no_map():
    found = drivers(load("servqual_babakus_boller1992").drivers, "", **OPTIONS)
    assert found.map is None
    assert "asks no outcome" in found.no_map


def test_perceptions_against_gaps_where_only_perceptions_matter(tmp_path):
    """Expectations here are noise, so that subtracting them can only blur."""
    found = contest(load(*write(tmp_path, answers(400))).both_sides, "", **OPTIONS).difference
    assert 0 < found.lower < found.difference
    alone = load("servperf_bliemel2004").drivers
    assert "the same items as expectation" in contest(alone, "", **OPTIONS).reason
