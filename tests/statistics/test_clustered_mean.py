import json
from pathlib import Path

import numpy as np
import pytest

from cxlab.statistics.clustered_mean import clustered_mean
from cxlab.statistics.heterogeneity import TAU2
from tests.tolerances import DRAWS, R_JSON

R = json.loads((Path(__file__).parents[1] / "reference" / "studies.json").read_text())


@pytest.mark.parametrize("method", ["REML", "fixed"])
@pytest.mark.parametrize("name", ["hand", "schools"])
def test_as_metafor_with_clubsandwich_gives_it(name, method):
    r = R[name]
    mean = clustered_mean(r["yi"], r["vi"], r["study"], method=method)
    for quantity, value in r["clustered"][method].items():
        assert getattr(mean, quantity) == pytest.approx(value, abs=R_JSON), quantity


def test_intervals_hold_their_level_whatever_the_correlation(monkeypatch):
    """True mean 0.2; twelve studies of three effects that correlate at .9."""
    monkeypatch.setitem(TAU2, "DL", lambda *_: 0.01)  # the simulation is about the errors alone
    rng = np.random.default_rng(20)
    studies = np.repeat([f"s{i}" for i in range(12)], 3).tolist()
    v = np.full(36, 0.04)
    hits = 0
    for _ in range(1000):
        shared = np.repeat(rng.normal(0, np.sqrt(0.01 + 0.9 * 0.04), 12), 3)
        y = 0.2 + shared + rng.normal(0, np.sqrt(0.1 * 0.04), 36)
        mean = clustered_mean(y.tolist(), v.tolist(), studies, method="DL")
        hits += mean.lower <= 0.2 <= mean.upper
    assert hits / 1000 == pytest.approx(0.95, abs=DRAWS / 2)


def test_one_study_alone_says_nothing():
    with pytest.raises(ValueError, match="at least two studies"):
        clustered_mean([0.1, 0.2], [0.01, 0.01], ["A", "A"])


def test_effects_that_all_agree_are_as_unsure_as_their_studies():
    mean = clustered_mean([0.3, 0.3, 0.3], [0.04, 0.04, 0.04], ["A", "B", "C"])
    assert mean.standard_error == pytest.approx((0.04 / 3) ** 0.5)
