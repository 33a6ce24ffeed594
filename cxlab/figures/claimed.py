"""Claimed figures beside what data show: one row a claim, all of them shares."""

from math import isinf

from cxlab.claims.finding import Finding
from cxlab.claims.findings import Findings
from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import INK, LARGE, SMALL, Figure, canvas, name_rows, to_svg
from cxlab.figures.narrow import is_narrow, on_phones_too
from cxlab.numbers import percent
from cxlab.questions.crm_claims.claimed import claimed
from cxlab.table import Table
from cxlab.words import phrase, say

NAME, LEAST = "claimed", 2.0  # inches high at least
CAPTION = phrase(
    "What is claimed (diamond, or bar for a range) and what data show (dot, with its interval). "
    "No dot: no evidence found."
)


@on_phones_too
def draw_claimed(findings: Findings) -> Figure:
    """Draw every claim that is a share: the figure claimed, and the estimate if there is one."""
    shown = [finding for finding in findings if finding.id in claimed()]
    above, below = (-0.12, 0.12) if is_narrow() else (-0.16, 0.16)  # names stand above their rows
    with canvas(7.2, LEAST if is_narrow() else 1.1 + 0.4 * len(shown)) as (drawing, axes):
        for place, finding in enumerate(shown):
            low, high = _ends(finding)
            if low == high:
                axes.plot(low, place + above, "D", color=LARGE, markersize=7)
            else:
                axes.hlines(place + above, low, high, color=LARGE, linewidth=6)
            if estimate := finding.estimate:
                ends = (estimate.lower, estimate.upper)
                axes.hlines(place + below, *ends, color=INK, linewidth=1.6)
                axes.plot(estimate.value, place + below, "o", color=SMALL, markersize=7)
        name_rows(axes, [axis_label(f"{f.hypothesis}  {f.label}") for f in shown], above=8)
        axes.set_ylim(len(shown) - 0.4, -0.6)
        most = max(f.estimate.upper for f in shown if f.estimate)  # over 1 where others return more
        axes.set_xlim(-0.02, max(1.0, most) + 0.02)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
        axes.set_xlabel(say("share"))
        svg = to_svg(drawing, NAME)
    caption = say(CAPTION)
    alt = " ".join([caption, *map(_told, shown)])
    return Figure(NAME, svg, alt, _data(shown), caption=caption)


def _ends(finding: Finding) -> tuple[float, float]:
    """Return the claimed range within 0 and 1."""
    low, high = claimed()[finding.id]
    return max(low, 0.0), min(high, 1.0)


def _said(finding: Finding) -> str:
    low, high = claimed()[finding.id]
    if isinf(low):
        return say("under {share}", share=percent(high))
    if isinf(high):
        return say("over {share}", share=percent(low))
    if low == high:
        return percent(low)
    return say("{low} to {high}", low=percent(low), high=percent(high))


def _told(finding: Finding) -> str:
    facts = {"claim": finding.hypothesis, "said": _said(finding)}
    if finding.estimate is None:
        return say("{claim}: claimed {said}, no evidence found.", **facts)
    return say("{claim}: claimed {said}, data show {seen}.", **facts, seen=finding.estimate.text())


def _data(shown: list[Finding]) -> Table:
    numbers = (say("Data show"), say("From"), say("To"))
    rows = []
    for finding in shown:
        e = finding.estimate
        seen = (e.value, e.lower, e.upper) if e else (None, None, None)
        rows.append((finding.claim, _said(finding), *seen, finding.verdict.words))
    return Table(
        say("Claimed and seen"),
        (say("Claim"), say("Claimed"), *numbers, say("Verdict")),
        tuple(rows),
        dict.fromkeys(numbers, percent),
    )
