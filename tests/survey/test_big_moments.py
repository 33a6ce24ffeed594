import numpy as np
import pandas as pd

from cxlab.statistics.dataset_source import open_dataset
from cxlab.statistics.moments import Moments
from cxlab.survey.big_moments import BigMoments
from tests.statistics.test_moments import same
from tests.tolerances import EXACT


def test_composites_are_of_the_same_complete_cases(tmp_path):
    rng = np.random.default_rng(1)
    table = pd.DataFrame({name: rng.integers(1, 8, 200) for name in "abcd"}).astype(float)
    table.loc[rng.random(200) < 0.1, "a"] = np.nan
    table.to_parquet(tmp_path / "shop.parquet")
    found = open_dataset(tmp_path / "shop.parquet")
    summed = BigMoments(found, {name: found[name].cast("int16") for name in "abcd"}, 7)
    weights = {"gap": {"a": 1 / 3, "b": 1 / 3, "c": -1 / 2}, "outcome": {"d": 1.0}}
    found = summed.composites(weights)
    same(found, Moments.from_responses(table).composites(weights), EXACT)
    assert summed.composites(weights) is found  # remembered
