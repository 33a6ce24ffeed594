from math import isnan

import pytest

from cxlab.published import read
from cxlab.questions.service_quality.evidence import load
from cxlab.questions.service_quality.gap_samples import (
    GapSample,
    overall_of,
    printed_samples,
    sample_title,
    t_fits_interval,
    t_from_interval,
)
from cxlab.questions.service_quality.gaps import gaps

ROWS = {(r["source"], r["sample"], r["dimension"]): r for r in read("servqual_gaps")}
SAMPLES = {(s.sample, s.dimension): s for s in printed_samples()}


def test_one_printed_t_contradicts_its_own_interval():
    assurance = ROWS["pmc6131925", "all", "assurance"]
    low, high = t_from_interval(assurance)
    assert low < -7.1 < high < -4.87
    assert [key[2] for key, row in ROWS.items() if row["t"] and not t_fits_interval(row)] == [
        "assurance"
    ]


def test_what_the_gap_is_standardised_by():
    outpatient = SAMPLES["Jonkisz 2023, outpatient", "tangibles"]
    assert outpatient.d == pytest.approx(-4.4 / 3.4)
    by_t = SAMPLES["PMC6131925", "tangibles"]
    assert by_t.d == pytest.approx(-9.14 / 386**0.5)
    by_interval = SAMPLES["PMC6131925", "assurance"]
    assert "contradicts" in by_interval.how
    assert by_interval.d * 386**0.5 == pytest.approx(-7.08, abs=0.01)
    assert isnan(SAMPLES["Alfraihi 2016", "empathy"].d)


def test_the_overall_gap_is_never_further_from_zero_than_it_is():
    """The kiosk survey knows the truth: its own overall gap, and what its five would give."""
    found = gaps(load("kiosk_kservqual2019"), 0.95)
    five = [
        GapSample("x", "x", g.dimension, 207, g.survey.gap.gap, g.survey.gap.d_z, "")
        for g in found.dimensions
    ]
    bound, truth = overall_of(five), found.overall.survey.gap
    assert bound.gap == pytest.approx(truth.gap)
    assert truth.d_z < bound.d < 0


def test_titles():
    assert sample_title("jonkisz_2023", "hospital") == "Jonkisz 2023, hospital"
    assert sample_title("pmc6131925", "all") == "PMC6131925"
