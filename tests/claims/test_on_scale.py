import json
from dataclasses import replace
from math import inf

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.on_scale import OnScale
from cxlab.claims.verdict import Verdict

D = Estimate(-0.5, -0.7, -0.3, "standardised mean difference", n=100, out_of=120, df=99)
FOUND = Finding("a", "H1", "c", D, Verdict.SUPPORTED, 0.2, "confirmatory", reading="r")


def test_a_gap_travels_on_its_own_scale():
    sides = {"expectation": 6.0, "perception": 5.4}
    scale = OnScale(-0.6, -0.84, -inf * -1, t=-5.0, means=sides, sds=sides)
    found = replace(FOUND, on_scale=scale)
    record = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert record["on_scale"] == {"value": -0.6, "lower": -0.84, "upper": None}
    assert (record["t"], record["df"], record["means"]) == (-5.0, 99, sides)
    assert Finding.from_dict(record) == found


def test_results_of_before_have_none():
    record = FOUND.to_dict()
    old = {key: record[key] for key in record if key not in ("on_scale", "t", "out_of", "family")}
    assert Finding.from_dict(old).on_scale is None
