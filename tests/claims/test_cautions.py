import pytest

from cxlab.claims.cautions import cautions
from cxlab.claims.estimate import Estimate


@pytest.mark.parametrize(
    ("n", "more", "few"),
    [
        (29, {}, True),
        (30, {}, False),
        (99, {"out_of": 500}, True),
        (100, {"out_of": 500}, False),
        (3, {"n_is_people": False}, False),
    ],
)
def test_few_people_are_said_to_be_few(n, more, few):
    said = cautions(Estimate(0.5, 0.1, 0.9, "correlation", n=n, **more), None, None)
    assert len(said) == few
    assert not few or f"Only {n} " in said[0]


def test_nothing_is_said_of_what_stands():
    estimate = Estimate(0.5, 0.1, 0.9, "correlation", n=300)
    assert cautions(estimate, survives_family=True, family=9) == ()
    assert cautions(None, None, None) == ()
    assert "9 claims were tested" in cautions(estimate, survives_family=False, family=9)[0]
