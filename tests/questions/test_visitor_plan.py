import pytest

from cxlab.errors import InputError
from cxlab.questions.visitor_plan import plan


def test_the_curve_passes_through_the_plan_and_halving_the_lift_takes_four_times():
    result = plan(0.05, 0.02, 0.8, 0.95)
    assert dict(result.curve)[result.visitors] == pytest.approx(0.8, abs=1e-3)
    powers = [power for _, power in result.curve]
    assert powers == sorted(powers)
    needed = dict(result.smaller_lifts)
    assert 3.3 < needed[0.01] / needed[0.02] < 4.2
    assert f"{result.visitors:,} visitors" in result.sentence()


def test_more_than_everybody_is_refused():
    with pytest.raises(InputError, match="more than everybody would buy"):
        plan(0.9, 0.2, 0.8, 0.95)
