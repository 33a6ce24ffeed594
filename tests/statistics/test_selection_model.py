import json
from pathlib import Path

import numpy as np
import pytest

from cxlab.errors import LackError
from cxlab.statistics.selection_model import selection_model
from tests.tolerances import R_PRINTED

R = json.loads(
    (Path(__file__).parents[1] / "reference" / "selection.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", R)
def test_as_metafor_has_it(name):
    theirs = R[name]
    ours = selection_model(theirs["yi"], theirs["vi"], theirs["sign"])
    for field, key in {
        "value": "mean",
        "standard_error": "se",
        "lower": "lower",
        "upper": "upper",
        "p_value": "p",
        "tau2": "tau2",
        "likelihood": "delta",
        "chi2": "lrt",
        "selection_p": "lrt_p",
        "unselected": "ml",
    }.items():
        assert getattr(ours, field) == pytest.approx(theirs[key], abs=R_PRINTED), field


def test_selected_studies_are_seen_through():
    rng, model, plain = np.random.default_rng(1), [], []
    for _ in range(4):
        v = rng.uniform(0.01, 0.08, 400)
        y = rng.normal(rng.normal(0.1, 0.1, 400), np.sqrt(v))
        kept = (y > 1.96 * np.sqrt(v)) | (rng.random(400) < 0.15)
        estimate = selection_model(y[kept], v[kept])
        model.append(estimate.value)
        plain.append(estimate.unselected)
    assert np.mean(model) == pytest.approx(0.1, abs=0.06)
    assert np.mean(plain) > 0.17


def test_turned_effects_give_turned_results():
    theirs = R["ten"]
    one = selection_model(theirs["yi"], theirs["vi"])
    other = selection_model([-y for y in theirs["yi"]], theirs["vi"], sign=-1)
    assert (other.value, other.lower) == pytest.approx((-one.value, -one.upper))


@pytest.mark.parametrize("effects", [[0.01, 0.02, 0.03], [5.0, 6.0, 7.0]])
def test_one_kind_of_result_tells_nothing_of_selection(effects):
    with pytest.raises(LackError, match="significant results: . of 3"):
        selection_model(effects, [0.1, 0.1, 0.1])
