import csv

import pytest

from cxlab.published import SURVEYS
from cxlab.questions.satisfaction import load
from tests.questions.satisfaction.surveys import found
from tests.tolerances import PRINTED_3, SURVEY_PRINTED

ACSI = load("acsi2015")


def finding(id, **settings):
    return found(ACSI, id, **settings).of(id)


def printed():
    """Return r and sd of ACSI's overall items as the file prints them."""
    with (SURVEYS / "acsi2015.csv").open(encoding="utf-8", newline="") as file:
        rows = {r["variable"]: r for r in csv.DictReader(file) if r["group"] == "all"}
    e, p = rows["expected_overall"], rows["perceived_overall"]
    r = [float(e["satisfaction"]), float(p["satisfaction"]), float(e["perceived_overall"])]
    return r, float(e["sd"]), float(p["sd"])


def test_the_gap_and_experience_alone_as_worked_out_by_hand():
    """R2 .195 and .692, from the correlations of the table alone."""
    (re, rp, ep), se, sp = printed()
    gap_sd = (se**2 + sp**2 - 2 * ep * se * sp) ** 0.5
    r_gap = (rp * sp - re * se) / gap_sd
    correlation = finding("satisfaction.disconfirmation").estimate
    assert correlation.value == pytest.approx(r_gap, abs=SURVEY_PRINTED)
    assert (r_gap**2, rp**2) == pytest.approx((0.195, 0.692), abs=PRINTED_3)
    score = finding("satisfaction.difference_score")
    assert score.estimate.value == pytest.approx(rp**2 - r_gap**2, abs=SURVEY_PRINTED)
    assert score.verdict.name == "SUPPORTED"
    assert (
        "(69.2%) than experience minus expectation (19.5%): by 49.7 percentage points"
        in score.sentence()
    )


def test_expectations_own_slope_as_the_two_predictor_formula_gives_it():
    (re, rp, ep), se, _ = printed()
    beta = (re - rp * ep) / (1 - ep**2)
    slope = finding("satisfaction.expectation")
    assert slope.estimate.value == pytest.approx(beta * 2.105833 / se, abs=SURVEY_PRINTED)
    assert slope.verdict.name == "NEGLIGIBLE"
    assert "asked after the purchase" in slope.note


def test_the_same_seed_gives_the_same_interval():
    id = "satisfaction.difference_score"
    assert len({finding(id, seed=seed).estimate.lower for seed in (3, 3, 4)}) == 2
