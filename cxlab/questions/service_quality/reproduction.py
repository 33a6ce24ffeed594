"""The ledger of notebook 03: what the papers print, against what their other figures imply."""

from cxlab.claims.ledger import LedgerRow
from cxlab.numbers import agrees, fixed
from cxlab.published import read
from cxlab.questions.service_quality.dimensions import called
from cxlab.questions.service_quality.evidence import Evidence
from cxlab.questions.service_quality.gap_samples import (
    TABLE,
    half_unit,
    sample_title,
    t_fits_interval,
    t_from_interval,
)
from cxlab.words import phrase, say

LEDGER = phrase("Gaps as printed and as recomputed")
ITEMS = "servqual_item_gaps"


def ledger_rows(evidence: Evidence) -> tuple[LedgerRow, ...]:
    """Return the ledger of the published gaps; empty for any other data."""
    if not evidence.samples:
        return ()
    rows = read(TABLE)
    return (
        *(_t(row) for row in rows if row["t"]),
        *(_gap(row) for row in rows if row["perceived_mean"]),
        *(_items(source) for source in dict.fromkeys(row["source"] for row in read(ITEMS))),
    )


def _t(row: dict[str, str]) -> LedgerRow:
    """Return a printed t against the one that the printed gap and interval imply."""
    low, high = t_from_interval(row)
    facts = {"low": fixed(low, 2), "high": fixed(high, 2)}
    note = say("the rounded gap and interval allow {low} to {high}", **facts)
    if not t_fits_interval(row):
        note = say(
            "contradicts its own interval: the rounded gap and interval allow {low} to {high}; we "
            "use the interval",
            **facts,
        )
    return LedgerRow(
        f"{row['source']}.{row['dimension']}.t",
        row["source"],
        say("{sample}, {dimension}: t of the gap", **_named(row)),
        published=row["t"],
        recomputed=_central_t(row),
        note=note,
        allowed=(low, high),
    )


def _named(row: dict[str, str]) -> dict[str, str]:
    sample = sample_title(row["source"], row["sample"])
    return {"sample": sample, "dimension": called(row["dimension"])}


def _central_t(row: dict[str, str]) -> float:
    from scipy.stats import t

    half = (float(row["gap_upper"]) - float(row["gap_lower"])) / 2
    return float(float(row["gap"]) / (half / t.ppf(0.975, int(row["n"]) - 1)))


def _gap(row: dict[str, str]) -> LedgerRow:
    """Return a printed gap against perceived minus expected, as printed."""
    perceived, expected = row["perceived_mean"], row["expected_mean"]
    ours = float(perceived) - float(expected)
    slack = half_unit(perceived) + half_unit(expected)
    return LedgerRow(
        f"{row['source']}.{row['sample']}.{row['dimension']}.gap",
        row["source"],
        say("{sample}, {dimension}: gap", **_named(row)),
        published=row["gap"],
        recomputed=ours,
        note="" if agrees(row["gap"], ours) else say("as near as the rounded means allow"),
        allowed=(ours - slack, ours + slack),
    )


def _items(source: str) -> LedgerRow:
    """Return how many item gaps are perceived minus expected, to rounding."""
    rows = [r for r in read(ITEMS) if r["source"] == source and r["gap"] and r["expected_mean"]]
    right = sum(
        abs(float(r["perceived_mean"]) - float(r["expected_mean"]) - float(r["gap"])) <= 0.0151
        for r in rows
    )
    return LedgerRow(
        f"{source}.items.gap",
        source,
        say(
            "{sample}: item gaps that are perceived minus expected, to rounding",
            sample=sample_title(source, "all"),
        ),
        published=str(len(rows)),
        recomputed=float(right),
        note="" if right == len(rows) else say("{n} do not come out", n=len(rows) - right),
    )
