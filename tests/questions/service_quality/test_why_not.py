import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.questions.service_quality.why_not import no_draws
from cxlab.statistics.moments import Moments
from cxlab.statistics.sampling import draw_moments


@pytest.mark.parametrize(
    ("n", "covariance", "fits"),
    [
        (2, [[1, 0], [0, 1]], "2 respondents are too few for 2 variables."),
        (9, [[1, 0], [0, 0]], "'care' does not vary between respondents."),
        (9, [[1, 1], [1, 1]], "some of outcome, care are sums or copies of others."),
        (9, [[1, 0.5], [0.5, 1]], ""),
    ],
)
def test_it_says_what_the_draws_would_refuse(n, covariance, fits):
    moments = Moments(("outcome", "care"), n, np.zeros(2), np.array(covariance, float))
    assert no_draws(moments) == fits
    if fits:
        with pytest.raises(InputError):
            draw_moments(moments, 10, 1)
    else:
        draw_moments(moments, 10, 1)
