"""A simulated company: branches whose five gaps are known, and the linked surveys it would send."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from cxlab.statistics.moments import Array

LOW, HIGH = 1.0, 10.0
DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
STAFF = ("engagement", "empathy", "training", "empowerment", "staff satisfaction")
NEAREST, FARTHEST, CENTRE = 1.2, 9.8, 5.5  # between these lies every branch's level
LEVELS = ("expectation", "view", "standard", "delivery", "promise", "perception")


@dataclass(frozen=True)
class Truth:
    """What is true of every branch that the company has or might open.

    Attributes
    ----------
    gaps : tuple of float
        Means of gaps 1 to 4, below zero where customers get the worse of it.
    intercept, coefficients : float, tuple of float
        Gap 5 = intercept + coefficients * gaps 1 to 4 + rest.
    spread, rest : float
        Standard deviations between branches of each gap 1 to 4, and of that rest.
    expectation, expectation_spread : float
        Mean of customers' expectations and its standard deviation between branches.
    customers, managers, staff : tuple of int
        Fewest and most people who answer in a branch.
    customer_reach, manager_reach, staff_reach : float
        Half-width of the range of answers around their branch's level, in points.
    drivers : tuple of float
        Correlation, between branches, of gap 3 with each of `STAFF`.
    communication : float
        Correlation, between branches, of gap 4 with communication.
    pleased : float
        Points of customers' satisfaction a point of communication adds to what they perceive.
    """

    gaps: tuple[float, float, float, float] = (-0.4, -0.15, -0.45, -0.3)
    intercept: float = -0.05
    coefficients: tuple[float, float, float, float] = (0.3, 0.25, 0.4, 0.2)
    spread: float = 0.45
    rest: float = 0.22
    expectation: float = 6.8
    expectation_spread: float = 0.3
    customers: tuple[int, int] = (20, 60)
    managers: tuple[int, int] = (1, 3)
    staff: tuple[int, int] = (6, 15)
    customer_reach: float = 2.5
    manager_reach: float = 1.0
    staff_reach: float = 2.0
    drivers: tuple[float, ...] = (0.5, 0.3, 0.6, 0.4, 0.5)
    communication: float = 0.5
    pleased: float = 0.3

    @property
    def gap5(self) -> float:
        """Mean of gap 5."""
        return self.intercept + float(np.dot(self.coefficients, self.gaps))

    @property
    def explained(self) -> float:
        """Share of gap 5's variance between branches that gaps 1 to 4 explain."""
        through = self.spread**2 * float(np.dot(self.coefficients, self.coefficients))
        return through / (through + self.rest**2)


@dataclass(frozen=True, eq=False)
class Company:
    """A simulated company.

    Attributes
    ----------
    truth : Truth
    gaps : array of shape (branches, 5)
        The true gaps of its branches.
    answers : mapping of str to mapping of str to array
        For customers, managers, staff and standards: the columns of their file. Column
        ``branch`` holds names; all others hold answers from 1 to 10.
    """

    truth: Truth
    gaps: Array
    answers: Mapping[str, Mapping[str, Array]] = field(repr=False)


def five_gaps(branches: int, seed: int, truth: Truth | None = None) -> Company:
    """Simulate the linked surveys of a company.

    Every answer is a whole number on the scale whose expectation is exactly its branch's level:
    distributions are symmetric and narrower towards the ends, and rounding is up or down by chance.

    Parameters
    ----------
    branches : int
        2 or more.
    seed : int
    truth : Truth, optional
    """
    if branches < 2:
        raise ValueError(f"branches is {branches}; a company needs at least 2")
    truth, rng = truth or Truth(), np.random.default_rng(seed)
    levels, gaps = _levels(branches, truth, rng)
    names = np.array([f"branch {number:02d}" for number in range(1, branches + 1)])
    customers = np.repeat(np.arange(branches), _sizes(truth.customers, branches, rng))
    managers = np.repeat(np.arange(branches), _sizes(truth.managers, branches, rng))
    staff = np.repeat(np.arange(branches), _sizes(truth.staff, branches, rng))
    talk, drivers = _drivers(gaps, truth, rng)
    pleased = np.clip(levels[:, 5] + truth.pleased * (talk - CENTRE), NEAREST, FARTHEST)
    seen = np.column_stack([levels[:, [0, 5, 4]], talk, pleased])[customers]
    asked = _sheets(seen, truth.customer_reach, 5, rng)
    thought = _sheets(levels[managers][:, [1]], truth.manager_reach, 5, rng)
    done = _sheets(levels[staff][:, [3]], truth.staff_reach, 5, rng)
    felt = _sheets(drivers[staff], truth.staff_reach, 1, rng)
    items = _items("E", asked[:, 0]) | _items("P", asked[:, 1]) | _items("promise_", asked[:, 2])
    items |= {"communication": asked[:, 3, 0], "satisfaction": asked[:, 4, 0]}
    feelings = {name.replace(" ", "_"): felt[:, place, 0] for place, name in enumerate(STAFF)}
    standards = np.repeat(levels[:, [2]], 5, axis=1)
    answers = {
        "customers": {"branch": names[customers]} | items,
        "managers": {"branch": names[managers]} | _items("E", thought[:, 0]),
        "staff": {"branch": names[staff]} | _items("P", done[:, 0]) | feelings,
        "standards": {"branch": names} | _items("E", standards),
    }
    return Company(truth, gaps, answers)


def _drivers(gaps: Array, truth: Truth, rng: np.random.Generator) -> tuple[Array, Array]:
    """Return how branches communicate, and what drives their delivery, as each would answer."""
    talk = _driver(gaps[:, 3], truth.gaps[3], truth.communication, spread=truth.spread, rng=rng)
    drivers = [
        _driver(gaps[:, 2], truth.gaps[2], r, spread=truth.spread, rng=rng) for r in truth.drivers
    ]
    return talk, np.column_stack(drivers)


def _levels(branches: int, truth: Truth, rng: np.random.Generator) -> tuple[Array, Array]:
    """Return the true `LEVELS` and gaps by branch.

    A branch that leaves the scale is drawn anew: with the default truth one in some thousands.
    """
    levels, gaps = np.empty((branches, 6)), np.empty((branches, 5))
    todo = np.arange(branches)
    while len(todo):
        n = len(todo)
        first = rng.normal(truth.gaps, truth.spread, (n, 4))
        last = truth.intercept + first @ truth.coefficients + rng.normal(0, truth.rest, n)
        expected = rng.normal(truth.expectation, truth.expectation_spread, n)
        delivery = expected + first[:, :3].sum(axis=1)
        inside = [expected + first[:, 0], expected + first[:, :2].sum(axis=1), delivery]
        promise, perception = delivery - first[:, 3], expected + last
        levels[todo] = np.column_stack([expected, *inside, promise, perception])
        gaps[todo] = np.column_stack([first, last])
        outside = (levels < NEAREST) | (levels > FARTHEST)
        todo = np.flatnonzero(outside.any(axis=1))
    return levels, gaps


def _driver(
    gap: Array, mean: float, correlation: float, spread: float, rng: np.random.Generator
) -> Array:
    """Return branch levels of what goes with a gap, with that correlation."""
    standardised = (gap - mean) / spread if spread else np.zeros(len(gap))
    noise = rng.standard_normal(len(gap)) * np.sqrt(1 - correlation**2)
    level: Array = np.clip(CENTRE + 0.6 * (correlation * standardised + noise), NEAREST, FARTHEST)
    return level


def _sizes(fewest_most: tuple[int, int], branches: int, rng: np.random.Generator) -> Any:
    return rng.integers(fewest_most[0], fewest_most[1] + 1, branches)


def _sheets(levels: Array, half_width: float, items: int, rng: np.random.Generator) -> Array:
    """Return whole answers of shape (people, levels, items) whose expectation is ``levels``.

    Half of their variation is the person's own, most of it shared by all levels; half the item's.
    """
    people, k = levels.shape
    half = np.minimum(half_width, np.minimum(levels - LOW, HIGH - levels))[:, :, None] / 2
    person = rng.uniform(-1, 1, (people, 1, 1)) * 0.8 + rng.uniform(-1, 1, (people, k, 1)) * 0.2
    answer = levels[:, :, None] + half * (person + rng.uniform(-1, 1, (people, k, items)))
    whole: Array = np.floor(answer + rng.random(answer.shape))
    return whole


def _items(prefix: str, scores: Array) -> dict[str, Array]:
    return {f"{prefix}{number}": scores[:, number - 1] for number in range(1, 6)}


CODEBOOK = """# SIMULATED: five_gaps({branches}, seed={seed}), no real company.
title: Simulated company
scale: [1, 10]
columns:
  branch: {{role: group}}
{items}
  communication: {{role: driver, dimension: communication}}
  satisfaction: {{role: outcome}}
{drivers}
"""


def save(company: Company, folder: Path, seed: int) -> None:
    """Write a company as a user would have it: four CSV files and their codebook."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, columns in company.answers.items():
        with (folder / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(zip(*(map(_text, column) for column in columns.values()), strict=True))
    roles = (("E", "expectation"), ("P", "perception"), ("promise_", "promise"))
    items = [
        f"  {prefix}{number}: {{role: {role}, item: {number}, dimension: {dimension}}}"
        for prefix, role in roles
        for number, dimension in enumerate(DIMENSIONS, start=1)
    ]
    drivers = [f"  {name.replace(' ', '_')}: {{role: driver, dimension: {name}}}" for name in STAFF]
    text = CODEBOOK.format(
        branches=len(company.gaps), seed=seed, items="\n".join(items), drivers="\n".join(drivers)
    )
    (folder / "codebook.yaml").write_text(text, encoding="utf-8")


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else f"{cell:.4g}"
