"""Findings as tables in APA's form (7th edition): what a paper prints of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.numbers import MINUS, exact_percent, fixed, p_text
from cxlab.words import phrase, say

NONE = "\N{EN DASH}"
# In letters: a line of small print, the widest number, the widest text that counts, a margin.
LETTERS, NUMBER, TEXT, AROUND = 100, 22, 40, 2.2
BELOW_ONE = ("correlation", "reliability")  # APA: no zero before the point
SIDES = {"perception": phrase("perception"), "expectation": phrase("expectation")}


@dataclass(frozen=True)
class ApaTable:
    """A table as APA prints it: number, title, heads, rows, a note below; all of it text.

    ``italic`` are the heads that are symbols of statistics.
    """

    number: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str
    italic: frozenset[str] = frozenset({"n", "t", "df", "p", "M", "SD"})

    def shares(self) -> list[float]:
        """Return the share of a line that each column takes: numbers unbroken, texts the rest."""
        longest = [max(map(len, column)) for column in zip(self.heads, *self.rows, strict=True)]
        texts = [min(letters, TEXT) if letters > NUMBER else 0 for letters in longest]
        numbers = [0.0 if text else n + AROUND for n, text in zip(longest, texts, strict=True)]
        rest = max(LETTERS - sum(numbers), sum(texts) / 2)
        wide = [
            n + rest * text / max(sum(texts), 1) for n, text in zip(numbers, texts, strict=True)
        ]
        return [letters / sum(wide) for letters in wide]


def apa_tables(findings: Sequence[Finding]) -> list[ApaTable]:
    """Return the table of all findings and, where gaps bring them, that of means and SDs."""
    tables = [_of_findings(findings)]
    if any(finding.on_scale and finding.on_scale.means for finding in findings):
        tables.append(_of_means(findings))
    return tables


def _of_findings(findings: Sequence[Finding]) -> ApaTable:
    estimates = [finding.estimate for finding in findings if finding.estimate]
    levels = {estimate.level for estimate in estimates}
    interval = say("{level} CI", level=", ".join(map(exact_percent, sorted(levels))))
    names = (say("Claim"), say("Finding"), "n", say("Estimate"), interval, "t", "df", "p")
    rows = [_row(finding, many_levels=len(levels) > 1) for finding in findings]
    heads = (*names, say("Verdict"))
    # A column in which nothing stands is left out.
    kept = [
        place for place in range(len(heads)) if place < 5 or any(row[place] != NONE for row in rows)
    ]
    note = say(
        "n = people behind a finding, unless the methods say what else; CI = confidence interval; "
        "a dash: not computed. "
        "The verdict follows from the interval and the smallest effect that matters, never from p. "
        "{units}",
        units=_units(findings),
    ).strip()
    return ApaTable(
        say("Table {number}", number=1),
        say("What the Data Say of Each Claim"),
        tuple(heads[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in rows),
        note=note,
    )


def _units(findings: Sequence[Finding]) -> str:
    """Say which claims' estimates are in which unit, of those that have one."""
    by_unit: dict[str, dict[str, None]] = {}
    for finding in findings:
        if finding.estimate and (unit := finding.estimate.unit):
            by_unit.setdefault(unit, {})[finding.hypothesis] = None
    return " ".join(
        say("{claims} in {unit}.", claims=", ".join(claims), unit=unit)
        for unit, claims in by_unit.items()
    )


def _row(finding: Finding, many_levels: bool) -> tuple[str, ...]:
    first = (finding.hypothesis, finding.label or finding.claim)
    if (estimate := finding.estimate) is None:
        return (*first, *[NONE] * 6, finding.verdict.words)
    t = finding.on_scale.t if finding.on_scale else None
    interval = _interval(estimate)
    if many_levels and interval != NONE:
        interval = f"{interval} ({exact_percent(estimate.level)})"
    return (
        *first,
        NONE if estimate.n is None else f"{estimate.n:,}",
        _end(estimate, estimate.value),
        interval,
        NONE if t is None else fixed(t, 2),
        NONE if estimate.df is None else f"{estimate.df:,.6g}",
        _p(estimate.p_value),
        finding.verdict.words,
    )


def _p(value: float | None) -> str:
    return NONE if value is None else p_text(value).removeprefix("p ").removeprefix("= ")


def _interval(estimate: Estimate) -> str:
    if estimate.measure == "probability":  # its interval is the error of drawing
        return NONE
    low, high = (_end(estimate, end) for end in (estimate.lower, estimate.upper))
    return f"[{low}, {high}]"


def _end(estimate: Estimate, value: float) -> str:
    if isinf(value):
        return (MINUS if value < 0 else "") + "\N{INFINITY}"
    return _without_zero(estimate.show(value), estimate.measure)


def _without_zero(shown: str, measure: str) -> str:
    """Return what cannot pass 1 without the zero before its point."""
    bare = shown.removeprefix(MINUS)
    if measure not in BELOW_ONE or not bare.startswith("0."):
        return shown
    return shown[: len(shown) - len(bare)] + bare[1:]


def _of_means(findings: Sequence[Finding]) -> ApaTable:
    """Return means and standard deviations of both sides, and the gap, on the answer scale."""
    heads = [say("Finding")]
    for side in SIDES.values():
        heads += [say("M, {side}", side=say(side)), say("SD, {side}", side=say(side))]
    rows = []
    for finding in findings:
        if (scale := finding.on_scale) is None or scale.means is None:
            continue
        row = [finding.label or finding.claim]
        for side in SIDES:
            for numbers in (scale.means, scale.sds or {}):
                row.append(fixed(numbers[side], 2) if side in numbers else NONE)
        low, high = fixed(scale.lower, 2), fixed(scale.upper, 2)
        rows.append((*row, f"{fixed(scale.value, 2)} [{low}, {high}]"))
    return ApaTable(
        say("Table {number}", number=2),
        say("Means and Standard Deviations on the Answer Scale"),
        (*heads, say("Difference [CI]")),
        rows=tuple(rows),
        note=say("M = mean; SD = standard deviation; CI = confidence interval of the difference."),
    )
