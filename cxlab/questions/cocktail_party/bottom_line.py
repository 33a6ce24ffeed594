"""The bottom line of notebook 07: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.findings import Findings
from cxlab.claims.verdict import Verdict
from cxlab.evidence.groups import Groups
from cxlab.questions.against_half import HALF
from cxlab.questions.cocktail_party.evidence import MAIL_NAMED, MAIL_PLAIN, Attention, published
from cxlab.questions.visitor_plan import plan
from cxlab.words import phrase, say

NAME, SPAN, GROUPS = "attention.own_name", "attention.low_span", "attention.group."
HEADLINE = (
    ByVerdict(
        NAME,
        supported="More than half noticed ({count:,} of {n:,}).",
        contradicted="Fewer than half noticed ({count:,} of {n:,}): a name is no sure way through.",
        negligible="About half noticed ({count:,} of {n:,}).",
        inconclusive="{count:,} of {n:,} noticed: we do not know whether most people would.",
    ),
    ByVerdict(
        SPAN,
        supported="In one study ({asked} people, counts from memory) the easily distracted noticed "
        "their name more.",
        contradicted="In one study ({asked} people, counts from memory) the easily distracted "
        "noticed their name less.",
        inconclusive="We do not know whether the easily distracted notice more.",
    ),
)
OWN_HEADLINE = ByVerdict(
    NAME,
    supported="More than half noticed ({count:,} of {n:,}).",
    contradicted="Fewer than half noticed ({count:,} of {n:,}).",
    negligible="About half noticed ({count:,} of {n:,}).",
    inconclusive="{count:,} of {n:,} noticed: we do not know whether most people would.",
)
NO_SIZES = phrase("We do not know whether a name gets an e-mail opened.")
ADVICE = ByVerdict(
    NAME,
    supported="Address customers by what concerns them, and keep counting who notices.",
    contradicted="Do not count on a name to get through: say what matters more than once.",
    negligible="Do not count on a name to get through: say what matters more than once.",
    inconclusive="Do not count on a name to get through: say what matters more than once.",
)
TRY_MAIL = phrase(
    "Before you put names into subject lines, draw by chance who gets one: some {mails:,} e-mails "
    "in each group. Count orders, not only who opened."
)
TRY_GROUPS = phrase("Draw by chance who is in which group: else something other may explain it.")
ONE_GROUP = phrase(
    "Count a second group beside it, drawn by chance: one share alone says nothing of its cause."
)
COUNTS = phrase("Counts of people, each counted once, from several places.")
SIZES = phrase("The numbers of e-mails behind the printed shares, or a trial of your own.")
POWER = 0.8


def bottom_line(findings: Findings, attention: Attention, level: float) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    if attention.own:
        return _of_own(findings, attention.own)
    base, named = published(MAIL_PLAIN).share, published(MAIL_NAMED).share
    mails = plan(base, named - base, POWER, level).visitors
    return bottom_line_of(
        findings,
        headline=[*HEADLINE, say(NO_SIZES)],
        advice=[ADVICE, say(TRY_MAIL, mails=mails)],
        would_change=[say(COUNTS), say(SIZES)],
        **_count(findings),
    )


def _of_own(findings: Findings, groups: Groups) -> BottomLine:
    """Return what a user's groups say: the first against the second in full, the rest below."""
    headline: list[str | ByVerdict] = [OWN_HEADLINE]
    advice: list[str | ByVerdict] = [say(ONE_GROUP)]
    facts: dict[str, object] = {**_count(findings)}
    if others := findings.starting(GROUPS):
        other = others[0]
        facts |= {"first": groups.groups[0].name, "other": groups.groups[1].name}
        told: list[str | ByVerdict] = [_told(other.id)]  # what was compared is asked about first
        if other.verdict is Verdict.SUPPORTED and not other.rests_on_few:
            told.append(other.what_the_data_say())
        headline = [*told, *headline]
        advice = [_of_group(other.id), say(TRY_GROUPS)]
    return bottom_line_of(
        findings, headline=headline, advice=advice, would_change=[say(COUNTS)], **facts
    )


def _told(id: str) -> ByVerdict:
    return ByVerdict(
        id,
        negligible="In the group {other} about as many noticed as in the group {first}.",
        inconclusive="We do not know whether the groups {other} and {first} differ.",
    )


def _of_group(id: str) -> ByVerdict:
    return ByVerdict(
        id,
        supported="Prefer what was done where more noticed, if people were drawn by chance.",
        negligible="The groups differ too little to matter: choose by what it costs.",
        inconclusive="Do not act on this difference: count more people, a number fixed beforehand.",
    )


def _count(findings: Findings) -> dict[str, int]:
    """Return how many noticed, of how many; and how many people of two spans were asked."""
    facts = {}
    if (noticed := findings.of(NAME).estimate) and noticed.n:
        facts = {"count": round((noticed.value + HALF) * noticed.n), "n": noticed.n}
    if (spans := findings.of(SPAN).estimate) and spans.n:
        facts["asked"] = spans.n
    return facts
