import numpy as np
import pytest

from cxlab.statistics.rank_intervals import largest_differences, rank_intervals
from tests.tolerances import DRAWS

TIMES = 900


@pytest.mark.parametrize(
    ("k", "tau", "df"), [(3, 0.0, None), (6, 2.0, None), (12, 1.0, 9), (8, 0.0, 9)]
)
def test_all_rank_intervals_hold_together(k, tau, df):
    generator = np.random.default_rng(5)
    dfs = None if df is None else np.full(k, float(df))
    held = []
    for _ in range(TIMES):
        truth, v = generator.normal(2, tau, k), generator.uniform(0.5, 1.5, k) ** 2
        y = generator.normal(truth, np.sqrt(v))
        seen = v if dfs is None else v * generator.chisquare(dfs) / dfs
        highest, lowest = rank_intervals(y, seen, 0.9, generator, draws=400, dfs=dfs)
        best = 1 + (truth[None, :] > truth[:, None] + 1e-12).sum(axis=1)
        worst = k - (truth[None, :] < truth[:, None] - 1e-12).sum(axis=1)
        holds = (highest <= best) & (lowest >= worst) if tau else (highest == 1) & (lowest == k)
        held.append(bool(holds.all()))
    assert np.mean(held) > 0.9 - DRAWS


@pytest.mark.parametrize("spread", [0.0, 0.5, 2.0])
@pytest.mark.parametrize("known", [True, False])
def test_the_largest_of_all_differences_is_found_without_looking_at_all(spread, known):
    generator = np.random.default_rng(4)
    v = generator.lognormal(0, spread, 120)
    noise = generator.standard_normal((40, 120)) * np.sqrt(v)
    dfs = None if known else generator.integers(5, 40, 120).astype(float)
    seen = np.tile(v, (40, 1)) if known else v * generator.chisquare(dfs, (40, 120)) / dfs
    every = largest_differences(noise, seen, dfs, kept=120)
    assert (largest_differences(noise, seen, dfs, kept=4) == every).all()
    if known:
        apart = np.abs(noise[:, :, None] - noise[:, None, :]) / np.sqrt(v[:, None] + v[None, :])
        assert (every == apart.max(axis=(1, 2))).all()
