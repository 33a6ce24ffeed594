"""The hypotheses of notebook 01, which counts each compares, and the finding on each."""

import re
from dataclasses import dataclass
from math import isnan

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.hypothesis import Hypothesis, hypotheses_table
from cxlab.numbers import fixed, percent
from cxlab.questions.choice_overload.assortment import OWN, Arm, AssortmentTest
from cxlab.statistics.proportions import TwoProportions, compare_proportions
from cxlab.table import Table


@dataclass(frozen=True)
class CountHypothesis(Hypothesis):
    """A claim on two shares.

    ``people`` and ``did`` make the sentence "more of {people} {did} at 6 options than at 24".
    """

    people: str
    did: str


HYPOTHESES = {
    "jam.stopped": CountHypothesis(
        "H1",
        "Variety attracts: more people stop at the large display than at the small one.",
        "negative",
        "confirmatory",
        people="those who passed by",
        did="stopped",
    ),
    "jam.bought_of_passed": CountHypothesis(
        "H2",
        "Fewer options sell more: of those who pass by, more buy at the small display.",
        "positive",
        "confirmatory",
        people="those who passed by",
        did="bought",
    ),
    "jam.bought_of_present": CountHypothesis(
        "H2a",
        "Fewer options sell more, counted per person present in the shop.",
        "positive",
        "exploratory",
        people="those present",
        did="bought",
    ),
    "jam.bought_of_stopped": CountHypothesis(
        "H2b",
        "Fewer options sell more, counted per person who stopped (as published).",
        "positive",
        "exploratory",
        people="those who stopped",
        did="bought",
    ),
    "essay.written": CountHypothesis(
        "H3",
        "Fewer topics to choose from: more students write the voluntary essay.",
        "positive",
        "confirmatory",
        people="the students",
        did="wrote the essay",
    ),
    "chocolate.chosen": CountHypothesis(
        "H4",
        "Fewer chocolates to choose from: more take chocolate rather than money as pay.",
        "positive",
        "confirmatory",
        people="the participants",
        did="chose chocolate",
    ),
}
OUTCOME_OF = {"essay.written": "wrote_essay", "chocolate.chosen": "chose_chocolate"}
SOLVED_BACK = " The counts were solved back from printed percentages, so they are not independent."
NOT_COUNTED = {
    "jam.stopped": "how many stopped was not counted",
    "jam.bought_of_passed": "how many bought, of those who passed by, was not counted",
    "jam.bought_of_present": "how many people were present was not counted",
    "jam.bought_of_stopped": "how many bought, of those who stopped, was not counted",
    "essay.written": "these data have no outcome 'wrote_essay'",
    "chocolate.chosen": "these data have no outcome 'chose_chocolate'",
}


def hypotheses() -> Table:
    """Return the hypotheses as a table: shown before any result."""
    return hypotheses_table(HYPOTHESES)


def other_ids(test: AssortmentTest) -> dict[str, str]:
    """Return finding id -> outcome for what the user counted beyond the study's own outcomes."""
    known = {"passed", "stopped", "bought", *OUTCOME_OF.values()}
    extra = [name for name in test.outcomes if name not in known]
    ids: dict[str, str] = {}
    for number, name in enumerate(extra, start=1):
        slug = re.sub(r"[^0-9a-z]+", "_", name.lower()).strip("_")
        id = f"other.{slug or number}"
        while id in ids:
            id += "_"
        ids[id] = name
    return ids


def hypothesis(test: AssortmentTest, id: str) -> CountHypothesis:
    """Return the hypothesis behind a finding, also for the user's other outcomes."""
    if id in HYPOTHESES:
        return HYPOTHESES[id]
    name = other_ids(test)[id]
    claim = f"'{name}' differs between few and many options."
    return CountHypothesis(
        "other", claim, "different", "exploratory", "those counted", f"did '{name}'"
    )


def counted(test: AssortmentTest, id: str) -> tuple[str, str] | None:
    """Return the outcome of a finding and the step whose people it is counted over.

    None if one of them was not counted.
    """
    stopped = "stopped" in test.outcomes
    pairs = {
        "jam.stopped": ("stopped", "stopped"),
        "jam.bought_of_passed": ("bought", "stopped" if stopped else "bought"),
        "jam.bought_of_present": ("bought", "passed"),
        "jam.bought_of_stopped": ("bought", "bought" if stopped else "not counted"),
    }
    name = OUTCOME_OF.get(id) or other_ids(test).get(id, "")
    outcome, step = pairs.get(id, (name, name))
    return (outcome, step) if {outcome, step} <= set(test.outcomes) else None


def arms(test: AssortmentTest, id: str) -> tuple[Arm, Arm] | None:
    """Return the small and the large arm that a finding compares; None if not counted."""
    found = counted(test, id)
    return None if found is None else test.base(*found)


def compare(test: AssortmentTest, id: str, level: float) -> TwoProportions | None:
    """Compare the small arm (first) with the large one; None without people in both."""
    pair = arms(test, id)
    if pair is None or not all(arm.n for arm in pair):
        return None
    small, large = pair
    return compare_proportions(small.count, small.n, large.count, large.n, level)


def finding(test: AssortmentTest, id: str, level: float, smallest_effect: float) -> Finding:
    """Return the finding on one hypothesis: the difference of two shares, small minus large."""
    h = hypothesis(test, id)
    pair, two = arms(test, id), compare(test, id, level)
    estimate, reading, neutral = None, "", ""
    if pair is None:
        note = f"{NOT_COUNTED[id]} in {test.source.removeprefix(OWN)}."
    elif two is None:
        note = f"Nobody was left to count: {_counts(pair)}."
    else:
        difference = two.risk_difference
        p = None if isnan(two.pearson_p) else two.pearson_p
        estimate = Estimate(
            *(difference.value, difference.lower, difference.upper, "risk difference", level),
            *(two.first.n + two.second.n, p, f"{difference.method} interval; Pearson p"),
        )
        reading, neutral = _readings(h, two, pair)
        note = _fraction_note(two, pair) + (SOLVED_BACK if _solved_back(test, id) else "")
    return conclude(
        *(id, h.number, h.claim, estimate),
        expected=h.expected,
        smallest_effect=smallest_effect,
        basis=h.basis,
        sources=(test.source,),
        note=note,
        reading=reading,
        neutral=neutral,
        directions=("fewer", "more") if h.expected == "negative" else ("more", "fewer"),
        label=f"{h.did}, of {h.people}",
    )


def all_findings(test: AssortmentTest, level: float, smallest_effect: float) -> tuple[Finding, ...]:
    """Return every finding of the notebook, the user's other outcomes last."""
    ids = (*HYPOTHESES, *other_ids(test))
    return tuple(finding(test, id, level, smallest_effect) for id in ids)


def fraction(arm: Arm) -> str:
    """Return ``31/260``."""
    return f"{arm.count:,}/{arm.n:,}"


def _counts(pair: tuple[Arm, Arm]) -> str:
    small, large = pair
    return f"{fraction(small)} at {small.options} options, {fraction(large)} at {large.options}"


def _readings(h: CountHypothesis, two: TwoProportions, pair: tuple[Arm, Arm]) -> tuple[str, str]:
    """Say who did more, and how to say that nobody did; the arm expected to do more comes first."""
    shares = [
        (f"at {arm.options} options", percent(rate.value))
        for arm, rate in zip(pair, (two.first, two.second), strict=True)
    ]
    (here, this), (there, that) = shares[::-1] if h.expected == "negative" else shares
    of = f"of {h.people} {h.did} {here} ({this})"
    return f"{{more}} {of} than {there} ({that})", f"as many {of} as {there} ({that})"


def _solved_back(test: AssortmentTest, id: str) -> bool:
    return not test.own and id in OUTCOME_OF


def _fraction_note(two: TwoProportions, pair: tuple[Arm, Arm]) -> str:
    ratio = two.risk_ratio.value
    times = "" if isnan(ratio) else f"; ratio {fixed(ratio, 1)}"
    return f"Counts: {_counts(pair)}{times}."
