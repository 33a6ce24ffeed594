"""Tables of states: by group, against the survey's own means, and of single customers."""

from dataclasses import replace

from cxlab.numbers import chance, fixed, percent
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.cuts import Cuts, cuts
from cxlab.questions.satisfaction.states import (
    BETWEEN,
    STRATEGIES,
    GroupState,
    likely,
    margins,
    states,
)
from cxlab.table import Table


def states_table(found: tuple[GroupState, ...], at: Cuts) -> Table:
    """Return every group's means, state and probability."""
    rows = tuple(
        (
            each.group,
            each.n,
            each.performance,
            each.expectation,
            each.state if each.known else f"cannot tell ({likely(each)})",
            each.probability,
        )
        for each in found
    )
    columns = ("Group", "n", "Performance", "Expectation", "State", "Probability")
    two = dict.fromkeys(("Performance", "Expectation"), lambda value: fixed(value, 2))
    formats = {"n": "{:,}".format, "Probability": chance} | two
    return Table("States of satisfaction", columns, rows, formats, _capital(at.sentence()))


def strategies_table(found: tuple[GroupState, ...]) -> Table:
    """Return the strategy of each state, and the groups known to be in it."""
    rows = tuple(
        (state, strategy, ", ".join(g.group for g in found if g.known and g.state == state) or None)
        for state, strategy in STRATEGIES.items()
    )
    unknown = ", ".join(each.group for each in found if not each.known)
    note = f"Cannot tell, so no strategy: {unknown}." if unknown else ""
    return Table(
        "What the source articles advise", ("State", "Strategy", "Groups"), rows, note=note
    )


def relative_table(answers: Answers, certainty: float, seed: int) -> Table:
    """Return the states as they come out against the survey's own means."""
    if len(answers.groups) < 2:
        note = "There is one group only: nothing to set it against."
        return Table("Against the survey's own means", ("Group", "State"), (), note=note)
    at = cuts(answers, "own middle", 0, 0)
    table = states_table(states(answers, at, certainty, seed), at)
    return replace(table, caption="The same groups against the survey's own means")


def customers_table(answers: Answers, at: Cuts) -> Table:
    """Return how many single customers are in each state; only answers, not moments, tell."""
    columns = ("State", "Customers", "Share")
    caption = "Single customers by state"
    if answers.people is None:
        note = "A group's mean says nothing of single customers; these data hold moments only."
        return Table(caption, columns, (), note=note)
    inside = {name: int((m >= 0).sum()) for name, m in margins(answers.people, at).items()}
    # Whoever stands on the border of a corner state belongs to it.
    n = len(answers.people)
    inside[BETWEEN] = n - sum(count for name, count in inside.items() if name != BETWEEN)
    rows = tuple((name, count, count / n) for name, count in inside.items())
    return Table(caption, columns, rows, {"Customers": "{:,}".format, "Share": percent})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
