import numpy as np
import pytest

from cxlab.statistics.sampling_design import SamplingDesign, design_effect
from tests.survey.simple import items, responses, table


def test_the_design_effect_is_that_of_the_average_answer(tmp_path):
    rng = np.random.default_rng(4)
    shops = np.repeat(list("abcdefgh"), 5)
    answers = np.clip(np.round(4 + np.repeat(rng.normal(size=8), 5) + rng.normal(size=40)), 1, 7)
    columns = items(1, "P") | {"shop": "role: cluster", "w": "role: weight"}
    weights = rng.integers(1, 4, 40)
    text = table({"P1": answers.astype(int), "shop": shops, "w": weights})
    cleaned = responses(tmp_path, text, columns)
    share = weights / weights.sum()
    away = (share * (answers - share @ answers))[:, None]
    effect = design_effect(away, SamplingDesign(weights, clusters=shops))[0]
    assert f"a design effect of {effect:.2f}" in cleaned.steps[-1]
    assert cleaned.moments(["P1"]).people.design.clusters is not None


@pytest.mark.parametrize("role", ["stratum", "cluster"])
def test_a_role_is_given_once(tmp_path, role):
    columns = items(1, "P") | {"a": f"role: {role}", "b": f"role: {role}"}
    text = table({"P1": [1, 2], "a": ["x", "y"], "b": ["x", "y"]})
    with pytest.raises(ValueError, match="only one can"):
        responses(tmp_path, text, columns)
