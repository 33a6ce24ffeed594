import json
from pathlib import Path

import pytest

from cxlab.evidence.studies import load
from cxlab.questions.choice_overload_evidence import estimators, moderator, summary

STUDIES = load("choice_overload_effects")
REFERENCE = Path(__file__).parents[2] / "reference" / "reference.json"


@pytest.fixture
def bcg(tmp_path):
    """Another published meta-analysis, as a user would hand it in."""
    r = json.loads(REFERENCE.read_text())["metareg_bcg"]
    lines = ["study,effect,variance,moderator"]
    lines += [
        f"trial {i},{y},{v},{x}"
        for i, (y, v, x) in enumerate(zip(r["yi"], r["vi"], r["ablat"], strict=True))
    ]
    path = tmp_path / "bcg.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return load(str(path)), r


def test_the_users_moderator_gives_what_r_gives(bcg):
    studies, r = bcg
    table = moderator(studies, "REML", "hartung-knapp")
    assert [row[1] for row in table.rows] == pytest.approx(r["coef"], abs=1e-5)
    assert [row[2] for row in table.rows] == pytest.approx(r["se"], abs=1e-5)
    assert f"{r['R2']:.1f}%" in table.note
    assert f"p = {r['QMp']:.3f}".replace("0.", ".") in table.note


def test_no_estimator_moves_the_mean_off_zero():
    strip = estimators(STUDIES, 0.95)
    assert strip.rows[-1] == ("Told from nothing in", "0 of 7")
    assert any("6 studies filled in on the right" in row[0] for row in strip.rows)


def test_the_summary_holds_the_variance_between_studies():
    table = summary(STUDIES, STUDIES.pooled("REML", "hartung-knapp"))
    assert "0.088 to 0.303" in repr(table)


def test_a_common_effect_says_nothing_of_new_settings():
    fixed = summary(STUDIES, STUDIES.pooled("fixed", "wald"))
    assert "taken as 0" in repr(fixed)
    assert "new setting" not in repr(fixed)


def test_no_moderator_is_said():
    assert "no column 'moderator'" in moderator(STUDIES, "REML", "wald").note
