"""The purchase funnel of both displays: who is lost at each step, and where the arms part."""

from dataclasses import dataclass

from cxlab.evidence.arms import FUNNEL, AssortmentTest
from cxlab.numbers import fixed, percent, points
from cxlab.questions.choice_overload.shares import compare_arms
from cxlab.statistics.one_proportion import Proportion
from cxlab.statistics.proportions import TwoProportions
from cxlab.table import Table
from cxlab.words import phrase, say

PASSED, PRESENT = phrase("passed the display"), phrase("present")
STEPS = {"passed": PASSED, "stopped": phrase("stopped at it"), "bought": phrase("bought")}


@dataclass(frozen=True)
class Step:
    """One step of both funnels: the comparison of the shares that take it."""

    name: str
    rates: TwoProportions

    @property
    def tells_apart(self) -> bool:
        """Whether the interval of the difference excludes none."""
        return self.rates.risk_difference.lower > 0 or self.rates.risk_difference.upper < 0


@dataclass(frozen=True)
class Funnel:
    """The steps in order; the small arm is the first of each comparison.

    ``from_present`` says who stands at the top: people present, or passers-by.
    """

    small: int
    large: int
    from_present: bool
    steps: tuple[Step, ...]

    @property
    def start(self) -> str:
        """Who stands at the top, as a step of the funnel."""
        return say(PRESENT) if self.from_present else say(PASSED)

    def people(self) -> tuple[tuple[str, int, int], ...]:
        """Return (step, people left at the small display, at the large), the top first."""
        if not self.steps:
            return ()
        top = self.steps[0].rates
        counts = ((s.name, s.rates.first.count, s.rates.second.count) for s in self.steps)
        return ((self.start, top.first.n, top.second.n), *counts)


def funnel(test: AssortmentTest, level: float) -> Funnel:
    """Return the funnel of both arms, as far as it was counted."""
    pairs = {name: pair for name in FUNNEL if (pair := test.pair(name)) is not None}
    small, large = next(((a.options, b.options) for a, b in pairs.values()), (0, 0))
    steps = tuple(
        Step(say(STEPS[name]), compare_arms(pair, level))
        for name, pair in pairs.items()
        if all(arm.n for arm in pair)
    )
    return Funnel(small, large, "passed" in test.outcomes, steps)


def funnel_table(result: Funnel) -> Table:
    """Return the share that each step loses, in both arms, and the difference."""
    lost_small = say("Lost at {options}", options=result.small)
    lost_large = say("Lost at {options}", options=result.large)
    difference, interval = say("Difference, percentage points"), say("Interval")
    rows = []
    for step in result.steps:
        small, large = step.rates.first, step.rates.second
        d = step.rates.risk_difference.turned()
        ends = say("{low} to {high}", low=points(d.lower), high=points(d.upper))
        losses = (1 - small.value, _loss(small), 1 - large.value, _loss(large))
        rows.append((step.name, *losses, d.value, ends))
    return Table(
        say("Lost before each step, as a share of those still there"),
        (
            *(say("Step"), lost_small, interval, lost_large, f"{interval} "),
            *(difference, say("Interval of the difference")),
        ),
        tuple(rows),
        dict.fromkeys((lost_small, lost_large), percent) | {difference: points},
        note=_where_they_part(result),
    )


def _loss(kept: Proportion) -> str:
    lost = fixed(100 * (1 - kept.upper), 1)
    return say("{low} to {high}", low=lost, high=percent(1 - kept.lower))


def _where_they_part(result: Funnel) -> str:
    apart = [step for step in result.steps if step.tells_apart]
    if not apart:
        return say("At no step do the two displays clearly differ.")
    widest = max(apart, key=lambda step: abs(step.rates.risk_difference.value))
    difference = widest.rates.risk_difference.value
    facts = {"step": widest.name, "points": points(abs(difference))}
    if difference > 0:
        return say(
            "The displays part most at the step '{step}': there the large one loses {points} "
            "percentage points more.",
            **facts,
        )
    return say(
        "The displays part most at the step '{step}': there the small one loses {points} "
        "percentage points "
        "more.",
        **facts,
    )
