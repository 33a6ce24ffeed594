"""Waves of one panel: what the last wave does to expectation, and how expectation drifts."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.interval import Interval
from cxlab.statistics.mean_on_scale import mean_on_scale, t_mean
from cxlab.statistics.moments import Array
from cxlab.statistics.sampling_design import SamplingDesign, design_covariance
from cxlab.statistics.slope import Slope, slope_of
from cxlab.words import say, say_count

FEWEST_FOLLOWED = 5  # people; errors clustered by fewer mean nothing
ROUNDING = 1e-12  # of the largest, below which a rest is none


@dataclass(frozen=True, eq=False)
class Panel:
    """Answers of the same people at several waves, one entry an answer.

    Attributes
    ----------
    respondent : tuple of str
    wave : tuple of int
        Place of the wave in time, 0, 1, ...
    expectation, perception : array of shape (n,)
        nan where not answered.
    design : SamplingDesign
        Weights of the answers, and strata and clusters of their people.

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
    design: SamplingDesign = field(default_factory=SamplingDesign)

    def steps(self) -> tuple[Array, Array]:
        """Return the places of answers and of the same people's answers one wave earlier.

        Of those who gave an expectation later, and both sides earlier.
        """
        at = {key: i for i, key in enumerate(zip(self.respondent, self.wave, strict=True))}
        after, both = ~np.isnan(self.expectation), ~np.isnan(self.expectation + self.perception)
        pairs = [
            (i, earlier)
            for (who, wave), i in at.items()
            if (earlier := at.get((who, wave - 1))) is not None and after[i] and both[earlier]
        ]
        now, before = np.array(pairs, dtype=int).reshape(-1, 2).T
        return now, before

    def pairs(self) -> tuple[Array, Array, "np.ndarray[Any, np.dtype[np.intp]]"]:
        """Return what follows what: terms of the earlier wave, expectation of the later, people.

        The terms are a one, perception and expectation; people are numbered from 0.
        """
        now, before = self.steps()
        terms = np.column_stack(
            [np.ones(len(now)), self.perception[before], self.expectation[before]]
        )
        _, people = np.unique([self.respondent[i] for i in now], return_inverse=True)
        return terms, self.expectation[now], people

    def sampled(self, places: Any, people: Any) -> SamplingDesign:
        """Return the design of some answers: people are clusters, where no larger ones are."""
        part = self.design.of_rows(places)
        clusters = people if part.clusters is None else part.clusters
        return SamplingDesign(part.weights, strata=part.strata, clusters=clusters)


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
    >>> from cxlab.statistics.slope import slope
    >>> CarryOver(slope(0.4, 0.1, df=80), slope(0.3, 0.1, df=80), steps=240, people=81).people
    81
    """

    of_perception: Slope
    of_expectation: Slope
    steps: int
    people: int


@dataclass(frozen=True)
class WaveMean(Interval):
    """The mean of one side, ``expectation`` or ``perception``, at one wave, 0, 1, ...

    Examples
    --------
    >>> WaveMean(5.9, 5.6, 6.2, wave=0, side="expectation", n=81).less(5).value > 0
    True
    """

    wave: int
    side: str
    n: int


def carry_over(panel: Panel, level: float = 0.95) -> CarryOver:
    """Return how expectation follows the previous wave.

    Raises
    ------
    InputError
        Where `no_carry_over` says so.

    References
    ----------
    Liang, K.-Y., & Zeger, S. L. (1986). Biometrika, 73(1), 13-22 (errors clustered by person, or
    by what was sampled as a whole, with the usual small-sample factor, t on clusters - strata).

    Examples
    --------
    >>> people, waves = tuple("abcdefabcdef"), (0,) * 6 + (1,) * 6
    >>> perceived = np.array([5, 6, 7, 4, 8, 6, 0, 0, 0, 0, 0, 0])
    >>> expected = np.array([5, 5, 6, 6, 7, 7, 5.1, 5.4, 6.5, 5.1, 7.5, 6.4])
    >>> found = carry_over(Panel(people, waves, expected, perceived))
    >>> round(found.of_perception.value, 2), round(found.of_expectation.value, 2), found.people
    (0.47, 0.5, 6)
    """
    if reason := no_carry_over(panel):
        raise InputError(reason)
    terms, later, person = panel.pairs()
    people, steps = int(person.max()) + 1, len(later)
    design = panel.sampled(panel.steps()[0], person)
    weighed = terms * (design.shares(steps) * steps)[:, None]
    bread = np.linalg.inv(weighed.T @ terms)
    coefficients = bread @ weighed.T @ later
    contributions = weighed * (later - terms @ coefficients)[:, None] @ bread
    spread, df = design_covariance(contributions, design)
    spread = spread * (steps - 1) / (steps - 3)
    slopes = [slope_of(row, coefficients, spread, df, level=level) for row in np.eye(3)]
    return CarryOver(slopes[1], slopes[2], steps, people)


def no_carry_over(panel: Panel) -> str:
    """Return why nobody can tell how expectation follows the wave before; empty where one can.

    Examples
    --------
    >>> no_carry_over(Panel(("ann", "ann"), (0, 1), np.array([6, 7]), np.array([7, 8])))
    '1 person answered two waves in a row; at least 5 needed.'
    """
    terms, later, person = panel.pairs()
    if (people := len(np.unique(person))) < FEWEST_FOLLOWED:
        return say_count(
            "{n} person answered two waves in a row; at least {fewest} needed.",
            "{n} people answered two waves in a row; at least {fewest} needed.",
            people,
            fewest=FEWEST_FOLLOWED,
        )
    if np.linalg.matrix_rank(terms) < terms.shape[1]:
        return say("answers of the earlier wave do not vary enough for a regression.")
    rest = later - terms @ np.linalg.lstsq(terms, later, rcond=None)[0]
    if np.abs(rest).max() <= ROUNDING * np.abs(later).max():
        return say("the later expectation follows the wave before to the letter, or never varies.")
    return ""


def drift(panel: Panel, level: float = 0.95) -> tuple[Slope, int]:
    """Return the mean change of expectation per wave, and the people who answered twice or more.

    Each person counts once, with the change from the first answer to the last over the waves
    between them; a t interval over people.

    Raises
    ------
    InputError
        Where `no_drift` says so.

    Examples
    --------
    >>> expected = np.array([5, 6, 7, 6, 6, 8.5])
    >>> change, people = drift(Panel(tuple("abcabc"), (0, 0, 0, 2, 2, 2), expected, expected))
    >>> round(change.value, 2), people
    (0.42, 3)
    """
    if reason := no_drift(panel):
        raise InputError(reason)
    changes, places = _changes(panel)
    return t_mean(changes, level, panel.design.of_rows(places)), len(changes)


def no_drift(panel: Panel) -> str:
    """Return why nobody can tell whether expectation drifts; empty where one can.

    Examples
    --------
    >>> no_drift(Panel(("ann", "ann", "bob"), (0, 1, 0), np.array([6, 7, 5]), np.array([7, 8, 6])))
    '1 person answered two waves; at least 2 needed.'
    """
    changes = _changes(panel)[0]
    if (people := len(changes)) >= 2:
        if np.ptp(changes) > ROUNDING * np.abs(changes).max():
            return ""
        return say("everybody's expectation changed alike: nobody can say how far others vary.")
    return say_count(
        "{n} person answered two waves; at least 2 needed.",
        "{n} people answered two waves; at least 2 needed.",
        people,
    )


def wave_means(
    panel: Panel, level: float = 0.95, scale: tuple[float, float] | None = None
) -> tuple[WaveMean, ...]:
    """Return both means of each wave that two people or more answered, in order, t intervals.

    With the ends of the answer scale, fewer than 30 answers get a score interval, which few skewed
    ones need (`cxlab.statistics.mean_on_scale`).

    Examples
    --------
    >>> expected, perceived = np.array([5, 6, 7, 8]), np.array([6, 6, 8, 9])
    >>> first, second = wave_means(Panel(tuple("abca"), (0, 0, 0, 1), expected, perceived))
    >>> first.side, round(first.value, 2), round(first.lower, 2), round(first.upper, 2), first.n
    ('expectation', 6.0, 3.52, 8.48, 3)
    """
    means = []
    at = np.array(panel.wave)
    for wave in sorted(set(panel.wave)):
        for side, answers in (
            ("expectation", panel.expectation[at == wave]),
            ("perception", panel.perception[at == wave]),
        ):
            given = ~np.isnan(answers)
            if (n := int(given.sum())) >= 2:
                design = panel.design.of_rows(np.flatnonzero(at == wave)[given])
                mean = _mean(answers[given], design, level, scale)
                means.append(WaveMean(mean.value, mean.lower, mean.upper, wave, side=side, n=n))
    return tuple(means)


def _mean(
    values: Array, design: SamplingDesign, level: float, scale: tuple[float, float] | None
) -> Interval:
    if scale is None:
        return t_mean(values, level, design)
    return mean_on_scale(values, scale, level, design)


def _changes(panel: Panel) -> tuple[Array, "np.ndarray[Any, np.dtype[np.intp]]"]:
    """Return each person's change of expectation per wave, and the place of the last answer."""
    by_person: dict[str, list[tuple[int, int]]] = {}
    for place, (who, when) in enumerate(zip(panel.respondent, panel.wave, strict=True)):
        if not np.isnan(panel.expectation[place]):
            by_person.setdefault(who, []).append((when, place))
    changes, places = [], []
    for answers in by_person.values():
        (first, start), (last, end) = min(answers), max(answers)
        if last > first:
            changes.append(
                float(panel.expectation[end] - panel.expectation[start]) / (last - first)
            )
            places.append(end)
    return np.array(changes), np.array(places, dtype=np.intp)
