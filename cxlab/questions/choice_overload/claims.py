"""Do fewer options sell more? The claims of notebook 01, and how counts answer them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import isnan
from typing import Any

from cxlab.claims.claim import Answer, Claim
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.evidence.account import OWN
from cxlab.evidence.arm_counts import KNOWN
from cxlab.evidence.arms import Arm, AssortmentTest
from cxlab.numbers import fixed, percent
from cxlab.questions.choice_overload.shares import SHARES, Share, arms_of, compare, fraction
from cxlab.statistics.proportions import TwoProportions
from cxlab.words import phrase, say

NOBODY = phrase("Nobody was left to count: {small} at {few} options, {large} at {many}.")
COUNTS = phrase("Counts: {small} at {few} options, {large} at {many}.")
COUNTS_AND_RATIO = phrase("Counts: {small} at {few} options, {large} at {many}; ratio {ratio}.")

AXIS = phrase("difference in points; right of 0 the small selection has more")


def _compared(share: Share, did: str, test: AssortmentTest, settings: Settings) -> Answer:
    """Return what two shares say: their difference, few options less many."""
    facts: dict[str, object] = {"people": say(share.people), "did": did}
    pair, two = arms_of(test, share), compare(test, share, settings.level)
    if pair is None:
        source, lacking = test.source.removeprefix(OWN), say(share.lacking)
        return Answer(
            note=say("{lacking} in {source}.", lacking=lacking, source=source), facts=facts
        )
    if two is None:
        return Answer(note=_counts(NOBODY, pair), facts=facts)
    small, large = pair
    facts |= {"few": small.options, "share_few": percent(two.first.value)}
    facts |= {"many": large.options, "share_many": percent(two.second.value)}
    estimate = Estimate.of(
        two.risk_difference,
        "risk difference",
        level=settings.level,
        n=small.n + large.n,
        p_value=None if isnan(two.pearson_p) else two.pearson_p,
        method=say("Newcombe hybrid score interval; Pearson p"),
    )
    return Answer(estimate, " ".join(_notes(share, test, pair, two)), facts)


def _notes(
    share: Share, test: AssortmentTest, pair: tuple[Arm, Arm], two: TwoProportions
) -> Iterator[str]:
    ratio = two.risk_ratio.value
    text = COUNTS if isnan(ratio) else COUNTS_AND_RATIO
    yield _counts(text, pair, ratio=fixed(ratio, 1))
    if share.solved_back and not test.own:
        yield say(
            "The counts were solved back from printed percentages, so they are not independent."
        )


def _counts(text: str, pair: tuple[Arm, Arm], **more: object) -> str:
    few, many = pair
    counts = {"small": fraction(few), "large": fraction(many)}
    return say(text, few=few.options, many=many.options, **counts, **more)


def _by(id: str) -> Callable[[AssortmentTest, Settings], Answer]:
    return lambda test, settings: _compared(SHARES[id], say(SHARES[id].did), test, settings)


def _by_other(test: AssortmentTest, settings: Settings, outcome: str) -> Answer:
    share = Share(outcome, outcome, people=phrase("those counted"), did=phrase("did {outcome}"))
    quoted = f"'{outcome}'"
    answer = _compared(share, say(share.did, outcome=quoted), test, settings)
    return replace(answer, facts={**answer.facts, "outcome": quoted})


def _beyond_the_study(test: AssortmentTest) -> list[str]:
    """Return what the user counted beyond the study's own outcomes."""
    return [name for name in test.outcomes if name not in KNOWN]


MORE_AT_FEW: dict[str, Any] = {
    "expected": "positive",
    "ways": (phrase("more"), phrase("fewer")),
    "reading": phrase(
        "{more} of {people} {did} at {few} options ({share_few}) than at {many} options "
        "({share_many})"
    ),
    "same": phrase(
        "as many of {people} {did} at {few} options ({share_few}) as at {many} options "
        "({share_many})"
    ),
    "label": phrase("{did}, of {people}"),
}
MORE_AT_MANY: dict[str, Any] = MORE_AT_FEW | {
    "expected": "negative",
    "ways": (phrase("fewer"), phrase("more")),
    "reading": phrase(
        "{more} of {people} {did} at {many} options ({share_many}) than at {few} options "
        "({share_few})"
    ),
    "same": phrase(
        "as many of {people} {did} at {many} options ({share_many}) as at {few} options "
        "({share_few})"
    ),
}
CLAIMS = {
    "jam.stopped": Claim(
        number="H1",
        claim="Variety attracts: more people stop at the large display than at the small one.",
        by=_by("jam.stopped"),
        **MORE_AT_MANY,
    ),
    "jam.bought_of_passed": Claim(
        number="H2",
        claim="Fewer options sell more: of those who pass by, more buy at the small display.",
        by=_by("jam.bought_of_passed"),
        **MORE_AT_FEW,
    ),
    "jam.bought_of_present": Claim(
        number="H2a",
        claim="Fewer options sell more, counted per person present in the shop.",
        basis="exploratory",
        by=_by("jam.bought_of_present"),
        **MORE_AT_FEW,
    ),
    "jam.bought_of_stopped": Claim(
        number="H2b",
        claim="Fewer options sell more, counted per person who stopped (as published).",
        basis="exploratory",
        by=_by("jam.bought_of_stopped"),
        **MORE_AT_FEW,
    ),
    "essay.written": Claim(
        number="H3",
        claim="Fewer topics to choose from: more students write the voluntary essay.",
        by=_by("essay.written"),
        **MORE_AT_FEW,
    ),
    "chocolate.chosen": Claim(
        number="H4",
        claim="Fewer chocolates to choose from: more take chocolate rather than money as pay.",
        by=_by("chocolate.chosen"),
        **MORE_AT_FEW,
    ),
    "other.{outcome}": Claim(
        number="other",
        claim="{outcome} differs between few and many options.",
        basis="exploratory",
        each=_beyond_the_study,
        before={"outcome": phrase("each other outcome")},
        by=_by_other,
        **MORE_AT_FEW | {"expected": "different"},
    ),
}
