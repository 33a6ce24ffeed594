"""States of satisfaction: performance against expectation, each with its probability."""

import re
from dataclasses import dataclass
from math import inf

import numpy as np

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict, judge
from cxlab.numbers import chance, exact_percent
from cxlab.questions.satisfaction.answers import EVERYBODY, Answers, Group
from cxlab.questions.satisfaction.cuts import Cuts
from cxlab.questions.satisfaction.hypotheses import HYPOTHESES, Limits
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.proportions import proportion
from cxlab.statistics.two_means import mean_draws

DRAWS = 20_000
BETWEEN = "in between"
# Performance and expectation: 1 high, -1 low.
CORNERS = {
    "satisfied": (1, 1),
    "slightly satisfied or indifferent": (1, -1),
    "slightly dissatisfied or indifferent": (-1, -1),
    "dissatisfied": (-1, 1),
}
STRATEGIES = {
    "satisfied": "Maintain, and keep improving: expectations will rise.",
    "slightly satisfied or indifferent": "Hold performance and raise expectation; where interest "
    "stays low, hold quality and harvest, or keep the core and trim what surrounds it.",
    "slightly dissatisfied or indifferent": "Raise performance and expectation together.",
    "dissatisfied": "Improve performance first; once the core passes its threshold, strengthen "
    "what surrounds it. Handle complaints well meanwhile.",
    BETWEEN: "Neither clearly low nor clearly high: the articles name no strategy for this. Look "
    "at branches, dimensions and single customers.",
}


@dataclass(frozen=True)
class GroupState:
    """The state of a group.

    Attributes
    ----------
    group : str
    performance, expectation : float
        Means.
    n : int
    probabilities : dict of str to float
        Of every state, from draws of the two means.
    state : str
        The most probable one.
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
        numbers = (self.margin, self.margin_lower, inf, "gap", self.certainty)
        return Estimate(*numbers, n=self.n)

    @property
    def known(self) -> bool:
        """Whether the state is as probable as asked for."""
        return judge(self.decides, "positive", 0) is Verdict.SUPPORTED

    @property
    def probability(self) -> float:
        """Of the most probable state."""
        return self.probabilities[self.state]


def states(answers: Answers, at: Cuts, certainty: float, seed: int) -> tuple[GroupState, ...]:
    """Return every group's state."""
    return tuple(state_of(group, at, certainty, seed) for group in answers.groups)


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
        group.name,
        float(two.mean[0]),
        float(two.mean[1]),
        two.n,
        probabilities,
        state,
        margin,
        min(lower, margin),
        certainty,
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
    inside[BETWEEN] = -np.max(list(inside.values()), axis=0)
    return inside


def state_findings(
    answers: Answers, found: tuple[GroupState, ...], limits: Limits
) -> tuple[Finding, ...]:
    """Return a finding a group: the probability of its state, and whether that is enough.

    A probability has no direction to judge by; how far inside its state the group lies has.
    """
    h = HYPOTHESES["satisfaction.state"]
    return tuple(
        conclude(
            *(id, h.number, f"One state of satisfaction can be named: {each.group}."),
            _probability(each, limits.level),
            expected=h.expected,
            smallest_effect=0,
            basis=h.basis,
            sources=(answers.source,),
            note=_note(each),
            reading=f"for {each.group}, the probability of the state '{each.state}'",
            label=each.group,
            decided_by=each.decides,
        )
        for id, each in zip(_ids(found), found, strict=True)
    )


def _probability(each: GroupState, level: float) -> Estimate:
    share = proportion(round(each.probability * DRAWS), DRAWS, level)
    return Estimate(
        *(each.probability, share.lower, share.upper, "probability", level),
        n=each.n,
        method=f"share of {DRAWS:,} draws of both means; the interval is the error of drawing",
    )


def likely(each: GroupState) -> str:
    """Return the states that could be it, most probable first."""
    ranked = sorted(each.probabilities.items(), key=lambda pair: -pair[1])
    return ", ".join(f"{name} {chance(share)}" for name, share in ranked if share >= 0.001)


def _note(each: GroupState) -> str:
    if each.known:
        return STRATEGIES[each.state]
    return (
        f"No state reaches {exact_percent(each.certainty)}: {likely(each)}. No strategy is "
        "recommended on this evidence."
    )


def _ids(found: tuple[GroupState, ...]) -> list[str]:
    ids: list[str] = []
    for number, each in enumerate(found, start=1):
        plain = "all" if each.group == EVERYBODY else each.group.lower()
        slug = re.sub(r"[^0-9a-z]+", "_", plain).strip("_")
        id = f"satisfaction.state.{slug or number}"
        while id in ids:
            id += "_"
        ids.append(id)
    return ids
