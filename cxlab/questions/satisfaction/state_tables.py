"""Tables of states: by group, against the survey's own means, and of single customers."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cxlab.numbers import chance, percent, two_decimals
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.cuts import Cuts, cuts
from cxlab.questions.satisfaction.states import BETWEEN, STRATEGIES, GroupState, margins, states
from cxlab.table import Table
from cxlab.words import say


def states_table(shown: Sequence[GroupState], at: Cuts) -> Table:
    """Return every group's means, state and probability."""
    rows = tuple(
        (
            state.group,
            state.n,
            state.performance,
            state.expectation,
            say(state.state) if state.known else say("not sure ({likely})", likely=state.likely()),
            state.probability,
        )
        for state in shown
    )
    means, probability = (say("Performance"), say("Expectation")), say("Probability")
    return Table(
        say("States of satisfaction"),
        (say("Group"), "n", *means, say("State"), probability),
        rows,
        {"n": "{:,}".format, probability: chance} | dict.fromkeys(means, two_decimals),
        note=at.sentence(),
    )


def strategies_table(shown: Sequence[GroupState]) -> Table:
    """Return the strategy of each state, and the groups known to be in it."""
    rows = tuple(
        (
            say(name),
            say(strategy),
            ", ".join(state.group for state in shown if state.known and state.state == name)
            or None,
        )
        for name, strategy in STRATEGIES.items()
    )
    unknown = ", ".join(state.group for state in shown if not state.known)
    return Table(
        say("What the source articles advise"),
        (say("State"), say("Strategy"), say("Groups")),
        rows,
        note=say("Not sure, so no strategy: {groups}.", groups=unknown) if unknown else "",
    )


def relative_table(answers: Answers, certainty: float, seed: int) -> Table:
    """Return the states as they come out against the survey's own means."""
    if len(answers.groups) < 2:
        return Table(
            say("Against the survey's own means"),
            (say("Group"), say("State")),
            (),
            note=say("There is one group only: nothing to set it against."),
        )
    at = cuts(answers, "own middle")
    table = states_table(states(answers, at, certainty, seed), at)
    return replace(table, caption=say("The same groups against the survey's own means"))


def customers_table(answers: Answers, at: Cuts) -> Table:
    """Return how many single customers are in each state; only answers, not moments, tell."""
    customers, share = say("Customers"), say("Share")
    columns, caption = (say("State"), customers, share), say("Single customers by state")
    if answers.people is None:
        note = say("A group's mean says nothing of single customers; these data hold moments only.")
        return Table(caption, columns, (), note=note)
    inside = {name: m >= 0 for name, m in margins(answers.people, at).items()}
    # Whoever stands on the border of a corner state belongs to it; of several, to none.
    alone = np.sum([who for name, who in inside.items() if name != BETWEEN], axis=0) == 1
    inside = {name: who & alone for name, who in inside.items()} | {BETWEEN: ~alone}
    n = len(answers.people)
    weights = np.full(n, 1 / n) if answers.weights is None else answers.weights
    rows = tuple(
        (say(name), int(who.sum()), float(weights[who].sum() / weights.sum()))
        for name, who in inside.items()
    )
    note = say("Shares are weighted, numbers are not.") if answers.weights is not None else ""
    formats = {customers: "{:,}".format, share: percent}
    return Table(caption, columns, rows, formats, note=note)
