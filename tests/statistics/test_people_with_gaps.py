import numpy as np
import pytest

from cxlab.statistics.delta import gradient_of, spread_of
from cxlab.statistics.em import Fit
from cxlab.statistics.people import CompletePeople
from cxlab.statistics.people_with_gaps import Likelihood, PeopleWithGaps
from cxlab.statistics.sampling_design import SamplingDesign
from cxlab.statistics.survey_moments import survey_moments
from tests.statistics.answers import DATA, GAPS, N, R

HOLED = survey_moments({name: DATA[name] for name in GAPS})


def test_errors_of_moments_as_lavaan_gives_them_robust():
    """Sandwich with observed information; R takes n where we take n - 1."""
    fiml = R["fiml"]

    def all_of_them(mean, covariance):
        columns = []
        for left, what, right in zip(*(fiml[k] for k in ("lhs", "op", "rhs")), strict=True):
            a = GAPS.index(left)
            moment = (
                mean[:, a] if what == "~1" else covariance[:, a, GAPS.index(right)] * (N - 1) / N
            )
            columns.append(moment)
        return np.stack(columns, axis=1)

    gradient = gradient_of(all_of_them, HOLED)
    spread = spread_of(HOLED, gradient.of_mean, gradient.of_covariance).covariance
    errors = np.sqrt(np.diag(spread) * (N - 1) / N)
    assert errors == pytest.approx(np.array(fiml["se"]), rel=1e-6)


def test_without_gaps_likelihood_gives_what_people_give():
    """The same by two ways: information of the normal model, and products of deviations."""
    rng = np.random.default_rng(5)
    table, design = rng.exponential(size=(60, 3)), SamplingDesign(rng.uniform(0.5, 2, 60))
    plain = CompletePeople(table, design)
    likeliest = plain.covariance * (1 - 1 / design.effective_number(60))
    fit = Fit(plain.mean, likeliest, 0, 0.0)
    holed = PeopleWithGaps(Likelihood(table, design, fit), np.eye(3), np.zeros(3))
    of_mean = rng.normal(size=(4, 3))
    of_covariance = rng.normal(size=(4, 3, 3))
    of_covariance = of_covariance + of_covariance.transpose(0, 2, 1)
    ours = holed.contributions(of_mean, of_covariance)
    assert ours == pytest.approx(plain.contributions(of_mean, of_covariance), abs=1e-10)
    assert holed.filled == pytest.approx(table, abs=1e-10)
    weights = rng.uniform(0.5, 1.5, (20, 60))
    for one, other in zip(holed.replicates(weights), plain.replicates(weights), strict=True):
        assert one == pytest.approx(other, abs=1e-10)


def test_sums_count_those_who_answered_anything_of_theirs():
    first = HOLED.select(["G1", "G2"])
    given = ~np.isnan(np.column_stack([DATA["G1"], DATA["G2"]]))
    assert first.n == given.any(axis=1).sum() < N
    assert first.people.complete == given.all(axis=1).sum()
    half = HOLED.composites({"both": {"G1": 0.5, "G2": 0.5}})
    assert np.isnan(half.people.answers[:, 0]).sum() == (~given.all(axis=1)).sum()


def test_redrawn_covariances_stay_positive():
    rng = np.random.default_rng(6)
    table = rng.normal(size=(14, 5)) + rng.normal(size=(14, 1))
    table[rng.random(table.shape) < 0.2] = np.nan
    moments = survey_moments({str(i): table[:, i] for i in range(5)})
    weights = rng.multinomial(13, np.full(14, 1 / 14), 200) * 14 / 13
    _, covariances = moments.people.replicates(weights)
    assert np.linalg.eigvalsh(covariances).min() > 0
