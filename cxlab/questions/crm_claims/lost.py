"""How many customers are lost in a year, as notebook 10 answers it."""

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.errors import LackError
from cxlab.evidence.account import OWN
from cxlab.numbers import percent
from cxlab.published import read
from cxlab.questions.crm_claims.claimed import held_against
from cxlab.questions.crm_claims.load import MOTOR, Till
from cxlab.questions.loyalty import load as load_loyalty
from cxlab.statistics.proportions import proportion
from cxlab.statistics.rule_values import Share
from cxlab.statistics.survival import kept
from cxlab.words import phrase, say, say_lack

WEEKS = 52  # of a year
YOUNG, OLD = "<25", "65+"
OURS = phrase(
    "of the customers who bought in the year before, so many bought nothing in the last year"
)


def lost_a_year(till: Till, settings: Settings, id: str) -> Answer:
    """Return the share lost in a year: of a user's customers, or of those with motor insurance."""
    try:
        counts, note = _of_purchases(till) if till.own else _of_insurers(settings.level)
    except LackError as lack:
        return Answer(note=say_lack(lack))
    share = proportion(*counts, settings.level)
    estimate = Estimate.of(
        share, "proportion", level=settings.level, n=share.n, method=say("Wilson interval")
    )
    return Answer(
        estimate,
        note,
        sources=None if till.own else ("cas_eudirectlapse", "cas_uslapseagent"),
        reading=OURS if till.own else "",
        **held_against(id, estimate, settings.smallest_effect),
    )


def _of_purchases(till: Till) -> tuple[Share, str]:
    """Return how many of the year before the split bought nothing in the year after."""
    classes = till.purchases.classes
    lately = classes["age"] - classes["recency"] <= WEEKS
    n = int(classes["n"][lately].sum())
    if till.purchases.ahead < WEEKS or classes["age"].max(initial=0) < WEEKS:
        raise LackError(
            "{source} covers less than two years. Purchases of two years would settle it: who of "
            "the first year's customers came in the second?",
            source=till.source.removeprefix(OWN),
        )
    if not n:
        raise LackError("nobody bought in the year up to {day}", day=till.split)
    lost = n - int(classes["returned"][lately].sum())
    note = say(
        "{lost:,} of {n:,}; the years meet on {day}, counted in weeks. Who buys seldom counts as "
        "lost, too: only a contract says who has left.",
        lost=lost,
        n=n,
        day=till.split,
    )
    return (lost, n), note


def _of_insurers(level: float) -> tuple[Share, str]:
    """Return how many left a motor insurer, and what others lose."""
    rows = [(row["age_group"], int(row["left"]), int(row["n"])) for row in read(MOTOR)]
    loyalty = load_loyalty("published")
    if loyalty.stay is None:
        raise LackError("nothing is known of how long customers stay")
    years = [loyalty.per_year * year for year in (1, 5, 10)]
    first, fifth, tenth = (share.value for share in kept(loyalty.stay, years, level))
    young, old = ([row for row in rows if row[0] == age] for age in (YOUNG, OLD))
    note = say(
        "It depends on the trade and on who the customers are. Of drivers under 25, {young} left, "
        "of those of 65 and over {old}. A life insurer lost {first} in the first year and {later} "
        "a year after the fifth.",
        young=percent(_share(young)[0] / _share(young)[1]),
        old=percent(_share(old)[0] / _share(old)[1]),
        first=percent(1 - first),
        later=percent(1 - (tenth / fifth) ** (1 / 5)),
    )
    return _share(rows), note


def _share(rows: list[tuple[str, int, int]]) -> Share:
    return sum(left for _, left, _ in rows), sum(n for *_, n in rows)
