"""Waves of one panel: what the last wave does to expectation, and how expectation drifts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.moments import Array
from cxlab.statistics.slope import Slope, slope_of


@dataclass(frozen=True, eq=False)
class Panel:
    """Answers of the same people at several waves, one entry an answer.

    Attributes
    ----------
    respondent : tuple of str
    wave : tuple of int
        Place of the wave in time, 0, 1, ...
    expectation, perception : array of shape (n,)

    Examples
    --------
    >>> asked = Panel(("ann", "ann", "bob"), (0, 1, 0), np.array([6, 7, 5]), np.array([7, 8, 6]))
    >>> [places.tolist() for places in asked.steps()]
    [[1], [0]]
    """

    respondent: tuple[str, ...]
    wave: tuple[int, ...]
    expectation: Array
    perception: Array

    def steps(self) -> tuple[Array, Array]:
        """Return the places of answers and of the same people's answers one wave earlier."""
        at = {key: i for i, key in enumerate(zip(self.respondent, self.wave, strict=True))}
        pairs = [(i, at[who, wave - 1]) for (who, wave), i in at.items() if (who, wave - 1) in at]
        now, before = np.array(pairs, dtype=int).reshape(-1, 2).T
        return now, before


@dataclass(frozen=True)
class CarryOver:
    """Expectation regressed on the same person's perception and expectation one wave earlier.

    Attributes
    ----------
    of_perception, of_expectation : Slope
        Standard errors allow for several answers of one person.
    steps, people : int
        Pairs of adjacent waves, and the people who gave them.

    Examples
    --------
    >>> from cxlab.statistics.slope import slope
    >>> CarryOver(slope(0.4, 0.1, df=80), slope(0.3, 0.1, df=80), steps=240, people=81).people
    81
    """

    of_perception: Slope
    of_expectation: Slope
    steps: int
    people: int


def carry_over(panel: Panel, level: float = 0.95) -> CarryOver:
    """Return how expectation follows the previous wave.

    Raises
    ------
    InputError
        With fewer than five people who answered two waves in a row, or answers that do not vary.

    References
    ----------
    Liang, K.-Y., & Zeger, S. L. (1986). Biometrika, 73(1), 13-22 (errors clustered by person, with
    the usual small-sample factor, t on people - 1).

    Examples
    --------
    >>> people, waves = tuple("abcdefabcdef"), (0,) * 6 + (1,) * 6
    >>> perceived = np.array([5, 6, 7, 4, 8, 6, 0, 0, 0, 0, 0, 0])
    >>> expected = np.array([5, 5, 6, 6, 7, 7, 5.1, 5.4, 6.5, 5.1, 7.5, 6.4])
    >>> found = carry_over(Panel(people, waves, expected, perceived))
    >>> round(found.of_perception.value, 2), round(found.of_expectation.value, 2), found.people
    (0.47, 0.5, 6)
    """
    now, before = panel.steps()
    people, cluster = np.unique([panel.respondent[i] for i in now], return_inverse=True)
    g, n = len(people), len(now)
    if g < 5:
        raise InputError(f"{g} people answered two waves in a row; at least 5 needed")
    x = np.column_stack([np.ones(n), panel.perception[before], panel.expectation[before]])
    if np.linalg.matrix_rank(x) < 3:
        raise InputError("answers of the earlier wave do not vary enough for a regression")
    y = panel.expectation[now]
    bread = np.linalg.inv(x.T @ x)
    b = bread @ x.T @ y
    scores = np.zeros((g, 3))
    np.add.at(scores, cluster, x * (y - x @ b)[:, None])
    factor = g / (g - 1) * (n - 1) / (n - 3)
    spread = factor * bread @ scores.T @ scores @ bread
    slopes = [slope_of(row, b, spread, g - 1, level) for row in np.eye(3)]
    return CarryOver(slopes[1], slopes[2], n, g)


def drift(panel: Panel, level: float = 0.95) -> tuple[Slope, int]:
    """Return the mean change of expectation per wave, and the people who answered twice or more.

    Each person counts once, with the change from the first answer to the last over the waves
    between them; a t interval over people.

    Raises
    ------
    InputError
        With fewer than two such people.

    Examples
    --------
    >>> expected = np.array([5, 6, 7, 6, 6, 8.5])
    >>> change, people = drift(Panel(tuple("abcabc"), (0, 0, 0, 2, 2, 2), expected, expected))
    >>> round(change.value, 2), people
    (0.42, 3)
    """
    changes = _changes(panel.respondent, panel.wave, panel.expectation)
    n = len(changes)
    if n < 2:
        raise InputError(f"{n} people answered two waves; at least 2 needed")
    variance = np.array([[changes.var(ddof=1) / n]])
    return slope_of(np.ones(1), changes.mean(keepdims=True), variance, n - 1, level), n


def _changes(respondent: Sequence[str], wave: Sequence[int], answer: Array) -> Array:
    of: dict[str, list[tuple[int, float]]] = {}
    for who, when, value in zip(respondent, wave, answer, strict=True):
        of.setdefault(who, []).append((when, float(value)))
    changes = []
    for answers in of.values():
        (first, was), (last, now) = min(answers), max(answers)
        if last > first:
            changes.append((now - was) / (last - first))
    return np.array(changes)
