"""What the papers print of the evidence, against what the effects at hand give."""

import numpy as np

from cxlab.claims.ledger import LedgerRow
from cxlab.evidence.studies import Studies
from cxlab.numbers import fixed
from cxlab.published import read
from cxlab.questions.choice_overload_evidence.tables import ends
from cxlab.statistics.meta import Pooled, pool
from cxlab.words import capital, phrase, say

PRINTED = "choice_overload_meta"
RECOMPUTABLE_SOURCE = "scheibehenne_2010"
MEAN = "mean d (random effects, REML)"
TRIMMED = "20% trimmed mean d"
PERSONS, CONDITIONS = "N", "k conditions"
Recomputed = dict[str, tuple[float | None, str]]  # by printed quantity: ours, and a remark
LEDGER = phrase("Summaries as printed and as recomputed")
NOT_PUBLIC = phrase("needs data that are not public")


def ledger_rows(studies: Studies) -> tuple[LedgerRow, ...]:
    """Return every printed summary beside ours; empty for a user's own file.

    Part of the effects is not public, so a number that does not come out is "not recomputable";
    the remark gives what the public effects give, and what no effect in the others would give.
    """
    if studies.own:
        return ()
    ours = _recomputed(studies)
    printed = [row for row in read(PRINTED) if row["value"]]
    return tuple(
        _ledger_row(number, row, ours if row["source"] == RECOMPUTABLE_SOURCE else {})
        for number, row in enumerate(printed, start=1)
    )


def _ledger_row(number: int, row: dict[str, str], ours: Recomputed) -> LedgerRow:
    value, note = ours.get(row["quantity"], (None, say(NOT_PUBLIC)))
    if row["lo"] and value is not None:
        note = say(
            "printed interval {low} to {high}; {remark}", low=row["lo"], high=row["hi"], remark=note
        )
    author = capital(row["source"].replace("_", " "))
    return LedgerRow(
        id=f"overload.printed_{number}",
        source=row["source"],
        statistic=say("{author}: {quantity}", author=author, quantity=row["quantity"]),
        published=row["value"].removesuffix(".0"),
        recomputed=value,
        note=note,
        partial=True,
    )


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
    effects = (*studies.effects, *[0.0] * count)
    variances = (*studies.variances, *[zero_variance] * count)
    return pool(effects, variances, "REML", "wald")


def trimmed(studies: Studies, share_each_side: float = 0.10) -> Pooled:
    """Pool the effects that are left when the most extreme are cut off on each side."""
    order = np.argsort(studies.effects, kind="stable")
    cut = int(share_each_side * len(order))
    kept = order[cut : len(order) - cut]
    effects = [studies.effects[i] for i in kept]
    return pool(effects, [studies.variances[i] for i in kept], "REML", "wald")


def _recomputed(studies: Studies) -> Recomputed:
    have, zeros, cut = studies.pooled("REML", "wald"), with_zeros(studies), trimmed(studies)
    count, people = missing_effects(studies)
    missing = {"count": count, "people": people}
    absent = say("{count} effects with {people:,} people are not in the public table", **missing)
    mean = say(
        "ours {interval}; {count} effects with {people:,} people are not in the public table; if "
        "those were all zero: {mean} [{zeros}]",
        **missing,
        interval=ends(have.lower, have.upper),
        mean=fixed(zeros.mean, 3),
        zeros=ends(zeros.lower, zeros.upper),
    )
    return {
        "tau2": (have.tau2, _if_zero(zeros.tau2, missing)),
        "Q(62)": (have.q, _if_zero(zeros.q, missing)),
        "I2 percent": (100 * have.i2, _if_zero(100 * zeros.i2, missing)),
        MEAN: (have.mean, mean),
        TRIMMED: (cut.mean, _after_cutting(cut, missing)),
        "trimmed I2 percent": (100 * cut.i2, absent),
        CONDITIONS: (float(len(studies.effects)), absent),
        PERSONS: (float(studies.people or 0), absent),
    }


def _after_cutting(cut: Pooled, missing: dict[str, int]) -> str:
    """Say how far the trimmed summary comes out."""
    return say(
        "ours {interval}, REML after cutting 10% of effects on each side, which is a guess at "
        "their way: the mean comes out, the interval and I2 do not; {count} effects with "
        "{people:,} people are not in the public table",
        **missing,
        interval=ends(cut.lower, cut.upper),
    )


def _if_zero(value: float, missing: dict[str, int]) -> str:
    """Say what comes out if the effects that are not public were all zero."""
    return say(
        "{count} effects with {people:,} people are not in the public table; if those were all "
        "zero: {value}",
        **missing,
        value=fixed(value, 3),
    )
