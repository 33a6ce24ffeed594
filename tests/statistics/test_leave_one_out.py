import json
from pathlib import Path

import pytest

from cxlab.published import read
from cxlab.statistics.leave_one_out import leave_one_out
from tests.tolerances import R_META

R = json.loads((Path(__file__).parent.parent / "reference" / "reference.json").read_text())
ROWS = read("choice_overload_effects")
D = [float(row["d"]) for row in ROWS]
V = [4 / int(row["n"]) + float(row["d"]) ** 2 / (2 * int(row["n"])) for row in ROWS]


def test_each_study_left_out_as_metafor_does_it():
    results = leave_one_out(D, V)
    for name, values in (
        ("est", [r.mean for r in results]),
        ("ci_lb", [r.lower for r in results]),
        ("ci_ub", [r.upper for r in results]),
    ):
        assert values == pytest.approx(R["meta"]["leave1out"][name], abs=R_META)
