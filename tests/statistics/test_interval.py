from hypothesis import given
from hypothesis import strategies as st

from cxlab.statistics.interval import Interval

number = st.floats(-1e6, 1e6)


@given(st.tuples(number, number, number).map(sorted), number)
def test_a_value_stays_inside_its_interval(ends, limit):
    lower, value, upper = ends
    moved, turned = (
        Interval(value, lower, upper).less(limit),
        Interval(value, lower, upper).turned(),
    )
    assert moved.lower <= moved.value <= moved.upper
    assert turned.lower <= turned.value <= turned.upper
    assert turned.turned() == Interval(value, lower, upper)
