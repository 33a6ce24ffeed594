"""The purchase funnel of both displays: who is lost at each step, and where the arms part."""

from dataclasses import dataclass

from cxlab.numbers import fixed, percent, points
from cxlab.questions.choice_overload.assortment import FUNNEL, AssortmentTest
from cxlab.statistics.proportions import TwoProportions, compare_proportions
from cxlab.table import Table

STEP_WORDS = {"passed": "passed the display", "stopped": "stopped at it", "bought": "bought"}


@dataclass(frozen=True)
class Step:
    """One step of both funnels: the comparison of the shares that take it."""

    name: str
    rates: TwoProportions


@dataclass(frozen=True)
class Funnel:
    """The steps in order; ``first`` is the small arm of each comparison.

    ``start`` says who stands at the top: people present, or passers-by.
    """

    small: int
    large: int
    start: str
    steps: tuple[Step, ...]

    def people(self) -> tuple[tuple[str, int, int], ...]:
        """Return (step, people left at the small display, at the large), the top first."""
        if not self.steps:
            return ()
        top = self.steps[0].rates
        counts = [(step.name, step.rates.first.count, step.rates.second.count)
                  for step in self.steps]  # fmt: skip
        return ((self.start, top.first.n, top.second.n), *counts)


def funnel(test: AssortmentTest, level: float) -> Funnel:
    """Return the funnel of both arms, as far as it was counted."""
    steps, small, large = [], 0, 0
    for name in FUNNEL:
        pair = test.pair(name)
        if pair is not None:
            a, b = pair
            small, large = a.options, b.options
            if a.n and b.n:
                rates = compare_proportions(a.count, a.n, b.count, b.n, level)
                steps.append(Step(STEP_WORDS[name], rates))
    start = "present" if "passed" in test.outcomes else "passed the display"
    return Funnel(small, large, start, tuple(steps))


def funnel_table(result: Funnel) -> Table:
    """Return the share that each step loses, in both arms, and the difference."""
    rows = tuple(
        (
            step.name,
            1 - step.rates.first.value,
            _loss(step.rates, "first"),
            1 - step.rates.second.value,
            _loss(step.rates, "second"),
            -step.rates.risk_difference.value,
            f"{points(-step.rates.risk_difference.upper)} to "
            f"{points(-step.rates.risk_difference.lower)}",
        )
        for step in result.steps
    )
    return Table(
        "Lost before each step, as a share of those still there",
        (
            *("Step", f"Lost at {result.small}", "Interval", f"Lost at {result.large}"),
            *("Interval ", "Difference, points", "Interval of the difference"),
        ),
        rows,
        dict.fromkeys((f"Lost at {result.small}", f"Lost at {result.large}"), percent)
        | {"Difference, points": points},
        note=_where_they_part(result),
    )


def _loss(rates: TwoProportions, arm: str) -> str:
    share = getattr(rates, arm)
    return f"{fixed(100 * (1 - share.upper), 1)} to {percent(1 - share.lower)}"


def _where_they_part(result: Funnel) -> str:
    apart = [
        step
        for step in result.steps
        if step.rates.risk_difference.lower > 0 or step.rates.risk_difference.upper < 0
    ]
    if not apart:
        return "At no step can the two displays be told apart."
    widest = max(apart, key=lambda step: abs(step.rates.risk_difference.value))
    loser = "large" if widest.rates.risk_difference.value > 0 else "small"
    return (
        f"The displays part most at the step '{widest.name}': there the {loser} one loses "
        f"{points(abs(widest.rates.risk_difference.value))} points more."
    )
