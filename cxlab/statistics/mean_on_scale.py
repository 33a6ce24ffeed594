"""The mean of answers on a scale with ends, by its sampling design."""

import numpy as np

from cxlab.arguments import check_level
from cxlab.statistics.arrays import numbers
from cxlab.statistics.delta import spread_of_means
from cxlab.statistics.few_answers import FEW, MeanInterval, answers_on_scale, mean_interval
from cxlab.statistics.sampling_design import Array, SamplingDesign
from cxlab.statistics.slope import Slope, slope
from cxlab.statistics.survey_moments import survey_moments


def mean_on_scale(
    answers: Array,
    scale: tuple[float, float],
    level: float = 0.95,
    design: SamplingDesign | None = None,
) -> Slope | MeanInterval:
    """Return a mean with its t interval, or where that does not hold with a score interval.

    Of fewer than 30 answers, which may be skewed, and of answers that are all alike, the interval
    is `cxlab.statistics.few_answers.mean_interval`'s: it stays on the scale and has a width.

    Parameters
    ----------
    answers : array of float
        None missing.
    scale : tuple of float
        Both ends.
    level : float
    design : SamplingDesign, optional
        Of all answers.

    Raises
    ------
    LackError
        As `cxlab.statistics.survey_moments.survey_moments`.
    InputError
        For an answer that is missing or beyond the ends.

    Examples
    --------
    >>> mean = mean_on_scale(np.array([4.0, 5.0, 6.0, 5.0] * 25), (1, 7))
    >>> round(mean.value, 2), round(mean.lower, 2), round(mean.upper, 2)
    (5.0, 4.86, 5.14)
    >>> mean_on_scale(np.full(100, 7.0), (1, 7)).lower < 7
    True
    """
    check_level(level)
    answers = answers_on_scale(numbers("answers", answers), scale)
    design = design or SamplingDesign()
    if len(answers) < FEW or np.ptp(answers) == 0:
        return mean_interval(answers, scale, level, design)
    return t_mean(answers, level, design)


def t_mean(answers: Array, level: float, design: SamplingDesign) -> Slope:
    """Return a mean with its t interval: of people, or of what was sampled as a whole.

    Examples
    --------
    >>> round(t_mean(np.array([4.0, 5.0, 6.0]), 0.95, SamplingDesign()).upper, 2)
    7.48
    """
    moments = survey_moments({"mean": answers}, design)
    spread = spread_of_means(moments)
    df = spread.df if design.is_simple else float(spread.freedom[0])
    return slope(float(moments.mean[0]), float(np.sqrt(spread.covariance[0, 0])), df, level)
