"""Each laboratory effect under every defensible analysis."""

from collections.abc import Callable, Iterator

import numpy as np

from cxlab.claims.method_strip import Choice, method_strip
from cxlab.errors import LackError
from cxlab.numbers import fixed, points
from cxlab.questions.context_effects.answers import mean_difference
from cxlab.questions.context_effects.choices import EFFECTS, Choices, Offers, Tally
from cxlab.questions.context_effects.claims import CLAIMS
from cxlab.statistics.conditional_logit import conditional_logit
from cxlab.statistics.interval import Interval
from cxlab.statistics.mean_of_people import mean_of_people
from cxlab.statistics.moments import Array
from cxlab.statistics.shares_of_one_sample import difference_of_choices
from cxlab.table import Table
from cxlab.words import phrase, say

LOGIT = phrase("Conditional logit with what options offer (log odds)")


def methods(choices: Choices, level: float) -> Table:
    """Return the three effects by people, with and without exclusions, and with sets as units."""
    made = {name: dict(_analyses(choices, name, level)) for name in EFFECTS}
    made = {name: analyses for name, analyses in made.items() if analyses}
    common = [
        method
        for method in next(iter(made.values()), {})
        if all(method in analyses for analyses in made.values())
    ]
    if not common:
        return Table(say("Nothing to compare: one analysis fits these data"), (say("Method"),), ())
    strips = {
        CLAIMS[f"context.{name}"].number: [_choice(method, analyses[method]) for method in common]
        for name, analyses in made.items()
    }
    return method_strip(
        say(
            "Is the target chosen more often, however one counts? (difference in percentage points)"
        ),
        strips,
    )


def _choice(method: str, interval: Interval) -> Choice:
    is_log_odds = method == say(LOGIT)
    show = (lambda value: fixed(value, 2)) if is_log_odds else points
    ends = say("{low} to {high}", low=show(interval.lower), high=show(interval.upper))
    return Choice(method, ends, interval.lower > 0)


def _analyses(choices: Choices, name: str, level: float) -> Iterator[tuple[str, Interval]]:
    ways: dict[str, Callable[[], Interval]] = {}
    if everybody := choices.people(name):
        ways[say("Everybody, people as units")] = lambda: mean_difference(everybody, level)
        ways[say("Everybody, of target and competitor alone")] = lambda: _of_two(everybody, level)
        ways[say("Every choice as if by another person")] = lambda: pooled(everybody, level)
    if marked := choices.people(name, "yes"):
        ways[say("Only those the authors call engaged")] = lambda: mean_difference(marked, level)
    if len(sets := by_set(choices, name)) > 1:
        means = [pooled(tallies, level).value for tallies in sets.values()]
        ways[say("Product sets as units")] = lambda: mean_of_people(means, level)
    if (offers := choices.offers.get(name)) is not None:
        ways[say(LOGIT)] = lambda: target_term(offers, level)
    for method, way in ways.items():
        try:
            yield method, way()
        except LackError:  # the finding itself says what lacks
            continue


def by_set(choices: Choices, name: str) -> dict[str, tuple[Tally, ...]]:
    """Return the tallies of each set of products that held a third option."""
    sets: dict[str, tuple[Tally, ...]] = {}
    for tally in choices.sets(name):
        if tally.third is not None:
            sets[tally.product_set] = (*sets.get(tally.product_set, ()), tally)
    return sets


def _of_two(people: tuple[Tally, ...], level: float) -> Interval:
    """Return the difference among those choices that went to target or competitor."""
    both = [(t.target, t.competitor) for t in people if t.target + t.competitor]
    return mean_of_people([(a - b) / (a + b) for a, b in both], level)


def pooled(tallies: tuple[Tally, ...], level: float) -> Interval:
    """Return target minus competitor as a share of all choices, each by another person."""
    target, competitor = sum(t.target for t in tallies), sum(t.competitor for t in tallies)
    return difference_of_choices(target, competitor, sum(t.n for t in tallies), level)


def target_term(offers: Offers, level: float) -> Interval:
    """Return how much more the target is chosen than what it offers explains, in log odds."""
    roles = np.zeros((len(offers.chosen), 3, 2))
    roles[:, 0, 0] = roles[:, 2, 1] = 1.0  # the target's own term, and the third option's
    spread: Array = offers.values.std(axis=(0, 1))
    scaled = offers.values / np.where(spread > 0, spread, 1.0)
    options = np.concatenate([roles, scaled], axis=2)
    return conditional_logit(options, offers.chosen, offers.people, level)[0]
