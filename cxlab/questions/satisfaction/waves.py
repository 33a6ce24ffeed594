"""Does the last experience set the next expectation, and do expectations rise? From panels only."""

from dataclasses import dataclass

import numpy as np

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.errors import InputError
from cxlab.numbers import exact_percent, fixed, plural
from cxlab.published import ROOT
from cxlab.questions.satisfaction.answers import Answers, load
from cxlab.questions.satisfaction.hypotheses import Limits, concluded, estimate_of
from cxlab.simulate.waves import CARRY, DRIFT, KEEP
from cxlab.statistics.panel import Panel, carry_over, drift
from cxlab.statistics.slope import slope
from cxlab.table import Format, Table

SAMPLES = ROOT / "data" / "samples"
WHAT_IT_TAKES = (
    "What would settle it: the same customers asked at two waves or more, with a column each for "
    "the customer and the wave."
)
NOT_CAUSE = (
    "Customers who rate high in general do so in every wave, which makes this too large; it is an "
    "upper end, not a cause."
)
NO_FEATURES = "Whether single features moved from delightful to expected was not asked."


@dataclass(frozen=True)
class WaveMean:
    """Mean of one side at one wave, with its interval."""

    wave: int
    side: str
    n: int
    mean: float
    lower: float
    upper: float


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
    """

    panel: Panel
    means: tuple[WaveMean, ...]
    caveat: str
    demonstration: bool
    level: float


def last_experience(answers: Answers, limits: Limits) -> Finding:
    """Return the finding on expectation after the previous wave's experience."""
    id = "satisfaction.last_experience"
    try:
        found = carry_over(_panel(answers), limits.level)
    except InputError as error:
        return concluded(id, answers, None, limits.slope, f"{error} {WHAT_IT_TAKES}")
    estimate = estimate_of(
        found.of_perception,
        limits.level,
        found.people,
        f"regression on the wave before, {found.steps:,} steps, errors by customer",
    )
    reading = (
        "at the same earlier expectation, the next one {more} with each point of experience "
        "(a slope)"
    )
    ways = ("rises", "falls")
    return concluded(
        *(id, answers, estimate, limits.slope, NOT_CAUSE, reading, ways, "slope of experience")
    )


def expectations_drift(answers: Answers, limits: Limits) -> Finding:
    """Return the finding on the mean change of expectation per wave."""
    id = "satisfaction.drift"
    try:
        found, people = drift(_panel(answers), limits.level)
    except InputError as error:
        return concluded(id, answers, None, limits.slope, f"{error} {WHAT_IT_TAKES}")
    estimate = Estimate(
        *(found.value, found.lower, found.upper, "gap", limits.level),
        *(people, found.p_value, "mean change of a customer per wave, t interval"),
    )
    return concluded(
        *(id, answers, estimate, limits.slope, NO_FEATURES, "from wave to wave expectation {more}"),
        ("rises", "falls"),
    )


def _panel(answers: Answers) -> Panel:
    if answers.panel is None:
        raise InputError(answers.no_panel)
    return answers.panel


def waves(answers: Answers, limits: Limits) -> Waves:
    """Return the user's waves, or the simulated demonstration where there are none."""
    demonstration = answers.panel is None
    if demonstration:
        sample = SAMPLES / "simulated_waves.csv"
        answers = load(str(sample), str(sample.with_suffix(".yml")))
    panel = _panel(answers)
    return Waves(panel, _means(panel, limits.level), answers.caveat, demonstration, limits.level)


def carry_table(shown: Waves) -> Table:
    """Return what expectation follows; for the demonstration beside what was put in."""
    found, (rise, people) = carry_over(shown.panel, shown.level), drift(shown.panel, shown.level)
    rows = [
        ("Experience one wave earlier", found.of_perception, CARRY),
        ("Expectation one wave earlier", found.of_expectation, KEEP),
        ("Drift of expectation per wave", rise, DRIFT),
    ]
    columns = ("Slope of expectation on", "Found", "From", "To")
    numbers = [(name, s.value, s.lower, s.upper, put) for name, s, put in rows]
    steps, who = plural(found.steps, "step"), plural(found.people, "customer")
    note = (
        f"{shown.caveat}{exact_percent(shown.level)} intervals; {steps} from one wave to the next "
        f"by {who}, drift from {plural(people, 'customer')}."
    )
    if not shown.demonstration:
        kept = tuple(row[:4] for row in numbers)
        return Table("What expectation follows", columns, kept, _two(columns[1:]), note)
    caption = "Simulated, not evidence: what was put in, and what the method finds"
    heads = (*columns, "Put in")
    return Table(caption, heads, tuple(numbers), _two(heads[1:]), note)


def _two(columns: tuple[str, ...]) -> dict[str, Format]:
    return dict.fromkeys(columns, lambda value: fixed(value, 2))


def _means(panel: Panel, level: float) -> tuple[WaveMean, ...]:
    found = []
    at = np.array(panel.wave)
    for wave in sorted(set(panel.wave)):
        for side, answers in (("expected", panel.expectation), ("experienced", panel.perception)):
            here = answers[at == wave]
            n = len(here)
            if n < 2:
                continue
            error = float(here.std(ddof=1) / np.sqrt(n))
            mean = slope(float(here.mean()), error, n - 1, level)
            found.append(WaveMean(wave + 1, side, n, mean.value, mean.lower, mean.upper))
    return tuple(found)
