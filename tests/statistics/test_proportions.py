import csv
from math import exp, inf, isinf, isnan, log
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import chi2

from cxlab.statistics.proportions import compare_proportions
from tests.tolerances import EXACT, PRINTED_2, PRINTED_3, PRINTED_4, R_PRINTED, R_UNIROOT, ROOT

REFERENCE = Path(__file__).parent.parent / "reference"


def rows(name):
    with (REFERENCE / name).open(encoding="utf-8") as file:
        return [{k: float(v) for k, v in row.items()} for row in csv.DictReader(file)]


@pytest.mark.parametrize("row", rows("newcombe_1998.csv"))
def test_newcombe_as_printed(row):
    counts = (int(row[k]) for k in ("count_1", "n_1", "count_2", "n_2"))
    interval = compare_proportions(*counts).risk_difference
    assert interval.lower == pytest.approx(row["lower"], abs=PRINTED_4 + EXACT)
    assert interval.upper == pytest.approx(row["upper"], abs=PRINTED_4 + EXACT)


def test_jam_study_as_printed_and_as_counted():
    stopped = compare_proportions(104, 260, 145, 242)
    bought = compare_proportions(31, 104, 4, 145)
    passed = compare_proportions(31, 260, 4, 242)
    essay = compare_proportions(52, 70, 74, 123)
    assert stopped.pearson_chi2 == pytest.approx(19.890, abs=PRINTED_3)
    assert bought.pearson_chi2 == pytest.approx(36.680, abs=PRINTED_3)
    assert bought.yates_chi2 == pytest.approx(34.475, abs=PRINTED_3)
    assert bought.risk_ratio.value == pytest.approx(10.81, abs=PRINTED_2)
    assert bought.odds_ratio.value == pytest.approx(14.97, abs=PRINTED_2)
    assert passed.risk_difference.value == pytest.approx(0.103, abs=PRINTED_3)
    assert passed.risk_difference.lower == pytest.approx(0.060, abs=PRINTED_3)
    assert passed.risk_difference.upper == pytest.approx(0.149, abs=PRINTED_3)
    assert essay.pearson_p == pytest.approx(0.048, abs=PRINTED_3)
    assert essay.yates_p == pytest.approx(0.068, abs=PRINTED_3)
    assert essay.fisher_p == pytest.approx(0.059, abs=PRINTED_3)


def test_exact_odds_ratio_solves_its_tail_equations_and_is_what_r_gives():
    # R: fisher.test(matrix(c(3, 1, 1, 3), nrow = 2)), the lady tasting tea
    tea = compare_proportions(3, 4, 1, 4)
    lower, upper = tea.odds_ratio.lower, tea.odds_ratio.upper
    weights = (1, 16, 36, 16, 1)  # C(4, k) * C(4, 4 - k)

    def at_least_3(odds):
        terms = [w * odds**k for k, w in enumerate(weights)]
        return sum(terms[3:]) / sum(terms)

    def at_most_3(odds):
        terms = [w * odds**k for k, w in enumerate(weights)]
        return sum(terms[:4]) / sum(terms)

    assert at_least_3(lower) == pytest.approx(0.025, rel=ROOT)
    assert at_most_3(upper) == pytest.approx(0.025, rel=ROOT)
    assert tea.fisher_p == pytest.approx(0.4857143, rel=R_PRINTED)
    assert lower == pytest.approx(0.2117329, abs=R_UNIROOT)
    assert 1 / upper == pytest.approx(1 / 621.9337505, abs=R_UNIROOT)


def binomial_score(ratio, count_1, n_1, count_2, n_2):
    """Miettinen and Nurminen's chi-square, the constrained maximum found by brute force."""

    def minus_log_likelihood(p2):
        p1 = ratio * p2
        return -sum(
            part * log(p)
            for part, p in (
                (count_1, p1),
                (n_1 - count_1, 1 - p1),
                (count_2, p2),
                (n_2 - count_2, 1 - p2),
            )
            if part
        )

    top = min(1, 1 / ratio)
    p2 = minimize_scalar(
        minus_log_likelihood,
        bounds=(1e-12, top - 1e-12),
        method="bounded",
        options={"xatol": 1e-12},
    ).x
    p1, n = ratio * p2, n_1 + n_2
    variance = (p1 * (1 - p1) / n_1 + ratio**2 * p2 * (1 - p2) / n_2) * n / (n - 1)
    return (count_1 / n_1 - ratio * count_2 / n_2) ** 2 / variance


@pytest.mark.parametrize(
    "counts", [(31, 260, 4, 242), (4, 60, 0, 50), (0, 50, 4, 60), (49, 50, 58, 60)]
)
def test_risk_ratio_bounds_solve_the_score_equation(counts):
    interval = compare_proportions(*counts).risk_ratio
    z2 = chi2.isf(0.05, 1)
    for bound in (interval.lower, interval.upper):
        if 0 < bound < inf:
            assert binomial_score(bound, *counts) == pytest.approx(z2, rel=1e-5)  # brute force


counts = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@settings(max_examples=150)
@given(counts, counts, st.sampled_from([0.8, 0.95, 0.99]))
def test_every_estimate_lies_inside_its_interval_and_arms_can_be_swapped(first, second, level):
    two = compare_proportions(*first, *second, level)
    swapped = compare_proportions(*second, *first, level)
    for name in ("risk_difference", "risk_ratio", "odds_ratio"):
        interval = getattr(two, name)
        assert not isnan(interval.lower)
        assert not isnan(interval.upper)
        if not isnan(interval.value):
            assert interval.lower <= interval.value <= interval.upper
    assert -1 <= two.risk_difference.lower <= two.risk_difference.upper <= 1
    assert swapped.risk_difference.lower == pytest.approx(-two.risk_difference.upper, abs=EXACT)
    if not isinf(two.risk_ratio.upper) and two.risk_ratio.upper > 0:
        assert swapped.risk_ratio.lower == pytest.approx(1 / two.risk_ratio.upper, rel=ROOT)
    assert swapped.fisher_p == pytest.approx(two.fisher_p, rel=ROOT)


def test_nobody_in_either_arm_is_analysed_not_refused():
    two = compare_proportions(0, 50, 0, 60)
    assert (two.risk_difference.value, two.fisher_p) == (0, 1)
    assert isnan(two.pearson_p)
    assert (two.risk_ratio.lower, two.risk_ratio.upper) == (0, inf)


def test_wider_at_higher_levels():
    narrow, wide = (compare_proportions(31, 260, 4, 242, level) for level in (0.8, 0.99))
    assert wide.risk_ratio.lower < narrow.risk_ratio.lower < narrow.risk_ratio.upper
    assert narrow.risk_ratio.upper < wide.risk_ratio.upper < exp(10)
