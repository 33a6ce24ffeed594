"""How many customers are lost in a year, as notebook 10 answers it."""

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.evidence.account import OWN
from cxlab.numbers import percent
from cxlab.published import read
from cxlab.questions.crm_claims.claimed import held_against
from cxlab.questions.crm_claims.load import Till, said_of
from cxlab.questions.loyalty.load import LIFE, MOTOR, QUARTERS, life_table
from cxlab.statistics.moments import Array
from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.rule_values import Share
from cxlab.statistics.survival import kept
from cxlab.words import phrase, say

WEEKS = 52  # of a year
YOUNG, OLD = "<25", "65+"
OURS = phrase(
    "of the customers who bought in the year before, so many bought nothing in the last year"
)


def lost_a_year(till: Till, settings: Settings, id: str) -> Answer:
    """Return the share lost in a year: of a user's customers, or of those with motor insurance."""
    ours = till.own and not (missing := _missing(till))
    counts, note = _of_purchases(till) if ours else _of_insurers(settings.level)
    if till.own and not ours:
        note = f"{missing} {said_of(till, note)}"
    share = proportion(*counts, settings.level)
    estimate = Estimate.of(
        share, "proportion", level=settings.level, n=share.n, method=say("Wilson interval")
    )
    return Answer(
        estimate,
        note,
        sources=None if ours else ("cas_eudirectlapse", "cas_uslapseagent"),
        reading=OURS if ours else "",
        **held_against(id, estimate, settings.smallest_effect),
    )


def _lately(till: Till) -> Array:
    """Return which classes bought in the year up to the split, in whole weeks."""
    classes = till.purchases.classes
    return np.asarray(classes["age"] - classes["recency"] <= WEEKS)


def _missing(till: Till) -> str:
    """Return why purchases do not say who was lost; empty if they do."""
    source = till.source.removeprefix(OWN)
    if till.purchases.ahead < WEEKS or till.purchases.classes["age"].max(initial=0) < WEEKS:
        return say("{source} covers less than the two years that it takes.", source=source)
    if not _lately(till).any():
        return say(
            "Nobody in {source} bought in the year up to {day}.", source=source, day=till.split
        )
    return ""


def _of_purchases(till: Till) -> tuple[Share, str]:
    """Return how many of the year before the split bought nothing in the year after."""
    lately = _lately(till)
    n = int(till.purchases.classes["n"][lately].sum())
    lost = n - int(till.purchases.classes["returned"][lately].sum())
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
    years = [QUARTERS * year for year in (1, 5, 10)]
    first, fifth, tenth = (share.value for share in kept(life_table(read(LIFE)), years, level))
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
