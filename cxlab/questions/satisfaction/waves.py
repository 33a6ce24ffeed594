"""Does the last experience set the next expectation, and do expectations rise? From panels only."""

from dataclasses import dataclass

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.numbers import exact_percent, two_decimals
from cxlab.published import ROOT
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.load import load
from cxlab.simulate.waves import CARRY, DRIFT, KEEP
from cxlab.statistics.panel import (
    CarryOver,
    Panel,
    WaveMean,
    carry_over,
    drift,
    no_carry_over,
    no_drift,
    wave_means,
)
from cxlab.table import Cell, Table
from cxlab.words import say, say_count

SAMPLE = ROOT / "data" / "samples" / "simulated_waves.csv"


@dataclass(frozen=True, eq=False)
class Waves:
    """A panel, whose it is, and its means by wave.

    Attributes
    ----------
    panel : Panel
    means : tuple of WaveMean
    caveat : str
        Said first where the data are simulated, else empty.
    demonstration : bool
        Whether it is the workbook's own simulated panel, for want of real waves.
    level : float
    fewest : int
        People behind a number: of fewer none is shown.
    not_shown : int
        Means of so few.
    """

    panel: Panel
    means: tuple[WaveMean, ...]
    caveat: str
    demonstration: bool
    level: float
    fewest: int
    not_shown: int


def last_experience(answers: Answers, settings: Settings) -> Answer:
    """Return how expectation follows the previous wave's experience."""
    panel = answers.panel
    reason = answers.no_panel if panel is None else no_carry_over(panel)
    if panel is None or reason:
        return _not_followed(reason)
    carried = carry_over(panel, settings.level)
    if few := _too_few(carried.people, answers.fewest):
        return _not_followed(few)
    method = say(
        "regression on the wave before, {steps:,} steps, errors by customer", steps=carried.steps
    )
    return Answer(
        Estimate.of(
            carried.of_perception,
            "slope",
            level=settings.level,
            n=carried.people,
            out_of=_in_panel(panel),
            method=method,
        ),
        say(
            "Two things bend this number, and we do not know which weighs more: customers who rate "
            "high in general do so in every wave, which makes it too large; answers that catch the "
            "experience only roughly make it too small. What causes what, it does not show."
        ),
    )


def _in_panel(panel: Panel) -> int:
    return len(set(panel.respondent))


def expectations_drift(answers: Answers, settings: Settings) -> Answer:
    """Return the mean change of expectation per wave."""
    panel = answers.panel
    reason = answers.no_panel if panel is None else no_drift(panel)
    if panel is None or reason:
        return _not_followed(reason)
    change, people = drift(panel, settings.level)
    if few := _too_few(people, answers.fewest):
        return _not_followed(few)
    how = {
        "level": settings.level,
        "n": people,
        "out_of": _in_panel(panel),
        "method": say("mean change of a customer per wave, t interval"),
    }
    return Answer(
        Estimate.of(change, "gap", **how),
        say("Whether single features moved from delightful to expected was not asked."),
    )


def _too_few(people: int, fewest: int) -> str:
    """Say that so few were followed that nothing is shown of them; "" where enough were."""
    if people >= fewest:
        return ""
    return say_count(
        "{n} customer was followed from wave to wave; what rests on fewer than {fewest} people is "
        "not shown.",
        "{n} customers were followed from wave to wave; what rests on fewer than {fewest} people "
        "is not shown.",
        people,
        fewest=fewest,
    )


def _not_followed(why: str) -> Answer:
    what_it_takes = say(
        "What would settle it: the same customers asked at two waves or more, with a column each "
        "for the customer and the wave."
    )
    return Answer(note=f"{why} {what_it_takes}")


def waves(answers: Answers, level: float) -> Waves:
    """Return the user's waves, or the simulated demonstration where there are none."""
    followed, panel = answers, answers.panel
    if panel is None:
        followed = load(str(SAMPLE), str(SAMPLE.with_suffix(".yml")))
        panel = followed.panel
    if panel is None:
        raise ValueError(f"{SAMPLE.name} is no panel")
    means = wave_means(panel, level, followed.scale)
    shown = tuple(mean for mean in means if mean.n >= followed.fewest)
    return Waves(
        panel,
        means=shown,
        caveat=followed.caveat,
        demonstration=followed is not answers,
        level=level,
        fewest=followed.fewest,
        not_shown=len(means) - len(shown),
    )


def carry_table(shown: Waves) -> Table:
    """Return what expectation follows; for the demonstration beside what was put in."""
    caption = say("What expectation follows")
    numbers: tuple[str, ...] = (say("Estimate"), say("From"), say("To"))
    effect_of = say("Slope of expectation on")
    if reason := no_carry_over(shown.panel) or no_drift(shown.panel):
        return Table(caption, (effect_of, *numbers), (), note=reason)
    carried, (rise, people) = carry_over(shown.panel, shown.level), drift(shown.panel, shown.level)
    if few := _too_few(min(carried.people, people), shown.fewest):
        return Table(caption, (effect_of, *numbers), (), note=few)
    effects = (
        (say("Experience one wave earlier"), carried.of_perception),
        (say("Expectation one wave earlier"), carried.of_expectation),
        (say("Drift of expectation per wave"), rise),
    )
    rows: list[tuple[Cell, ...]] = [(name, s.value, s.lower, s.upper) for name, s in effects]
    if shown.demonstration:
        caption = say("Simulated, not evidence: what was put in, and what the method finds")
        numbers = (*numbers, say("Put in"))
        rows = [(*row, put) for row, put in zip(rows, (CARRY, KEEP, DRIFT), strict=True)]
    return Table(
        caption,
        (effect_of, *numbers),
        tuple(rows),
        dict.fromkeys(numbers, two_decimals),
        note=" ".join(filter(None, [shown.caveat, _followed(carried, people, shown.level)])),
    )


def _followed(carried: CarryOver, people: int, level: float) -> str:
    """Say how many steps of how many customers are behind the slopes, and behind the drift."""
    return say(
        "{level} intervals; {steps} from one wave to the next by {who}, drift from {others}.",
        level=exact_percent(level),
        steps=say_count("{n} step", "{n:,} steps", carried.steps),
        who=_customers(carried.people),
        others=_customers(people),
    )


def _customers(n: int) -> str:
    return say_count("{n} customer", "{n:,} customers", n)
