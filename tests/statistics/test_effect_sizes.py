"""Against R's metafor and the worked examples of Borenstein et al. (2009), chapters 4 and 7."""

import json
from math import log, pi, sqrt
from pathlib import Path

import pytest

from cxlab.statistics.effect_sizes import (
    d_of_correlation,
    d_of_counts,
    d_of_means,
    small_sample_factor,
    variance_of_d,
)
from tests.tolerances import EXACT, PRINTED_4, R_JSON

R = json.loads((Path(__file__).parents[1] / "reference" / "studies.json").read_text())


def test_means_correlations_and_counts_as_r_has_them():
    assert d_of_means((3, 1, 4), (1, 2, 9)) == pytest.approx(R["means"], abs=R_JSON)
    assert d_of_correlation(0.3, 80) == pytest.approx(R["correlation"], abs=R_JSON)
    assert d_of_counts(31, 260, 4, 242) == pytest.approx(R["counts"], abs=R_JSON)


def test_the_examples_that_the_book_prints():
    assert small_sample_factor(98) == pytest.approx(0.9923, abs=PRINTED_4)
    assert d_of_means((103, 5.5, 50), (100, 4.5, 50)) == pytest.approx(
        (0.5924, 0.0411), abs=PRINTED_4
    )
    assert variance_of_d(0.5970, 50, 50) == pytest.approx(0.0418, abs=PRINTED_4)
    d, _ = d_of_correlation(0.5, 98)
    assert d == pytest.approx(1.1547, abs=PRINTED_4)


def test_the_sign_follows_the_first_arm():
    assert d_of_means((1, 2, 9), (3, 1, 4))[0] == -d_of_means((3, 1, 4), (1, 2, 9))[0]
    assert d_of_correlation(-0.3, 80)[0] == -d_of_correlation(0.3, 80)[0]
    assert d_of_counts(4, 242, 31, 260)[0] == pytest.approx(-R["counts"][0], abs=R_JSON)


def test_counts_by_hand_and_with_an_empty_cell():
    d, variance = d_of_counts(30, 100, 20, 100)
    assert d == pytest.approx(log((30 * 80) / (70 * 20)) * sqrt(3) / pi, rel=EXACT)
    assert variance == pytest.approx((1 / 30 + 1 / 70 + 1 / 20 + 1 / 80) * 3 / pi**2, rel=EXACT)
    d, _ = d_of_counts(0, 10, 5, 10)
    assert d == pytest.approx(log((0.5 * 5.5) / (10.5 * 5.5)) * sqrt(3) / pi, rel=EXACT)
