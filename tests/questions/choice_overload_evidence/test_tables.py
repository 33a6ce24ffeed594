import json
from dataclasses import replace
from pathlib import Path

import pytest

from cxlab.evidence.studies import load
from cxlab.numbers import fixed
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
    assert all(cell.startswith("no") for _, cell in strip.rows[:7])
    assert any("6 studies filled in on the right" in row[0] for row in strip.rows)


def test_a_selection_model_of_each_sign_stands_beside_them():
    """What R's metafor finds of the same effects, if those above 0 were published more readily."""
    r = json.loads(REFERENCE.with_name("selection.json").read_text())["choice_overload"]
    harm, benefit = estimators(STUDIES, 0.95).rows[7:9]
    assert (
        harm[1] == f"yes ({fixed(r['mean'], 3)} [{fixed(r['lower'], 3)}, {fixed(r['upper'], 3)}])"
    )
    assert benefit[1].startswith("no")
    names = ("names", "effects", "variances", "dfs", "scales", "people_of_each", "moderator")
    parts = {name: getattr(STUDIES, name) for name in names}
    pair = replace(STUDIES, **{name: part and part[:2] for name, part in parts.items()})
    assert "a selection model needs 3 studies" in estimators(pair, 0.95).note


def test_several_effects_of_a_study_are_checked_without_their_correlation(tmp_path):
    """What `robust` of R's metafor gives with clubSandwich (CR2)."""
    r = json.loads(REFERENCE.with_name("studies.json").read_text())["hand"]
    rows = zip(r["study"], r["yi"], r["vi"], strict=True)
    path = tmp_path / "several.csv"
    lines = ["study,effect,variance", *(f"{s},{y},{v}" for s, y, v in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    strip = estimators(load(str(path)), 0.95)
    ((_, result),) = [row for row in strip.rows if "CR2" in row[0]]
    mean = r["clustered"]["REML"]
    ends = ", ".join(fixed(mean[end], 3) for end in ("lower", "upper"))
    assert result == f"yes ({fixed(mean['value'], 3)} [{ends}])"
    assert not any("CR2" in row[0] for row in estimators(STUDIES, 0.95).rows)


def test_the_summary_holds_the_variance_between_studies():
    table = summary(STUDIES, STUDIES.pooled("REML", "hartung-knapp"))
    assert "0.088 to 0.303" in repr(table)


def test_a_common_effect_says_nothing_of_new_settings():
    fixed = summary(STUDIES, STUDIES.pooled("fixed", "wald"))
    assert "taken as 0" in repr(fixed)
    assert "new setting" not in repr(fixed)


def test_no_moderator_is_said():
    assert "no column 'moderator'" in moderator(STUDIES, "REML", "wald").note
