"""Choices explained by what the options offer: McFadden's conditional logit, people as units.

Written here because statsmodels' ConditionalLogit takes 17 seconds for 2,000 choices and knows no
errors by person; tests compare with it, and with its PHReg, which is slow, too.
"""

from collections.abc import Sequence

import numpy as np

from cxlab.arguments import whole
from cxlab.errors import InputError, LackError
from cxlab.statistics.arrays import check_labels, numbers
from cxlab.statistics.moments import Array
from cxlab.statistics.slope import Slope, slope

STEPS = 30  # of Newton's method; it needs about six


def conditional_logit(
    options: Array, chosen: Sequence[int], people: Sequence[str], level: float = 0.95
) -> tuple[Slope, ...]:
    """Return the coefficient of every term, in log odds, with errors that let people differ.

    Parameters
    ----------
    options : array of shape (choices, options, terms)
        What each option of each choice offers; the same number of options in every choice.
    chosen : sequence of int of length choices
        The place of the option chosen, from 0.
    people : sequence of str of length choices
        Who chose: choices of one person are not independent.
    level : float

    Raises
    ------
    LackError
        With fewer than 2 people, or where the terms cannot be told apart.
    InputError
        For a place that no option has, a choice of nobody, or terms that are not finite.

    References
    ----------
    McFadden, D. (1974). Conditional logit analysis of qualitative choice behavior. In Frontiers in
    Econometrics. Academic Press. Errors: the sandwich over people, times G / (G - 1).

    Examples
    --------
    >>> cheap_first = np.tile([[1.0], [0.0]], (40, 1, 1))
    >>> people = [str(number // 2) for number in range(40)]
    >>> (price,) = conditional_logit(cheap_first, [0] * 30 + [1] * 10, people)
    >>> round(price.value, 3)  # log(30 / 10)
    1.099
    """
    if options.ndim != 3 or not np.isfinite(options).all():
        raise InputError("options: a finite array of shape (choices, options, terms) is needed")
    places = numbers("chosen", chosen, of=len(options)).tolist()
    for place in places:
        if whole("chosen", place) >= options.shape[1]:
            raise InputError(f"chosen is {place:g}; places are 0 to {options.shape[1] - 1}")
    check_labels("people", people, of=len(options))
    within = options - options.mean(axis=1, keepdims=True)
    if (count := len(set(people))) < 2:
        raise LackError("{n} to compare; at least 2 needed", n=count)
    if np.linalg.matrix_rank(within.reshape(-1, within.shape[2])) < within.shape[2]:
        raise LackError("what the options offer does not vary enough to be told apart")
    values, scores, information = _fitted(within, np.array(places, dtype=int))
    names, who = np.unique(np.asarray(people), return_inverse=True)
    by_person = np.zeros((len(names), len(values)))
    np.add.at(by_person, who, scores)
    bread = np.linalg.inv(information)
    spread = bread @ by_person.T @ by_person @ bread * count / (count - 1)
    return tuple(
        slope(float(value), float(error), df=count - 1, level=level)
        for value, error in zip(values, np.sqrt(np.diag(spread)), strict=True)
    )


def _fitted(within: Array, chosen: Array) -> tuple[Array, Array, Array]:
    """Return coefficients, each choice's score and the information, by Newton's method."""
    values = np.zeros(within.shape[2])
    picked = within[np.arange(len(within)), chosen]
    for _ in range(STEPS):
        worth = within @ values
        shares = np.exp(worth - worth.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        expected = np.einsum("co,cot->ct", shares, within)
        around = within - expected[:, None]
        information = np.einsum("co,cot,cou->tu", shares, around, around)
        scores = picked - expected
        # A likelihood that goes on rising for ever leaves no information at its end.
        if np.linalg.cond(information) > 1 / np.finfo(float).eps:
            break
        step = np.linalg.solve(information, scores.sum(axis=0))
        if np.abs(step).max() < 1e-10 * (1 + np.abs(values).max()):
            return values, scores, information
        values = values + step
    raise LackError("what the options offer decides every choice, so no size can be given")
