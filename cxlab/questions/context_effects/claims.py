"""Does the list decide? The claims of notebook 08, as the folklore says them."""

from functools import partial
from typing import Any

from cxlab.claims.claim import Claim
from cxlab.claims.findings import Findings
from cxlab.questions.context_effects.answers import (
    effect,
    printed,
    regularity,
    replicates,
    short_list_time,
)
from cxlab.words import phrase

AXIS = phrase("difference in percentage points; right of 0 the list works as claimed")
OFTEN: dict[str, Any] = {"expected": "positive", "ways": (phrase("more"), phrase("less"))}
MANY: dict[str, Any] = {"expected": "positive", "ways": (phrase("more"), phrase("fewer"))}
CLAIMS = {
    "context.attraction": Claim(
        number="H1",
        claim="A decoy works: beside an option that is worse than the target, more choose the "
        "target.",
        by=partial(effect, name="attraction"),
        reading="with a decoy in the list, the target was chosen {more} often than its competitor",
        same="with a decoy in the list, the target was chosen as often as its competitor",
        label="attraction (decoy)",
        **OFTEN,
    ),
    "context.compromise": Claim(
        number="H2",
        claim="The middle wins: between two extremes, more choose the middle option.",
        by=partial(effect, name="compromise"),
        reading="the option in the middle was chosen {more} often than the one it competes with",
        same="the option in the middle was chosen as often as the one it competes with",
        label="compromise (the middle)",
        **OFTEN,
    ),
    "context.similarity": Claim(
        number="H3",
        claim="A twin hurts its own kind: beside a twin of its competitor, more choose the target.",
        by=partial(effect, name="similarity"),
        reading="beside a twin of its competitor, the target was chosen {more} often than the "
        "competitor",
        same="beside a twin of its competitor, the target was chosen as often as the competitor",
        label="similarity (a twin)",
        **OFTEN,
    ),
    "context.printed_attraction": Claim(
        number="H4",
        claim="The Economist's decoy works: with it in the list, more choose the dear "
        "subscription.",
        by=partial(printed, id="context.printed_attraction"),
        reading="with the decoy in the list, {more} chose the dear subscription ({share_with}) "
        "than without it ({share_without})",
        same="with the decoy in the list, as many chose the dear subscription ({share_with}) as "
        "without it ({share_without})",
        label="quoted: a decoy",
        **MANY,
    ),
    "context.printed_compromise": Claim(
        number="H5",
        claim="The camera test: when a dearer model joins the list, more choose the middle one.",
        by=partial(printed, id="context.printed_compromise"),
        reading="with the dearest camera in the list, {more} chose the middle one ({share_with}) "
        "than without it ({share_without})",
        same="with the dearest camera in the list, as many chose the middle one ({share_with}) as "
        "without it ({share_without})",
        label="quoted: the middle",
        **MANY,
    ),
    "context.deferral": Claim(
        number="H6",
        claim="A hard choice is put off: when two good options conflict, more choose neither.",
        by=partial(printed, id="context.deferral"),
        reading="where the choice was hard, {more} put it off ({share_with}) than where it was "
        "easy ({share_without})",
        same="where the choice was hard, as many put it off ({share_with}) as where it was easy "
        "({share_without})",
        label="quoted: putting off",
        **MANY,
    ),
    "context.replicates": Claim(
        number="H7",
        claim="The decoy is robust: most attempts to repeat the effect succeed.",
        expected="positive",
        by=replicates,
        reading="attempts that found a reliable decoy effect",
        matters="",
    ),
    "context.regularity": Claim(
        number="H8",
        claim="It works with brands and names that people know, too: for most kinds of choice, an "
        "added option lifts the share of one that was there.",
        expected="positive",
        by=regularity,
        reading="kinds of choice in which an added option lifted another one's share beyond chance",
        matters="",
    ),
    "context.short_list_time": Claim(
        number="H9",
        claim="A short list speeds choice: five options take longer than two.",
        expected="positive",
        by=short_list_time,
        reading="choosing among five options takes {more} time than choosing among two",
        same="choosing among five options takes as much time as choosing among two",
        ways=(phrase("more"), phrase("less")),
        label="time",
        matters="smallest_time",
    ),
}


def differences(found: Findings) -> Findings:
    """Return the findings that are differences in points, for one scale."""
    measures = ("difference of shares", "risk difference")
    return Findings(f for f in found if f.estimate and f.estimate.measure in measures)
