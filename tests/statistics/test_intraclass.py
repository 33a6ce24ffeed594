import numpy as np
import pytest

from cxlab.errors import LackError
from cxlab.published import read
from cxlab.statistics.intraclass import intraclass
from tests.tolerances import PRINTED_3, PRINTED_4


def areas(wave):
    answers = {}
    for row in read("sfo_overall_counts"):
        if row["wave"] == wave and row["area"]:
            rated = [float(row["overall"])] * int(row["count"])
            answers.setdefault(row["area"], []).extend(rated)
    return zip(*((len(a), np.mean(a), np.std(a, ddof=1)) for a in answers.values()), strict=True)


def test_the_airport_as_r_and_the_handed_over_values():
    found = intraclass(*areas("2017"))
    # R 4.2.2, anova(lm(overall ~ area)): F 1.6574, p .1275, mean square 0.48825; ICC .001788765.
    assert found.f == pytest.approx(1.6574, abs=PRINTED_4)
    assert found.p_value == pytest.approx(0.1275, abs=PRINTED_4)
    assert found.value == pytest.approx(0.001788765, abs=1e-8)
    assert found.within**2 == pytest.approx(0.48825, abs=1e-5)
    assert found.lower == 0
    assert intraclass(*areas("2016")).value == pytest.approx(0.031, abs=PRINTED_3)


def test_the_interval_holds_the_truth_as_often_as_it_says():
    rng, held = np.random.default_rng(5), 0
    for _ in range(1500):
        branches = rng.normal(0, 1 / 3, 8)[:, None] + rng.normal(0, 1, (8, 20))
        found = intraclass([20] * 8, branches.mean(axis=1), branches.std(axis=1, ddof=1))
        held += found.lower <= 0.1 <= found.upper
    assert 0.935 < held / 1500 < 0.965


def test_what_cannot_be_compared_is_said():
    with pytest.raises(LackError, match="at least 2"):
        intraclass([5], [3.0], [1.0])
    with pytest.raises(LackError, match="do not differ"):
        intraclass([5, 5], [3.0, 4.0], [0.0, 0.0])
