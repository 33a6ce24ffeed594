"""Old and new as one picture: a row a finding, both dots with their intervals."""

from collections.abc import Sequence
from html import escape
from math import isfinite

from cxlab.claims.estimate import Estimate
from cxlab.claims.news import DOWN, UP
from cxlab.words import phrase, say
from cxlab.workbook.compare import Line, Meaning

BETTER, WORSE = phrase("better"), phrase("worse")
SIGNS = {True: (*UP, BETTER), False: (*DOWN, WORSE)}
ROOM = 5.0  # per cent at both sides
OLD, NEW, HEIGHT = 8, 22, 30  # pixels: where the two lie, one below the other
Ends = tuple[float, float]


def is_better(line: Line) -> bool | None:
    """Say whether a finding got better or worse by more than noise; None where neither is known.

    Examples
    --------
    >>> is_better(Line("shop", "sold", old=None, new=None)) is None
    True
    """
    if line.meaning is not Meaning.MORE_THAN_NOISE or line.change is None or line.new is None:
        return None
    return None if line.new.good is None else (line.change.value > 0) == (line.new.good == "more")


def has_evidence(line: Line) -> bool:
    """Say whether the old or the new result has a number for it."""
    return any(finding and finding.estimate for finding in (line.old, line.new))


def change_rows(lines: Sequence[Line]) -> str:
    """Return the findings with a number on both sides as HTML; rows of one measure share a scale.

    Examples
    --------
    >>> change_rows([])
    ''
    """
    drawn = [(line, both) for line in lines if (both := _both(line))]
    if not drawn:
        return ""
    measures = {both[0].measure for _, both in drawn}
    scales = {m: _scale([e for _, both in drawn for e in both if e.measure == m]) for m in measures}
    rows = "".join(_row(line, both, scales[both[0].measure]) for line, both in drawn)
    key = say("Open: old. Filled: new. Lines: what fits each of them.")
    return f'<div class="cx-rows cx-changes"><p class="cx-key">{escape(key)}</p>{rows}</div>'


def _both(line: Line) -> tuple[Estimate, Estimate] | None:
    old, new = (finding.estimate if finding else None for finding in (line.old, line.new))
    if old is None or new is None or old.measure != new.measure:
        return None
    return old, new


def _scale(estimates: Sequence[Estimate]) -> Ends:
    """Return the ends of a scale that holds zero, all values, and all ends that there are."""
    numbers = [n for e in estimates for n in (e.value, e.lower, e.upper) if isfinite(n)]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    return low, high if high > low else low + 1.0


def _row(line: Line, both: tuple[Estimate, Estimate], scale: Ends) -> str:
    old, new = both
    aloud = say("old {old}, new {new}", old=old.text(), new=new.text())
    zero = f'<rect class="cx-zero" x="{_place(0.0, scale):.1f}%" width="1" height="{HEIGHT}"/>'
    marks = _mark(old, OLD, scale, "cx-open") + _mark(new, NEW, scale, "cx-filled")
    return (
        f'<div class="cx-row"><div class="cx-sides"><span class="cx-what">{escape(line.claim)}'
        f'</span><svg class="cx-line" height="{HEIGHT}" role="img" aria-label="{escape(aloud)}">'
        f"{zero}{marks}</svg>{_news(line)}"
        f'<span class="cx-size">{escape(line.in_words)}</span></div></div>'
    )


def _mark(estimate: Estimate, down: int, scale: Ends, kind: str) -> str:
    """Return a dot on its interval."""
    left, right = _place(estimate.lower, scale), _place(estimate.upper, scale)
    at = _place(estimate.value, scale)
    return (
        f'<rect x="{left:.1f}%" y="{down - 1}" width="{right - left:.1f}%" height="2"/>'
        f'<circle class="{kind}" cx="{at:.1f}%" cy="{down}" r="5"/>'
    )


def _place(value: float, scale: Ends) -> float:
    low, high = scale
    share = (max(low, min(high, value)) - low) / (high - low)
    return ROOM + (100 - 2 * ROOM) * share


def _news(line: Line) -> str:
    better = is_better(line)
    if better is None:
        return ""
    kind, sign, word = SIGNS[better]
    return f'<span class="cx-news {kind}">{sign} {escape(say(word))}</span>'
