"""The bottom line of notebook 08: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.finding import Finding
from cxlab.claims.findings import Findings
from cxlab.numbers import exact_percent
from cxlab.questions.context_effects.choices import Choices
from cxlab.words import phrase, say

DECOY, ROBUST, SHOP, TIME = (
    "context.attraction",
    "context.replicates",
    "context.regularity",
    "context.short_list_time",
)
LABORATORY = ByVerdict(
    DECOY,
    supported="In one laboratory study people chose the option that a decoy flatters.",
    contradicted="In one laboratory study a decoy turned people away from what it should help.",
    negligible="Even in a laboratory study a decoy moved too few choices to matter.",
    inconclusive="We do not know whether a decoy works even in a laboratory study.",
)
OUTSIDE = ByVerdict(
    SHOP,
    supported="With names that people know, too, added options lift others.",
    contradicted="With known brands and no planted decoy, adding an option lifted no other option.",
    inconclusive="We do not know whether it happens with names that people know.",
)
OWN_DECOY = ByVerdict(
    DECOY,
    supported="In your data the target was chosen more often beside a decoy.",
    contradicted="In your data the target was chosen less often beside a decoy.",
    negligible="In your data a decoy moved too few choices to matter.",
    inconclusive="We do not know whether a decoy works in your data.",
)
OWN_MIDDLE = ByVerdict(
    "context.compromise",
    supported="In your data the option in the middle was chosen more often.",
    contradicted="In your data the option in the middle was chosen less often.",
    negligible="In your data the middle moved too few choices to matter.",
    inconclusive="We do not know whether the middle wins in your data.",
)
OWN_SHOP = ByVerdict(
    SHOP,
    supported="In your data added options lifted others in most kinds of choice.",
    contradicted="In your data added options lifted no other in most kinds of choice.",
    inconclusive="We do not know whether added options lift others in your data.",
)
TEST = phrase(
    "Test it in your own shop: show half of your visitors the list with the third option, and half "
    "the list without it, by chance. Count who buys the target, and what the whole list earns."
)
PUBLISHED_ADVICE = ByVerdict(
    ROBUST,
    supported="Try a decoy on your own list, and count.",
    contradicted="Do not count on a decoy: few attempts to repeat the effect succeed. Try it only "
    "as a test.",
    inconclusive="Do not count on a decoy before you have tested it on your own list.",
)
OWN_ADVICE = ByVerdict(
    DECOY,
    supported="Keep the third option on the list if people met either list by chance; then repeat "
    "the test once, and count what the whole list earns.",
    contradicted="Take the third option off the list.",
    negligible="Decide on the third option by what it costs: it does not move enough choices.",
    inconclusive="Do not act on these data alone: fix the number of people beforehand, run a new "
    "test, and look once.",
    no_evidence=TEST,
)
SHORTEN = ByVerdict(
    TIME,
    supported="Where people are in a hurry, show a short list first: choosing among five takes "
    "longer than among two.",
)
REAL = phrase(
    "A test with real products and money, in which an option's share rises beyond chance."
)


def bottom_line(findings: Findings, choices: Choices) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    if choices.own:
        headline: list[str | ByVerdict] = [OWN_DECOY, OWN_MIDDLE, OWN_SHOP]
        if not any(finding.estimate for finding in findings):
            headline = [say("These data do not answer the question.")]
    else:
        headline = [LABORATORY, _repeated(findings.of(ROBUST)), OUTSIDE]
    return bottom_line_of(
        findings,
        headline=headline,
        advice=[say(TEST) if findings.of(DECOY).rests_on_few else OWN_ADVICE]
        if choices.own
        else [PUBLISHED_ADVICE, say(TEST), SHORTEN],
        would_change=[
            say(REAL),
            say("An analysis fixed beforehand, with the same result whoever is left out."),
        ],
    )


def _repeated(robust: Finding) -> str:
    """Return how many attempts to repeat the decoy effect found it."""
    if (estimate := robust.estimate) is None:
        return ""
    return say(
        "Of {n} attempts to repeat that effect {share} succeeded ({level} interval {interval}).",
        n=estimate.n,
        share=estimate.amount(estimate.value),
        level=exact_percent(estimate.level),
        interval=estimate.interval_text(),
    )
