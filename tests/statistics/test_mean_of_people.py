import pytest

from cxlab.errors import LackError
from cxlab.statistics.mean_of_people import mean_of_people
from tests.tolerances import PRINTED_4

SLEEP = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]


def test_students_sleep_as_r_prints_it():
    mean = mean_of_people(SLEEP)  # R: t.test(extra), 1.58, 0.7001142 to 2.4598858, p 0.002833
    assert (mean.value, mean.lower, mean.upper) == pytest.approx(
        (1.58, 0.7001142, 2.4598858), abs=PRINTED_4
    )
    assert mean.p_value == pytest.approx(0.002833, abs=1e-6)


@pytest.mark.parametrize("values", [[], [1.0], [2.0, 2.0, 2.0]])
def test_no_interval_of_no_width(values):
    with pytest.raises(LackError):
        mean_of_people(values)
