import sys

import numpy as np
import pytest

import cxlab.simulate
from cxlab.published import ROOT
from cxlab.simulate.five_gaps import Truth, five_gaps, save
from tests.benchmarks.calibration import ZERO, gaps_once, regression_once

SAMPLE = ROOT / "data" / "samples" / "simulated_five_gaps"


def test_the_sample_is_what_the_seed_gives(tmp_path):
    save(five_gaps(40, 2026), tmp_path, 2026)
    files = sorted(path.name for path in SAMPLE.iterdir())
    assert files == sorted(path.name for path in tmp_path.iterdir())
    for name in files:
        assert (tmp_path / name).read_text("utf-8") == (SAMPLE / name).read_text("utf-8")


def test_it_is_called_as_a_function_of_the_package():
    again = cxlab.simulate.five_gaps(5, seed=1, truth=Truth(managers=(2, 2)))
    assert callable(cxlab.simulate.five_gaps)
    assert len(again.answers["managers"]["branch"]) == 10
    with pytest.raises(ValueError, match="at least 2"):
        cxlab.simulate.five_gaps(1, seed=1)


def test_answers_are_whole_on_the_scale_and_right_on_average():
    big = Truth(customers=(4000, 4000), managers=(4000, 4000), staff=(4000, 4000))
    company = five_gaps(3, 7, big)
    customers, managers = company.answers["customers"], company.answers["managers"]
    for kind in ("customers", "managers", "staff"):
        for name, column in company.answers[kind].items():
            if name != "branch":
                assert set(column) <= set(range(1, 11))

    def level(answers, letter, branch):
        rows = answers["branch"] == branch
        return np.mean([answers[f"{letter}{item}"][rows] for item in range(1, 6)])

    for place, branch in enumerate(("branch 01", "branch 02", "branch 03")):
        expected = level(customers, "E", branch)
        gap_1 = level(managers, "E", branch) - expected
        gap_5 = level(customers, "P", branch) - expected
        assert gap_1 == pytest.approx(company.gaps[place, 0], abs=0.06)
        assert gap_5 == pytest.approx(company.gaps[place, 4], abs=0.06)


def test_truth_adds_up():
    truth = Truth()
    assert truth.gap5 == pytest.approx(-0.4475)
    drawn = np.vstack([five_gaps(200, seed).gaps for seed in range(20)])
    assert drawn.mean(axis=0) == pytest.approx([*truth.gaps, truth.gap5], abs=0.03)
    assert "cxlab.simulate.five_gaps" in sys.modules


def test_intervals_hold_the_truth():
    """The calibration in short: 100 companies; bounds that chance leaves once in a thousand."""
    truth = Truth()
    true = np.array([*truth.gaps, truth.gap5])
    estimates = np.array([gaps_once(seed, truth) for seed in range(1, 101)])
    held = (estimates[:, :, 1] <= true) & (true <= estimates[:, :, 2])
    assert (held.mean(axis=0) >= 0.87).all()
    assert held.mean() == pytest.approx(0.95, abs=0.03)
    assert estimates[:, :, 4].mean() == pytest.approx(0.95, abs=0.02)
    zero = np.array([gaps_once(seed, ZERO) for seed in range(1, 101)])
    assert (zero[:, :, 3] < 0.05).mean() == pytest.approx(0.05, abs=0.03)


def test_the_regression_finds_its_coefficients():
    truth = Truth()
    true = np.array([*truth.coefficients, truth.explained])
    found = np.array([regression_once(seed, truth) for seed in range(1, 26)])
    error = found[:, :, 0].std(axis=0, ddof=1) / 5
    assert (np.abs(found[:, :, 0].mean(axis=0) - true) < 3.3 * error).all()
    held = (found[:, :, 1] <= true) & (true <= found[:, :, 2])
    assert held.mean() > 0.9
