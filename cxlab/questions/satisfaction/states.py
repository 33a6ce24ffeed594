"""States of satisfaction: performance against expectation, each with its probability."""

from dataclasses import dataclass
from functools import cache
from math import inf

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Good
from cxlab.claims.findings import Settings
from cxlab.claims.verdict import Verdict, judge
from cxlab.numbers import chance, exact_percent, fixed
from cxlab.questions.satisfaction.answers import Answers, Group
from cxlab.questions.satisfaction.cuts import Cuts
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.paired_gap import paired_gap
from cxlab.statistics.two_means import mean_draws
from cxlab.words import phrase, say

DRAWS = 20_000
SATISFIED = phrase("satisfied")
RATHER_SATISFIED = phrase("slightly satisfied or indifferent")
RATHER_DISSATISFIED = phrase("slightly dissatisfied or indifferent")
DISSATISFIED = phrase("dissatisfied")
BETWEEN = phrase("in between")
GOOD: dict[str, Good] = {
    SATISFIED: "more",
    RATHER_SATISFIED: "more",
    RATHER_DISSATISFIED: "less",
    DISSATISFIED: "less",
}
GAP_THAT_SHOWS = 0.1  # points of the answer scale, as notebook 04 takes it
# Performance and expectation: 1 high, -1 low.
CORNERS = {
    SATISFIED: (1, 1),
    RATHER_SATISFIED: (1, -1),
    RATHER_DISSATISFIED: (-1, -1),
    DISSATISFIED: (-1, 1),
}
STRATEGIES = {
    SATISFIED: phrase("Maintain, and keep improving: expectations may rise."),
    RATHER_SATISFIED: phrase(
        "Hold performance and raise expectation; where interest stays low, hold quality and "
        "harvest, or keep the core and trim what surrounds it."
    ),
    RATHER_DISSATISFIED: phrase("Raise performance and expectation together."),
    DISSATISFIED: phrase(
        "Improve performance first; once the core passes its threshold, strengthen what surrounds "
        "it. Handle complaints well meanwhile."
    ),
    BETWEEN: phrase(
        "Neither clearly low nor clearly high: the articles name no strategy for this. Look at "
        "branches, dimensions and single customers."
    ),
}


@dataclass(frozen=True, kw_only=True)
class GroupState:
    """The state of a group.

    Attributes
    ----------
    group : str
        What to call it.
    performance, expectation : float
        Means.
    n : int
    probabilities : dict of str to float
        Of every state, from draws of the two means.
    state : str
        The most probable one, a key of `STRATEGIES`.
    margin, margin_lower : float
        How far inside it the means lie, on the answer scale (negative: outside), and the value
        that this exceeds with probability ``certainty``.
    certainty : float
    """

    group: str
    performance: float
    expectation: float
    n: int
    probabilities: dict[str, float]
    state: str
    margin: float
    margin_lower: float
    certainty: float

    @property
    def decides(self) -> Estimate:
        """How far inside the state the group lies, one-sided at the certainty asked for.

        The interval lies above 0 exactly where the state's probability reaches the certainty, so
        `judge` says "supported" then and "cannot tell" otherwise.
        """
        return Estimate(self.margin, self.margin_lower, inf, "gap", level=self.certainty, n=self.n)

    @property
    def known(self) -> bool:
        """Whether the state is as probable as asked for."""
        return judge(self.decides, "positive", 0) is Verdict.SUPPORTED

    @property
    def probability(self) -> float:
        """Of the most probable state."""
        return self.probabilities[self.state]

    def likely(self) -> str:
        """Return the states that could be it, most probable first."""
        ranked = sorted(self.probabilities.items(), key=lambda pair: -pair[1])
        return ", ".join(
            say("{state} {chance}", state=say(name), chance=chance(share))
            for name, share in ranked
            if share >= 0.001
        )

    def strategy(self) -> str:
        """Return what the articles advise, or why nothing can be advised."""
        if self.known:
            return say(STRATEGIES[self.state])
        return say(
            "No state reaches {certainty}: {likely}. No strategy is recommended on this evidence.",
            certainty=exact_percent(self.certainty),
            likely=self.likely(),
        )


def states(answers: Answers, at: Cuts, certainty: float, seed: int) -> tuple[GroupState, ...]:
    """Return every group's state."""
    return tuple(state_of(group, at, certainty, seed) for group in answers.groups)


@cache
def state_of(group: Group, at: Cuts, certainty: float, seed: int) -> GroupState:
    """Return the most probable state of a group, and how surely it is that one."""
    two = two_means(group)
    drawn = margins(mean_draws(two, DRAWS, seed), at)
    probabilities = {name: float((inside > 0).mean()) for name, inside in drawn.items()}
    state = max(probabilities, key=lambda name: probabilities[name])
    margin = float(margins(two.mean[np.newaxis], at)[state][0])
    # Above 0 exactly where the share of draws inside the state reaches the certainty.
    lower = float(np.quantile(drawn[state], 1 - certainty, method="lower"))
    return GroupState(
        group=group.words,
        performance=float(two.mean[0]),
        expectation=float(two.mean[1]),
        n=two.n,
        probabilities=probabilities,
        state=state,
        margin=margin,
        margin_lower=min(lower, margin),
        certainty=certainty,
    )


def two_means(group: Group) -> Moments:
    """Return the moments of performance and expectation, in this order."""
    return group.moments.select(["perception", "expectation"])


def margins(means: Array, at: Cuts) -> dict[str, Array]:
    """Return how far inside each state means lie; below 0 they lie outside.

    Parameters
    ----------
    means : array of shape (draws, 2)
        Performance and expectation.
    at : Cuts
    """
    performance = {1: means[:, 0] - at.performance_high, -1: at.performance_low - means[:, 0]}
    expectation = {1: means[:, 1] - at.expectation_high, -1: at.expectation_low - means[:, 1]}
    inside = {name: np.minimum(performance[p], expectation[e]) for name, (p, e) in CORNERS.items()}
    inside[BETWEEN] = -np.stack(list(inside.values())).max(axis=0)
    return inside


def named_state(answers: Answers, settings: Settings, name: str) -> Answer:
    """Return the probability of a group's state, and whether that is enough.

    A probability has no direction to judge by; how far inside its state the group lies has.
    """
    state = state_of(answers.group(name), settings.cuts, settings.certainty, settings.seed)
    drawn = proportion(round(state.probability * DRAWS), DRAWS, settings.level)
    method = say(
        "share of {draws:,} draws of both means; the interval is the error of drawing", draws=DRAWS
    )
    note = [state.strategy(), _yet_below(answers.group(name), state, settings.level)]
    return Answer(
        Estimate.of(drawn, "probability", level=settings.level, n=state.n, method=method),
        " ".join(filter(None, note)),
        {"group": state.group, "state": say(state.state)},
        decided_by=state.decides,
        good=GOOD.get(state.state),
    )


def _yet_below(group: Group, state: GroupState, level: float) -> str:
    """Say of the satisfied that they got less than they expected, where they surely did."""
    if not state.known or GOOD.get(state.state) != "more":
        return ""
    gap = paired_gap(two_means(group), "perception", "expectation", level)
    if gap.upper >= -GAP_THAT_SHOWS:
        return ""
    return say(
        "Yet they got less than they had expected, by {gap} points of the answer scale: a high "
        "level may still fall short (notebook 04_five_gaps).",
        gap=fixed(-gap.gap, 2),
    )
