"""Among noise, do people hear what concerns them? The claims of notebook 07 and their answers."""

from math import ceil

from cxlab.claims.claim import Answer, Claim
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.evidence.groups import Group
from cxlab.numbers import exact_percent, percent
from cxlab.questions.against_half import from_half
from cxlab.questions.cocktail_party.evidence import (
    FIRST,
    HIGH,
    HIGH_DIVIDED,
    LOW,
    LOW_DIVIDED,
    MAIL_NAMED,
    MAIL_PLAIN,
    NAMED,
    OLDER,
    REPLICATION,
    STUDENTS,
    UNNAMED,
    Attention,
    Key,
    published,
)
from cxlab.statistics.exact_share import exact_share
from cxlab.statistics.proportions import TwoProportions, compare_proportions
from cxlab.words import phrase, say

OTHER_QUESTION = phrase(
    "{name} compares groups of its own. Counts of people with and without what is claimed would "
    "settle it."
)


def counted(key: Key) -> Group:
    """Return the people of a published row that has counts."""
    group = published(key).group
    if group is None:
        raise ValueError(f"nobody says how many there were: {key}")
    return group


def compared(first: Group, second: Group, level: float) -> TwoProportions:
    """Compare the share of one group with that of another."""
    return compare_proportions(first.count, first.n, second.count, second.n, level=level)


def own_name(attention: Attention, settings: Settings) -> Answer:
    """Return the share that noticed, less a half."""
    group = attention.own.everybody if attention.own else counted(STUDENTS)
    share = exact_share(group.count, group.n, settings.level)
    facts: dict[str, object] = {"count": group.count, "n": group.n, "share": percent(share.value)}
    estimate = from_half(share, settings.level)
    if attention.own:
        facts["what"] = say(COUNTED_BY_YOU, name=attention.name)
        note = say("All groups of the file together.") if attention.other_groups() else ""
        return Answer(estimate, note, facts)
    facts["what"] = say(NAME_IN_NOISE)
    older, first = counted(OLDER), counted(FIRST)
    note = say(
        "The count is found from a printed percentage. Elsewhere: {older_count} of {older_n} older "
        "adults (by a reader's summary), and {count} of {n} people in 1959 (from memory).",
        older_count=older.count,
        older_n=older.n,
        count=first.count,
        n=first.n,
    )
    return Answer(estimate, note, facts, sources=_sources(STUDENTS, OLDER, FIRST))


def low_span(attention: Attention, settings: Settings) -> Answer:
    """Return low less high memory span."""
    if attention.own:
        return Answer(note=say(OTHER_QUESTION, name=attention.name), sources=())
    two = compared(counted(LOW), counted(HIGH), settings.level)
    note = say("The counts are from memory; they give the 65% and 20% of a later abstract.")
    return Answer(_difference(two, settings.level), note, _facts(two), sources=_sources(LOW))


def named_instruction(attention: Attention, settings: Settings) -> Answer:
    """Return why presentations to a few people give no interval."""
    if attention.own:
        return Answer(note=say(OTHER_QUESTION, name=attention.name), sources=())
    named, plain = counted(NAMED), counted(UNNAMED)
    note = say(
        "{named} of {named_n} instructions that began with the name were heard ({named_share}), "
        "{plain} of {plain_n} others ({plain_share}). But only 12 people heard them, several each, "
        "and who heard which is not printed, so nobody can say how far chance reaches. The counts "
        "of each person would settle it.",
        named=named.count,
        named_n=named.n,
        named_share=percent(named.count / named.n),
        plain=plain.count,
        plain_n=plain.n,
        plain_share=percent(plain.count / plain.n),
    )
    return Answer(note=note, sources=_sources(NAMED))


def divided(attention: Attention, settings: Settings) -> Answer:
    """Return why shares of groups of unknown size give no interval."""
    if attention.own:
        return Answer(note=say(OTHER_QUESTION, name=attention.name), sources=())
    low, high = published(LOW_DIVIDED), published(HIGH_DIVIDED)
    note = say(
        "the printed shares turn round: {low} with a low memory span noticed it, {high} with a "
        "high one. How many people there were is not in the abstract, so nobody can say how far "
        "chance reaches. The sizes of the groups would settle it.",
        low=percent(low.share),
        high=percent(high.share),
    )
    return Answer(note=note, sources=_sources(LOW_DIVIDED))


def subject_line(attention: Attention, settings: Settings) -> Answer:
    """Return the two shares, and how many mails it takes to tell them apart."""
    if attention.own:
        return Answer(note=say(OTHER_QUESTION, name=attention.name), sources=())
    named, plain = published(MAIL_NAMED).share, published(MAIL_PLAIN).share
    note = say(
        "who got the name in the subject line was drawn by chance: {named} opened such an e-mail, "
        "{plain} one without. How many were sent is not in the abstract; from about {mails:,} in "
        "each group on, such a difference is more than chance. A repetition in 2023 found no "
        "effect of the first name. The numbers of e-mails would settle it.",
        named=exact_percent(named),
        plain=exact_percent(plain),
        mails=mails_needed(named, plain, settings.level),
    )
    return Answer(note=note, sources=(*_sources(MAIL_NAMED), REPLICATION))


def mails_needed(first: float, second: float, level: float) -> int:
    """Return how many people a group it takes to tell two shares apart, in hundreds."""
    from scipy.stats import norm

    z = float(norm.ppf((1 + level) / 2))
    variance = first * (1 - first) + second * (1 - second)
    return 100 * ceil(z**2 * variance / (first - second) ** 2 / 100)


def own_group(attention: Attention, settings: Settings, name: str) -> Answer:
    """Return a user's group less the group that others are compared with."""
    groups = attention.own.groups if attention.own else ()
    group = next(group for group in groups if group.name == name)
    two = compared(group, groups[0], settings.level)
    note = say("Who is in which group goes with it; it need not be what made the difference.")
    facts = _facts(two) | {"group": name, "reference": groups[0].name}
    return Answer(_difference(two, settings.level), note, facts)


def _difference(two: TwoProportions, level: float) -> Estimate:
    return Estimate.of(
        two.risk_difference,
        "risk difference",
        level=level,
        n=two.first.n + two.second.n,
        p_value=two.fisher_p,
        method=say("Newcombe hybrid score interval; Fisher's exact p"),
    )


def _facts(two: TwoProportions) -> dict[str, object]:
    pairs = {"first": two.first, "second": two.second}
    return {
        name: say("{count:,} of {n:,}, {share}", count=p.count, n=p.n, share=percent(p.value))
        for name, p in pairs.items()
    }


def _sources(*keys: Key) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for source, _, _ in keys))


WAYS = (phrase("more"), phrase("fewer"))
NAME_IN_NOISE = phrase("their own name in what they are not listening to")
COUNTED_BY_YOU = phrase("what is counted in {name}")
AXIS = phrase("difference in percentage points; right of 0 more noticed")
CLAIMS = {
    "attention.own_name": Claim(
        number="H1",
        claim="Among noise, people hear what concerns them: most notice {what}.",
        before={"what": NAME_IN_NOISE},
        expected="positive",
        by=own_name,
        reading="{more} than half noticed ({count:,} of {n:,}, {share})",
        same="half noticed ({count:,} of {n:,}, {share})",
        ways=WAYS,
        label=phrase("share that noticed minus half"),
    ),
    "attention.low_span": Claim(
        number="H2",
        claim="Those who are easily distracted hear it more often: more people with a low memory "
        "span notice their name than with a high one.",
        expected="positive",
        by=low_span,
        reading="{more} people with a low memory span noticed their name ({first}) than with a "
        "high one ({second})",
        same="as many people with a low memory span noticed their name ({first}) as with a high "
        "one ({second})",
        ways=WAYS,
        label=phrase("low minus high memory span"),
    ),
    "attention.named_instruction": Claim(
        number="H3",
        claim="An instruction that begins with one's name gets through where another does not.",
        expected="positive",
        by=named_instruction,
        reading="",
    ),
    "attention.divided": Claim(
        number="H4",
        claim="The easily distracted notice more in every situation, also when they listen to both "
        "sides.",
        expected="positive",
        by=divided,
        reading="",
    ),
    "attention.subject_line": Claim(
        number="H5",
        claim="So it is in marketing: an e-mail with the customer's name in its subject line is "
        "opened more often.",
        expected="positive",
        by=subject_line,
        reading="",
    ),
    "attention.group.{group}": Claim(
        number="own",
        claim="In your file: who is in the group {group} notices more or less often than who is in "
        "the first.",
        expected="different",
        basis="exploratory",
        each=Attention.other_groups,
        before={"group": phrase("each other group")},
        by=own_group,
        reading="{more} in the group {group} noticed ({first}) than in the group {reference} "
        "({second})",
        same="as many in the group {group} noticed ({first}) as in the group {reference} "
        "({second})",
        ways=WAYS,
        label=phrase("{group} minus {reference}"),
    ),
}
