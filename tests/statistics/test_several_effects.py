import json
from pathlib import Path

import pytest

from cxlab.statistics.several_effects import one_effect
from tests.tolerances import EXACT, R_JSON

R = json.loads((Path(__file__).parents[1] / "reference" / "studies.json").read_text())


@pytest.mark.parametrize("name", ["hand", "schools"])
def test_each_study_as_metafor_aggregates_it(name):
    r = R[name]
    columns = (r["one"][key] for key in ("study", "yi", "vi"))
    for study, effect, variance in zip(*columns, strict=True):
        rows = [i for i, other in enumerate(r["study"]) if other == study]
        combined = one_effect([r["yi"][i] for i in rows], [r["vi"][i] for i in rows], 0.8)
        assert combined == pytest.approx((effect, variance), abs=R_JSON)


def test_alike_effects_gain_nothing_and_unlike_ones_a_half():
    assert one_effect([0.1, 0.3], [0.04, 0.04], 1)[1] == pytest.approx(0.04, rel=EXACT)
    assert one_effect([0.1, 0.3], [0.04, 0.04], 0)[1] == pytest.approx(0.02, rel=EXACT)
