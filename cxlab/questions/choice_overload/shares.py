"""Which shares notebook 01 compares between few and many options, and over whom."""

from dataclasses import dataclass

from cxlab.evidence.arms import Arm, AssortmentTest
from cxlab.statistics.proportions import TwoProportions, compare_proportions
from cxlab.words import phrase


@dataclass(frozen=True)
class Share:
    """A share: what was counted, over whom, and the words for both.

    Attributes
    ----------
    outcome : str
        What was counted.
    people, did : str
        The words, as in "more of {people} {did}".
    lacking : str
        What to say where it was not counted.
    over : str
        The step whose people it is a share of, where it is not the outcome's own.
    solved_back : bool
        Whether the study prints it in per cent only, and its counts were solved back from that.
    """

    outcome: str
    people: str
    did: str
    lacking: str = ""
    over: str = ""
    solved_back: bool = False


PASSERS, BOUGHT = phrase("those who passed by"), phrase("bought")
SHARES = {
    "jam.stopped": Share(
        "stopped", PASSERS, phrase("stopped"), phrase("how many stopped was not counted")
    ),
    "jam.bought_of_passed": Share(
        outcome="bought",
        people=PASSERS,
        did=BOUGHT,
        lacking=phrase("how many bought, of those who passed by, was not counted"),
        over="stopped",
    ),
    "jam.bought_of_present": Share(
        outcome="bought",
        people=phrase("those present"),
        did=BOUGHT,
        lacking=phrase("how many people were present was not counted"),
        over="passed",
    ),
    "jam.bought_of_stopped": Share(
        outcome="bought",
        people=phrase("those who stopped"),
        did=BOUGHT,
        lacking=phrase("how many bought, of those who stopped, was not counted"),
    ),
    "essay.written": Share(
        outcome="wrote_essay",
        people=phrase("the students"),
        did=phrase("wrote the essay"),
        lacking=phrase("these data have no outcome 'wrote_essay'"),
        solved_back=True,
    ),
    "chocolate.chosen": Share(
        outcome="chose_chocolate",
        people=phrase("the participants"),
        did=phrase("chose chocolate"),
        lacking=phrase("these data have no outcome 'chose_chocolate'"),
        solved_back=True,
    ),
}


def base_of(test: AssortmentTest, share: Share) -> str:
    """Return the step whose people a share is counted over; empty if they were not counted."""
    step = share.over or share.outcome
    if share.outcome == "bought" and "stopped" not in test.outcomes:
        # Without a count of those who stopped, buyers are counted over all who passed by.
        step = {"stopped": "bought", "bought": ""}.get(step, step)
    return step if {share.outcome, step} <= set(test.outcomes) else ""


def arms_of(test: AssortmentTest, share: Share) -> tuple[Arm, Arm] | None:
    """Return the small and the large arm that a share is compared between; None if not counted."""
    step = base_of(test, share)
    return test.base(share.outcome, step) if step else None


def compare(test: AssortmentTest, share: Share, level: float) -> TwoProportions | None:
    """Compare the small arm (first) with the large one; None without people in both."""
    pair = arms_of(test, share)
    return compare_arms(pair, level) if pair and all(arm.n for arm in pair) else None


def compare_arms(pair: tuple[Arm, Arm], level: float) -> TwoProportions:
    """Compare the share of the small arm (first) with that of the large one."""
    small, large = pair
    return compare_proportions(
        count_1=small.count, n_1=small.n, count_2=large.count, n_2=large.n, level=level
    )


def fraction(arm: Arm) -> str:
    """Return ``31/260``."""
    return f"{arm.count:,}/{arm.n:,}"
