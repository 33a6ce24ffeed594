"""What the papers print of the evidence, against what the effects at hand give."""

import numpy as np

from cxlab.claims.ledger import LedgerRow
from cxlab.numbers import fixed
from cxlab.published import read
from cxlab.questions.choice_overload_evidence.studies import Studies
from cxlab.statistics.meta import Pooled, pool

PRINTED = "choice_overload_meta"
RECOMPUTABLE_SOURCE = "scheibehenne_2010"
MEAN = "mean d (random effects, REML)"
TRIMMED = "20% trimmed mean d"
PERSONS, CONDITIONS = "N", "k conditions"
NOT_PUBLIC = (None, "needs data that are not public")


def ledger_rows(studies: Studies) -> tuple[LedgerRow, ...]:
    """Return every printed summary beside ours; empty for a user's own file.

    Part of the effects is not public, so a number that does not come out is "not recomputable";
    the remark gives what the public effects give, and what no effect in the others would give.
    """
    if studies.own:
        return ()
    ours = _recomputed(studies)
    rows: list[LedgerRow] = []
    for row in read(PRINTED):
        if not row["value"]:
            continue
        known = row["source"] == RECOMPUTABLE_SOURCE
        value, note = ours.get(row["quantity"], NOT_PUBLIC) if known else NOT_PUBLIC
        if row["lo"] and value is not None:
            note = f"printed interval {row['lo']} to {row['hi']}; {note}"
        id, label = f"overload.printed_{len(rows) + 1}", row["quantity"]
        number = row["value"].removesuffix(".0")
        author = row["source"].replace("_", " ").capitalize()
        statistic = f"{author}: {label}"
        rows.append(LedgerRow(id, row["source"], statistic, number, value, note, partial=True))
    return tuple(rows)


def missing_effects(studies: Studies) -> tuple[int, int]:
    """Return how many of the published effects, and of the people in them, are not at hand."""
    rows = {row["quantity"]: row for row in read(PRINTED) if row["source"] == RECOMPUTABLE_SOURCE}
    effects = int(float(rows[CONDITIONS]["value"])) - len(studies.effects)
    people = int(float(rows[PERSONS]["value"])) - (studies.people or 0)
    return effects, people


def with_zeros(studies: Studies) -> Pooled:
    """Pool the effects at hand and the missing ones as if all of those were zero."""
    count, people = missing_effects(studies)
    zero_variance = 4 / (people / count)
    effects = (*studies.effects, *(0.0,) * count)
    return pool(effects, (*studies.variances, *(zero_variance,) * count), "REML", "wald")


def trimmed(studies: Studies, share_each_side: float = 0.10) -> Pooled:
    """Pool the effects that are left when the most extreme are cut off on each side."""
    order = np.argsort(studies.effects, kind="stable")
    cut = int(share_each_side * len(order))
    kept = order[cut : len(order) - cut]
    effects = [studies.effects[i] for i in kept]
    return pool(effects, [studies.variances[i] for i in kept], "REML", "wald")


Recomputed = dict[str, tuple[float | None, str]]


def _recomputed(studies: Studies) -> Recomputed:
    have = pool(studies.effects, studies.variances, "REML", "wald")
    zeros, cut = with_zeros(studies), trimmed(studies)
    count, people = missing_effects(studies)
    absent = f"{count} effects with {people:,} people are not in the public table"
    pairs = {
        "tau2": (have.tau2, zeros.tau2),
        "Q(62)": (have.q, zeros.q),
        "I2 percent": (100 * have.i2, 100 * zeros.i2),
    }
    found: Recomputed = {
        name: (value, f"{absent}; if those were all zero: {fixed(other, 3)}")
        for name, (value, other) in pairs.items()
    }
    found[MEAN] = (
        have.mean,
        f"ours {_interval(have)}; {absent}; if those were all zero: {fixed(zeros.mean, 3)} "
        f"[{_interval(zeros)}]",
    )
    cut_note = (
        f"ours {_interval(cut)}, REML after cutting 10% of effects on each side, which is a guess "
        f"at their way: the mean comes out, the interval and I2 do not; {absent}"
    )
    found[TRIMMED] = (cut.mean, cut_note)
    found["trimmed I2 percent"] = (100 * cut.i2, absent)
    found[CONDITIONS] = (float(len(studies.effects)), absent)
    found[PERSONS] = (float(studies.people or 0), absent)
    return found


def _interval(pooled: Pooled) -> str:
    return f"{fixed(pooled.lower, 3)} to {fixed(pooled.upper, 3)}"
