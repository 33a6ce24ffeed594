"""Do fewer options sell more? The claims of notebook 01, and how counts answer them."""

from functools import partial
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
from cxlab.words import phrase, say

NOBODY = phrase("Nobody was left to count: {small} at {few} options, {large} at {many}.")
COUNTS = phrase("Counts: {small} at {few} options, {large} at {many}.")
COUNTS_AND_RATIO = phrase("Counts: {small} at {few} options, {large} at {many}; ratio {ratio}.")
LACKING = phrase("{lacking} in {source}.")
SOLVED_BACK = phrase(
    "The counts were solved back from printed percentages, so they are not independent."
)
AXIS = phrase("difference in percentage points; right of 0 the small selection has more")


def _compared(share: Share, test: AssortmentTest, settings: Settings, **named: str) -> Answer:
    """Return what two shares say: their difference, few options less many."""
    facts: dict[str, object] = {"people": say(share.people), "did": say(share.did, **named)}
    facts |= named
    pair, two = arms_of(test, share), compare(test, share, settings.level)
    if pair is None:
        source, lacking = test.source.removeprefix(OWN), say(share.lacking)
        return Answer(note=say(LACKING, lacking=lacking, source=source), facts=facts)
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
    ratio = two.risk_ratio.value
    notes = [_counts(COUNTS if isnan(ratio) else COUNTS_AND_RATIO, pair, ratio=fixed(ratio, 1))]
    if share.solved_back and not test.own:
        notes.append(say(SOLVED_BACK))
    return Answer(estimate, " ".join(notes), facts)


def _counts(text: str, pair: tuple[Arm, Arm], **more: str) -> str:
    few, many = pair
    counts = {"small": fraction(few), "large": fraction(many)}
    return say(text, few=few.options, many=many.options, **counts, **more)


def _by_other(test: AssortmentTest, settings: Settings, outcome: str) -> Answer:
    share = Share(outcome, people=phrase("those counted"), did=phrase("did {outcome}"))
    return _compared(share, test, settings, outcome=f"'{outcome}'")


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
        by=partial(_compared, SHARES["jam.stopped"]),
        **MORE_AT_MANY,
    ),
    "jam.bought_of_passed": Claim(
        number="H2",
        claim="Fewer options sell more: of those who pass by, more buy at the small display.",
        by=partial(_compared, SHARES["jam.bought_of_passed"]),
        **MORE_AT_FEW,
    ),
    "jam.bought_of_present": Claim(
        number="H2a",
        claim="Fewer options sell more, counted per person present in the shop.",
        basis="exploratory",
        by=partial(_compared, SHARES["jam.bought_of_present"]),
        **MORE_AT_FEW,
    ),
    "jam.bought_of_stopped": Claim(
        number="H2b",
        claim="Fewer options sell more, counted per person who stopped (as published).",
        basis="exploratory",
        by=partial(_compared, SHARES["jam.bought_of_stopped"]),
        **MORE_AT_FEW,
    ),
    "essay.written": Claim(
        number="H3",
        claim="Fewer topics to choose from: more students write the voluntary essay.",
        by=partial(_compared, SHARES["essay.written"]),
        **MORE_AT_FEW,
    ),
    "chocolate.chosen": Claim(
        number="H4",
        claim="Fewer chocolates to choose from: more take chocolate rather than money as pay.",
        by=partial(_compared, SHARES["chocolate.chosen"]),
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
