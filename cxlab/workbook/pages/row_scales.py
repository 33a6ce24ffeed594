"""Where findings' dots, intervals and bands stand in a row: "no effect" in one line for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf
from statistics import median

from cxlab.claims.finding import Finding

ROOM = 4.0  # per cent at both sides
HAIR = 1e-9
FAR_WIDER = 3.0  # times the usual width: what reaches further runs off


@dataclass(frozen=True)
class Place:
    """Places in one row, in per cent of its width.

    Attributes
    ----------
    value, lower, upper : float
    runs_off : tuple of bool
        Whether the interval's lower and upper end lie beyond the picture.
    zero : float or None
        "No effect", or the limit that the claim names; None where neither is known.
    band : tuple of float or None
        Start and width of what is too small to matter.
    """

    value: float
    lower: float
    upper: float
    runs_off: tuple[bool, bool]
    zero: float | None
    band: tuple[float, float] | None


@dataclass(frozen=True)
class _Row:
    """A finding's numbers as distances from "no effect", and where that is known."""

    measure: str
    value: float
    lower: float
    upper: float
    half: float | None

    @property
    def reach(self) -> float:
        """How far the interval reaches to either side; an endless one as far as its value."""
        ends = [abs(end) for end in (self.lower, self.upper) if not isinf(end)]
        return max(abs(self.value), *ends, self.half or 0.0)

    @property
    def needed(self) -> float:
        """How far the picture must reach: to the dot, and beyond the band."""
        return max(abs(self.value), 1.15 * (self.half or 0.0))


def places(findings: Sequence[Finding]) -> list[Place | None]:
    """Return where each finding's parts stand; None for one without an estimate.

    Parameters
    ----------
    findings : sequence of Finding
        Those of one measure share a scale; all share the place of "no effect".

    Examples
    --------
    >>> places([])
    []
    """
    rows = [_row_of(finding) for finding in findings]
    known = [row for row in rows if row]
    units = {
        measure: _unit([row for row in known if row.measure == measure])
        for measure in {row.measure for row in known}
    }
    ends = [end for row in known for end in _ends(row, units[row.measure])]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    high = high if high > low else low + 1.0
    return [_place(row, units[row.measure], low, high) if row else None for row in rows]


def _row_of(finding: Finding) -> _Row | None:
    if (estimate := finding.estimate) is None:
        return None
    band = finding.too_small
    middle, half = (sum(band) / 2, (band[1] - band[0]) / 2) if band else (0.0, None)
    away = estimate.less(middle)
    return _Row(estimate.measure, away.value, away.lower, away.upper, half=half)


def _unit(rows: Sequence[_Row]) -> float:
    """Return how far a measure's scale reaches: what is far wider than the others runs off."""
    usual = FAR_WIDER * median(row.reach for row in rows)
    reach = max(min(row.reach, usual) for row in rows)
    return max(reach, *(row.needed for row in rows)) or 1.0


def _ends(row: _Row, unit: float) -> tuple[float, ...]:
    half = row.half or 0.0
    ends = (row.lower, row.upper, row.value, half, -half if row.lower < 0 else 0.0)
    return tuple(max(-1.0, min(1.0, end / unit)) for end in ends)


def _place(row: _Row, unit: float, low: float, high: float) -> Place:
    def across(distance: float) -> float:
        """Return the place of a distance from "no effect", inside the picture."""
        share = (max(low, min(high, distance / unit)) - low) / (high - low)
        return ROOM + (100 - 2 * ROOM) * share

    band = None
    if row.half:
        start = across(-row.half)
        band = start, across(row.half) - start
    return Place(
        value=across(row.value),
        lower=across(row.lower),
        upper=across(row.upper),
        runs_off=(row.lower / unit < low - HAIR, row.upper / unit > high + HAIR),
        zero=None if row.half is None else across(0.0),
        band=band,
    )
