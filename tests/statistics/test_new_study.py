import numpy as np
import pytest

from cxlab.statistics.meta import pool
from cxlab.statistics.new_study import new_study_interval

TIMES = 400
# Riley, Higgins & Deeks (2011), BMJ 342:d549, as pimeta 1.1.3 has them (data "sbp").
SBP = [0, 0.10, -0.40, -0.80, -0.63, 0.22, -0.34, -0.51, 0.03, -0.81]
ERRORS = [0.42347717, 0.21939179, 0.02551067, 0.19898325, 0.30102594,
          0.30102594, 0.07142988, 0.10204269, 0.12245123, 0.30102594]  # fmt: skip


def test_blood_pressure_as_pimeta_has_it():
    """Its vignette prints -0.3341 [-0.8807, 0.2240] from 25,000 draws: the ends vary by .005."""
    found = new_study_interval(SBP, np.square(ERRORS), draws=100_000)
    assert found.value == pytest.approx(-0.3341, abs=5e-5)
    assert (found.lower, found.upper) == pytest.approx((-0.8807, 0.2240), abs=0.012)


def test_it_holds_new_studies_where_the_plain_one_does_not():
    rng, held, plain = np.random.default_rng(1), [], []
    for seed in range(TIMES):
        v = rng.uniform(0.01, 0.1, 5)
        y = rng.normal(rng.normal(0, 0.3, 5), np.sqrt(v))
        new = rng.normal(0, 0.3)
        ours, wald = new_study_interval(y, v, draws=1500, seed=seed), pool(y, v).prediction
        held.append(ours.lower <= new <= ours.upper)
        plain.append(wald.lower <= new <= wald.upper)
    error = np.sqrt(0.95 * 0.05 / TIMES)
    assert abs(np.mean(held) - 0.95) < 3 * error
    assert np.mean(plain) < 0.95 - 5 * error


def test_two_studies_are_too_few():
    with pytest.raises(ValueError, match="at least 3"):
        new_study_interval([0.1, 0.2], [0.1, 0.1])
