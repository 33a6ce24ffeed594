"""Regression of the people behind moments: errors that fit however answers are spread."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.statistics.delta import gradient_of
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.people import People
from cxlab.statistics.people_with_gaps import PeopleWithGaps
from cxlab.statistics.sampling_design import design_covariance, freedom

FULL = 0.9999  # leverage, from which a person is fitted exactly and tells nothing of the errors
MOST = 0.9  # of leverage where it is not exact, for some answers are missing


@dataclass(frozen=True, eq=False)
class RobustRegression:
    """Least squares of an outcome on predictors, errors from people.

    Attributes
    ----------
    coefficients : array of shape (1 + p,)
        The intercept first.
    spread : array of shape (1 + p, 1 + p)
        Their covariance.
    df : int
        Of t: people less coefficients, or clusters less strata.
    contributions : array of shape (rows, 1 + p)
        What each person adds to the coefficients.

    Examples
    --------
    >>> rows = np.array([[0.1, 0.2], [-0.1, -0.2]])
    >>> RobustRegression(np.array([1.0, 0.5]), rows.T @ rows, df=97, contributions=rows).df
    97
    """

    coefficients: Array
    spread: Array
    df: int
    contributions: Array

    def freedom(self, weights: Array, people: People) -> float:
        """Return the degrees of freedom of a weighted sum of coefficients, at most ``df``."""
        satterthwaite = freedom(self.contributions @ weights[:, np.newaxis], people.design)
        return self.df if people.design.is_simple else float(min(satterthwaite[0], self.df))


def robust_regression(
    moments: Moments, outcome: str, predictors: Sequence[str]
) -> RobustRegression:
    """Return a regression of the people behind moments.

    HC3: each residual is divided by one less the person's leverage, as `sandwich::vcovHC` in R.
    With clusters these are summed by cluster within strata (CR, with ``G / (G - 1)``). With gaps
    the coefficients come from maximum-likelihood moments, and their errors from respondents'
    influence on these, over one less the leverage of what they are expected to have answered.

    Parameters
    ----------
    moments : Moments
        With people.
    outcome : str
    predictors : sequence of str

    References
    ----------
    MacKinnon, J. G., & White, H. (1985). Journal of Econometrics, 29(3), 305-325. Long, J. S., &
    Ervin, L. H. (2000). The American Statistician, 54(3), 217-224 (HC3 from 25 people on).

    Examples
    --------
    >>> from cxlab.statistics.survey_moments import survey_moments
    >>> data = {"x": [1.0, 2, 3, 4, 5, 6], "y": [1.0, 3, 2, 5, 4, 7]}
    >>> fit = robust_regression(survey_moments(data), "y", ["x"])
    >>> fit.coefficients.round(3).tolist(), np.sqrt(np.diag(fit.spread)).round(3).tolist()
    ([0.067, 1.029], [0.915, 0.297])
    """
    part = moments.select([outcome, *predictors])
    if part.people is None:
        raise ValueError("a printed table has no people to take errors from")
    if isinstance(part.people, PeopleWithGaps):
        return _of_moments(part, part.people)
    return _of_people(part.people)


def _of_people(people: People) -> RobustRegression:
    n, p = people.answers.shape
    outcome, x = people.answers[:, 0], np.column_stack([np.ones(n), people.answers[:, 1:]])
    design = people.design
    weights = design.shares(n) * n
    bread = np.linalg.inv(x.T @ (weights[:, None] * x))
    coefficients = bread @ (x.T @ (weights * outcome))
    leverage = np.minimum(weights * ((x @ bread) * x).sum(axis=1), FULL)
    residual = (outcome - x @ coefficients) / (1 - leverage)
    contributions = (weights * residual)[:, None] * (x @ bread)
    if design.clusters is None and design.strata is None:
        return RobustRegression(coefficients, contributions.T @ contributions, n - p, contributions)
    spread, df = design_covariance(contributions, design)
    return RobustRegression(coefficients, spread, df, contributions)


def _of_moments(part: Moments, people: PeopleWithGaps) -> RobustRegression:
    """Return the regression of people with gaps, leverage that of their answers as expected."""
    gradient = gradient_of(_coefficients, part)
    away = (people.filled - part.mean)[:, 1:]
    far = ((away @ np.linalg.inv(part.covariance[1:, 1:])) * away).sum(axis=1)
    leverage = people.design.shares(len(away)) * (1 + far)
    contributions = people.contributions(gradient.of_mean, gradient.of_covariance)
    contributions = contributions / (1 - np.minimum(leverage, MOST))[:, None]
    spread, df = design_covariance(contributions, people.design)
    df = min(df, max(people.complete - len(part.names), 1))
    return RobustRegression(gradient.value, spread, df, contributions)


def _coefficients(mean: Any, covariance: Any) -> Any:
    """Return intercept and slopes of the first variable on the others, for stacked moments."""
    slopes = np.linalg.solve(covariance[:, 1:, 1:], covariance[:, 1:, :1])[:, :, 0]
    intercept = mean[:, 0] - (slopes * mean[:, 1:]).sum(axis=1)
    return np.concatenate([intercept[:, None], slopes], axis=1)
