import numpy as np
import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.statistics.moments import Moments
from cxlab.survey.big.dataset_source import open_dataset
from cxlab.survey.big.moments import BigMoments
from tests.statistics.test_moments import same
from tests.tolerances import EXACT


def test_composites_are_of_the_same_complete_cases(tmp_path):
    rng = np.random.default_rng(1)
    table = pd.DataFrame({name: rng.integers(1, 8, 200) for name in "abcd"}).astype(float)
    table.loc[rng.random(200) < 0.1, "a"] = np.nan
    table.to_parquet(tmp_path / "shop.parquet")
    dataset = open_dataset(tmp_path / "shop.parquet")
    summed = BigMoments(dataset, {name: dataset[name].cast("int16") for name in "abcd"}, 7)
    weights = {"gap": {"a": 1 / 3, "b": 1 / 3, "c": -1 / 2}, "outcome": {"d": 1.0}}
    composites = summed.composites(weights)
    same(composites, Moments.from_responses(table).composites(weights), EXACT)
    assert summed.composites(weights) is composites  # remembered
    with pytest.raises(InputError, match="the weight 1e-05 of 'a' is no fraction"):
        summed.composites({"gap": {"a": 1e-5, "b": 1.0}})


@pytest.mark.parametrize("engine", ["", "duckdb://#"])
def test_weights_of_dimensions_of_many_sizes_are_exact(tmp_path, engine):
    """The least common multiple of 4, 5, 7, 9 and 11 items makes whole weights of thousands."""
    rng = np.random.default_rng(1)
    sizes = [4, 5, 7, 9, 11]
    items = [f"{side}{size}_{place}" for side in "PE" for size in sizes for place in range(size)]
    table = pd.DataFrame(rng.integers(0, 101, (300, len(items))), columns=items).astype("int8")
    table = pd.concat([table] * 700)
    table.to_parquet(tmp_path / "shop.parquet")
    dataset = open_dataset(f"{engine}{tmp_path}/shop.parquet")
    weights = {
        side: {f"{side}{size}_{place}": 1 / size / 5 for size in sizes for place in range(size)}
        for side in "PE"
    }
    summed = BigMoments(dataset, {name: dataset[name] for name in items}, 100).composites(weights)
    same(summed, Moments.from_responses(table.astype(float)).composites(weights))
