"""How many customers stay, as notebook 09 answers it: of those watched, and at renewal."""

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.errors import LackError
from cxlab.questions.loyalty.answers import lacking
from cxlab.questions.loyalty.loyalty import Loyalty
from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.survival import kept
from cxlab.words import phrase, say, say_lack

TOO_SHORT = phrase(
    "nobody was watched up to year {years}; the longest stay is {longest:.1f} years."
)
LOST_A_YEAR = 0.15  # the least that the folklore loses


def still_there(loyalty: Loyalty, settings: Settings, years: int) -> Answer:
    """Return the share kept after some years, judged against what the folklore leaves."""
    if loyalty.stay is None:
        return lacking(
            loyalty,
            phrase("how long customers stayed"),
            phrase("a file with one row a customer: -p retention=FILE"),
        )
    longest = loyalty.stay.longest / loyalty.per_year
    if longest < years:
        return Answer(note=say(TOO_SHORT, years=years, longest=longest))
    try:
        share = kept(loyalty.stay, [years * loyalty.per_year], settings.level)[0]
    except LackError as lack:
        return Answer(note=say_lack(lack))
    if loyalty.own and share.at_risk < settings.minimum_group:
        return Answer(note=say("too few customers were watched so long: {n:,}.", n=share.at_risk))
    estimate = Estimate.of(
        share,
        "proportion",
        level=settings.level,
        n=share.n,
        method=say("Kaplan-Meier, Greenwood's error"),
    )
    left_by_folklore = (1 - LOST_A_YEAR) ** years
    judged = Estimate.of(share.less(left_by_folklore), "difference of shares", level=settings.level)
    note = say("Customers who were watched so long: {n:,}.", n=share.at_risk)
    sources = (loyalty.stay_source,) if loyalty.own else ("cas_uslapseagent",)
    return Answer(estimate, note, decided_by=judged, limit=left_by_folklore, sources=sources)


def renewal(loyalty: Loyalty, settings: Settings) -> Answer:
    """Return the share that left, judged against the least that the folklore loses a year."""
    if loyalty.left is None or not loyalty.left[1]:
        return lacking(loyalty, phrase("who left"), phrase("a column of role left (0 or 1)"))
    share = proportion(*loyalty.left, settings.level)
    estimate = Estimate.of(
        share, "proportion", level=settings.level, n=share.n, method=say("Wilson interval")
    )
    note = say("{count:,} of {n:,}.", count=share.count, n=share.n)
    judged = Estimate.of(share.less(LOST_A_YEAR), "difference of shares", level=settings.level)
    return Answer(
        estimate,
        note,
        decided_by=judged,
        limit=LOST_A_YEAR,
        reading=phrase("of the customers, there left") if loyalty.own else "",
        sources=None if loyalty.own else ("cas_eudirectlapse",),
    )
