"""Moments: n, means and covariances, all that a survey analysis needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxlab.errors import InputError, LackError, nearest
from cxlab.statistics.arrays import numbers, table_of_numbers
from cxlab.statistics.people import People

Array = np.ndarray[Any, np.dtype[np.float64]]

SLACK = 1e-6  # of a correlation of 1: printed tables and rounding reach beyond it
ROUNDING = 1e-13  # of the largest variance that a weighted sum could have


@dataclass(frozen=True, eq=False)
class Moments:
    """The moments of a set of variables.

    Attributes
    ----------
    names : tuple of str
        Variables, in order.
    n : int
        Respondents, all with every variable answered.
    mean : array of shape (p,)
        ``nan`` where a table prints correlations only.
    covariance : array of shape (p, p)
        With ``n - 1`` in the denominator; correlations where no standard deviations are printed.
    people : People, optional
        The respondents behind the moments, where their answers are at hand
        (`cxlab.statistics.survey_moments.survey_moments`): how uncertain statistics are then comes
        from them, else from normal theory.

    Examples
    --------
    >>> moments = Moments(("a", "b"), 100, np.array([4.0, 5.0]), np.array([[1.0, 0.5], [0.5, 1.0]]))
    >>> gap = moments.composites({"gap": {"b": 1, "a": -1}})
    >>> float(gap.mean[0]), float(gap.sd[0])
    (1.0, 1.0)
    """

    names: tuple[str, ...]
    n: int
    mean: Array
    covariance: Array
    people: People | None = None

    def __post_init__(self) -> None:
        """Refuse shapes that do not fit and covariances that are none; freeze own arrays."""
        p = len(self.names)
        if len(set(self.names)) != p:
            raise InputError(f"variables are named twice: {sorted(_doubled(self.names))}")
        object.__setattr__(self, "names", tuple(self.names))
        object.__setattr__(self, "mean", numbers("mean", self.mean, missing=True))
        object.__setattr__(self, "covariance", table_of_numbers("covariance", self.covariance))
        if self.mean.shape != (p,) or self.covariance.shape != (p, p):
            raise InputError(
                f"{p} names, but means of shape {self.mean.shape} and covariances of shape "
                f"{self.covariance.shape}"
            )
        if self.n < 2:
            raise InputError(f"n is {self.n}; moments need at least 2 respondents")
        _check_covariance(self.names, self.covariance)
        self.mean.setflags(write=False)
        self.covariance.setflags(write=False)

    @classmethod
    def from_responses(
        cls,
        answers: Mapping[str, Sequence[float] | Array],
        weights: Sequence[float] | Array | None = None,
    ) -> "Moments":
        """Return the moments of item-level answers, complete cases only.

        Parameters
        ----------
        answers : mapping of str to sequence of float
            Columns, e.g. a DataFrame; missing answers are ``nan``.
        weights : sequence of float, optional
            How much each respondent stands for (sampling weights, not counts), 0 or more; only
            their ratios matter.

        Notes
        -----
        ``n`` is counted after incomplete cases are left out. With weights it is their effective
        number (`effective_number`), and the covariance is unbiased for such weights, as numpy's
        ``aweights``; equal weights give the unweighted moments exactly. Moments of two weighted
        samples do not add up to those of both joined.

        Raises
        ------
        LackError
            With fewer than 2 complete answers, or weights that leave no more than 1.
        """
        names = tuple(map(str, answers))
        table = table_of_columns(answers)
        is_complete: Any = ~np.isnan(table).any(axis=1)
        complete = table[is_complete]
        if len(complete) < 2:
            raise LackError(
                "people who answered all of these questions: {n} of {of}; at least 2 are needed",
                n=len(complete),
                of=len(table),
            )
        used = None if weights is None else _weights(weights, is_complete)
        if used is None or len(set(used)) == 1:
            covariance = np.atleast_2d(np.cov(complete, rowvar=False))
            return cls(names, len(complete), complete.mean(axis=0), covariance)
        if (n := effective_number(used)) < 2:
            raise LackError(
                "people who answered all of these questions: {of}; their weights differ so much "
                "that they are worth {n}; at least 2 are needed",
                of=len(complete),
                n=n,
            )
        covariance = np.atleast_2d(np.cov(complete, rowvar=False, aweights=used))
        return cls(names, n, np.average(complete, axis=0, weights=used), covariance)

    def __add__(self, other: "Moments") -> "Moments":
        """Return the moments of both samples joined.

        References
        ----------
        Chan, T. F., Golub, G. H., & LeVeque, R. J. (1983). The American Statistician, 37(3).
        """
        if self.names != other.names:
            raise InputError("moments of different variables cannot be joined")
        n = self.n + other.n
        difference = other.mean - self.mean
        mean = self.mean + difference * other.n / n
        scatter = (self.n - 1) * self.covariance + (other.n - 1) * other.covariance
        scatter = scatter + np.outer(difference, difference) * self.n * other.n / n
        return Moments(self.names, n, mean, scatter / (n - 1))

    def select(self, names: Sequence[str]) -> "Moments":
        """Return the moments of some of the variables."""
        places = [self._place(name) for name in names]
        mean, covariance = self.mean[places], self.covariance[np.ix_(places, places)]
        return self._of(tuple(names), mean, covariance, np.eye(len(self.names))[places])

    def composites(self, weights: Mapping[str, Mapping[str, float]]) -> "Moments":
        """Return the moments of weighted sums, e.g. a dimension's mean or a gap.

        Parameters
        ----------
        weights : mapping of str to mapping of str to float
            New variable -> (old variable -> weight).
        """
        matrix = np.zeros((len(weights), len(self.names)))
        for row, parts in enumerate(weights.values()):
            for name, weight in parts.items():
                matrix[row, self._place(name)] = weight
        used = matrix != 0
        mean = np.array(
            [float(line[on] @ self.mean[on]) for line, on in zip(matrix, used, strict=True)]
        )
        covariance = matrix @ self.covariance @ matrix.T
        # What cancels out leaves a rounding error, which is no variance.
        constant = np.diag(covariance) <= ROUNDING * (np.abs(matrix) @ self.sd) ** 2
        covariance[constant] = covariance[:, constant] = 0.0
        return self._of(tuple(weights), mean, covariance, matrix)

    def _of(self, names: tuple[str, ...], mean: Array, covariance: Array, by: Array) -> "Moments":
        """Return moments of weighted sums with the people behind them, counted anew."""
        people = self.people.through(by) if self.people else None
        return Moments(names, people.n if people else self.n, mean, covariance, people=people)

    @property
    def effective(self) -> int:
        """How many unweighted respondents are behind the moments, rounded down."""
        if self.people is None:
            return self.n
        return int(self.n / self.people.design.weighting_effect(len(self.people.answers)) + 1e-9)

    @property
    def sd(self) -> Array:
        """Standard deviations, of shape (p,)."""
        deviations: Array = np.sqrt(np.diag(self.covariance))
        return deviations

    @property
    def correlation(self) -> Array:
        """Correlations, of shape (p, p)."""
        correlations: Array = self.covariance / np.outer(self.sd, self.sd)
        return correlations

    def _place(self, name: str) -> int:
        if name not in self.names:
            raise InputError(f"no variable '{name}'.{nearest(str(name), self.names)}")
        return self.names.index(name)


def table_of_columns(answers: Mapping[str, Sequence[float] | Array]) -> Array:
    """Return columns of answers side by side, as an array of shape (n, p); ``nan`` is missing.

    Raises
    ------
    InputError
        For no columns, two of one name or of different lengths, or one that holds no numbers.

    Examples
    --------
    >>> table_of_columns({"a": [1, 2], "b": [3, None]})
    array([[ 1.,  3.],
           [ 2., nan]])
    """
    if not hasattr(answers, "keys"):
        raise InputError("answers: columns by name are needed, e.g. a dict or a DataFrame")
    if doubled := _doubled([str(name) for name in answers]):
        raise InputError(f"variables are named twice: {sorted(doubled)}")
    columns = [numbers(str(name), answers[name], missing=True) for name in answers]
    if len(lengths := {len(column) for column in columns}) != 1:
        raise InputError(f"answers: columns of one length are needed, not {sorted(lengths)}")
    return np.column_stack(columns)


def average(names: Sequence[str]) -> dict[str, float]:
    """Return the weights of the mean of some variables.

    Examples
    --------
    >>> average(["E1", "E2"])
    {'E1': 0.5, 'E2': 0.5}
    """
    return dict.fromkeys(names, 1 / len(names))


def effective_number(weights: Array) -> int:
    """Return how many unweighted respondents weighted ones are worth, rounded down.

    References
    ----------
    Kish, L. (1965). Survey Sampling. Wiley: (sum w)^2 / sum w^2.

    Examples
    --------
    >>> effective_number(np.array([1.0, 1.0, 2.0]))
    2
    """
    # Equal weights must not lose a respondent to the last bit.
    return int(weights.sum() ** 2 / (weights**2).sum() * (1 + 1e-12))


def _weights(weights: Sequence[float] | Array, whole: np.ndarray[Any, np.dtype[np.bool_]]) -> Array:
    """Return the weights of the complete cases, checked."""
    each = numbers("weights", weights, of=len(whole))
    if not ((each >= 0).all() and (each[whole] > 0).any()):
        raise InputError("weights must be finite, 0 or more, and not all 0")
    weighed: Array = each[whole]
    return weighed


def _check_covariance(names: Sequence[str], covariance: Array) -> None:
    """Refuse what cannot be covariances: negative variances, or correlations beyond 1."""
    variances = np.diag(covariance)
    if not (known := np.isfinite(variances) & (variances >= 0)).all():
        place = int(np.argmin(known))
        raise InputError(
            f"the variance of '{names[place]}' is {variances[place]}; it must be 0 or more"
        )
    sd = np.sqrt(variances)
    most = sd[:, None] * sd
    fits = np.abs(covariance) <= most * (1 + SLACK)
    fits &= np.abs(covariance - covariance.T) <= most * SLACK
    if not fits.all():
        first, second = (names[place] for place in np.argwhere(~fits)[0])
        raise InputError(
            f"the covariance of '{first}' and '{second}' is not possible with their variances, or "
            "not the same both ways"
        )


def _doubled(names: Sequence[str]) -> set[str]:
    return {name for name in names if names.count(name) > 1}
