import pytest

from cxlab.questions.satisfaction import Limits, load, surface, surface_of
from cxlab.questions.satisfaction.surface_findings import ALONG, usual_level

ACSI, LIMITS = load("acsi2015"), Limits()
FITTED = surface_of(ACSI, LIMITS)


def test_the_four_parameters_of_acsi():
    found = {name: surface(ACSI, FITTED, name, LIMITS) for name in ALONG}
    assert {name: f.verdict.name for name, f in found.items()} == {
        "a1": "SUPPORTED", "a2": "NEGLIGIBLE", "a3": "SUPPORTED", "a4": "INCONCLUSIVE",
    }  # fmt: skip
    assert (
        found["a3"]
        .sentence()
        .startswith(
            "For each point that expectation rises and experience falls, satisfaction falls"
        )
    )
    assert "costs more" in found["a4"].claim
    assert "changes satisfaction more than exceeding it" in found["a4"].sentence()


def test_a_bend_matters_if_it_moves_the_end_of_the_scale_as_a_slope_that_matters_does():
    slope, bend = (surface(ACSI, FITTED, name, LIMITS).smallest_effect for name in ("a1", "a2"))
    assert bend * ACSI.half_range**2 == pytest.approx(slope * ACSI.half_range)


def test_the_slope_where_customers_are_is_said():
    assert usual_level(ACSI) == pytest.approx((8.287658 + 8.114929) / 2)
    assert (
        "where customers usually are (8.2) it is 0.98" in surface(ACSI, FITTED, "a1", LIMITS).note
    )
