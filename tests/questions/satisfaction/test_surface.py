import pytest

from cxlab.questions.satisfaction import load
from cxlab.questions.satisfaction.surface import usual_level
from tests.questions.satisfaction.surveys import found

ACSI = load("acsi2015")
SURFACE = {
    finding.id.rpartition(".")[2]: finding for finding in found(ACSI, "satisfaction.surface.")
}


def test_the_four_parameters_of_acsi():
    assert {name: finding.verdict.name for name, finding in SURFACE.items()} == {
        "a1": "SUPPORTED",
        "a2": "NEGLIGIBLE",
        "a3": "SUPPORTED",
        "a4": "INCONCLUSIVE",
    }
    assert "experience falls, satisfaction falls" in SURFACE["a3"].sentence()
    assert "changes satisfaction more than exceeding it" in SURFACE["a4"].sentence()


def test_a_bend_matters_if_it_moves_the_end_of_the_scale_as_a_slope_that_matters_does():
    slope, bend = (SURFACE[name].smallest_effect for name in ("a1", "a2"))
    assert bend * ACSI.half_range**2 == pytest.approx(slope * ACSI.half_range)


def test_the_slope_where_customers_are_is_said():
    assert usual_level(ACSI) == pytest.approx((8.287658 + 8.114929) / 2)
    assert "where customers usually are (8.2) it is 0.98" in SURFACE["a1"].note
