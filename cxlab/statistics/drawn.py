"""Moments of other samples, for what is not smooth: people redrawn, or normal theory.

The one home of uncertainty by drawing: LMG shares, orders, ratios, quadrants.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxlab.errors import LackError
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.redraw import redrawn_interval, replicate_moments
from cxlab.statistics.sampling import (
    SINGULAR,
    draw_moments,
    interval_of_draws,
    refuse_dependent,
)
from cxlab.statistics.sampling_design import design_covariance

FEW_A_VARIABLE = 10  # people, of whom those redrawn may be too alike
SMALLEST = 1e-6  # of the variance observed, below which a redrawn one is none


@dataclass(frozen=True, eq=False)
class Drawn:
    """Draws of moments, and how an interval is made of them.

    Attributes
    ----------
    mean : array of shape (draws, p)
    covariance : array of shape (draws, p, p)
        A draw in which a variable does not vary, or some add up, is replaced by another.
    df : float or None
        Degrees of freedom of the people redrawn; None for normal theory.

    Examples
    --------
    >>> Drawn(np.zeros((5, 1)), np.ones((5, 1, 1)), df=None).interval(2.0, np.arange(5.0), 0.5)
    (1.0, 3.0)
    """

    mean: Array
    covariance: Array
    df: float | None

    def interval(self, value: float, draws: Array, level: float) -> tuple[float, float]:
        """Return the interval of a value from its draws; it holds the value.

        Percentiles of redrawn people (`cxlab.statistics.redraw.redrawn_interval`), bias-corrected
        ones of normal theory (`cxlab.statistics.sampling.interval_of_draws`).
        """
        return interval_of(value, draws, level, self.df)


def interval_of(value: float, draws: Array, level: float, df: float | None) -> tuple[float, float]:
    """Return the interval of a value from its draws; see `Drawn.interval`.

    Examples
    --------
    >>> lower, upper = interval_of(50.0, np.arange(101.0), 0.9, df=None)
    >>> round(lower, 1), round(upper, 1)
    (5.0, 95.0)
    """
    if df is None:
        return interval_of_draws(value, draws, level)
    return redrawn_interval(value, draws, level, df)


def drawn_moments(moments: Moments, draws: int, seed: int) -> Drawn:
    """Return moments of other samples like this one.

    Draws of the same people with the same seed are the same people, whatever their variables.

    Raises
    ------
    LackError
        If variables do not vary or add up, or redrawing leaves too few samples in which they vary.

    Examples
    --------
    >>> from cxlab.statistics.survey_moments import survey_moments
    >>> data = {"a": [1.0, 2, 3, 4, 5, 6, 7, 2], "b": [2.0, 1, 4, 3, 6, 6, 5, 1]}
    >>> drawn = drawn_moments(survey_moments(data), 500, seed=1)
    >>> drawn.mean.shape, drawn.df
    ((500, 2), 7.0)
    """
    if moments.people is None:
        plain = draw_moments(moments, draws, seed)
        return Drawn(plain.mean, plain.covariance, None)
    refuse_dependent(moments)
    people = moments.people
    mean, covariance = replicate_moments(people, draws, seed)
    varied = (np.diagonal(covariance, axis1=1, axis2=2) > SMALLEST * moments.sd**2).all(axis=1)
    if moments.effective < FEW_A_VARIABLE * len(moments.names):
        varied &= _are_independent(covariance / np.outer(moments.sd, moments.sd))
    if varied.sum() < draws / 2:
        raise LackError("answers vary too little to be drawn again")
    _, df = design_covariance(np.zeros((len(people.answers), 1)), people.design)
    instead = np.arange(draws)
    instead[~varied] = np.resize(instead[varied], int((~varied).sum()))
    return Drawn(mean[instead], covariance[instead], float(min(df, moments.n - 1)))


def _are_independent(relative: Array) -> NDArray[np.bool_]:
    """Say of each matrix whether its smallest eigenvalue is above `SINGULAR`.

    Where all are, which is the rule, their Cholesky factors tell it in a tenth of the time.
    """
    try:
        np.linalg.cholesky(relative - SINGULAR * np.eye(relative.shape[-1]))
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.eigvalsh(relative)[:, 0] > SINGULAR)
    return np.ones(len(relative), dtype=bool)
