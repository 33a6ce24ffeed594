"""Findings as intervals on one scale, with the band of effects too small to matter."""

from collections.abc import Sequence

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.figures.axis_label import axis_label
from cxlab.figures.figure import (
    INK,
    SHADE,
    Figure,
    canvas,
    name_rows,
    nothing_to_draw,
    to_svg,
)
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import ordinary
from cxlab.published import QUOTED, sources
from cxlab.simulated import is_simulated
from cxlab.table import Table
from cxlab.words import say

FAR_WIDER = 4  # times the median width
SQUEEZED = 2.5  # times the range of the others


@on_phones_too
def draw_differences(findings: Sequence[Finding], axis: str, name: str = "differences") -> Figure:
    """Draw each finding's estimate and interval; findings without an estimate are left out.

    Parameters
    ----------
    findings : sequence of Finding
        All on one measure.
    axis : str
        What the axis shows, its direction said in words.
    name : str
        Of the figure; each on a page needs one of its own.
    """
    shown = [(f, f.estimate) for f in findings if f.estimate is not None]
    if not shown:
        return nothing_to_draw(name, say("The data answer none of these claims."))
    with canvas(7.2, 1.2 + 0.42 * len(shown)) as (drawing, axes):
        smallest = shown[0][0].smallest_effect
        axes.axvspan(-smallest, smallest, color=SHADE, alpha=0.35, linewidth=0)
        axes.axvline(0, color=INK, linewidth=0.8)
        estimates = [estimate for _, estimate in shown]
        for place, (finding, e) in enumerate(shown):
            line, fill = ("--", "none") if _is_quoted(finding) else ("-", "full")
            axes.plot([e.lower, e.upper], [place] * 2, color=INK, linewidth=1.6, linestyle=line)
            axes.plot(e.value, place, "o", color=INK, markersize=6, fillstyle=fill)
        name_rows(axes, [axis_label(f"{f.hypothesis}  {f.label or f.id}") for f, _ in shown])
        axes.set_ylim(len(shown) - 0.4, -0.6)
        axes.set_xlim(*_view(estimates))
        show = shown[0][1].show
        axes.xaxis.set_major_formatter(lambda value, _: show(value).removesuffix(".0"))
        axes.set_xlabel(axis)
        svg = to_svg(drawing, name)
    caption = _caption(shown)
    alt = " ".join([caption, *_directions(shown)])
    return Figure(name, svg, alt, _data(shown), caption=caption)


Shown = list[tuple[Finding, Estimate]]


def _is_quoted(finding: Finding) -> bool:
    """Say whether its figures are known as another source quotes them, or from memory."""
    known = sources()
    return any(key in known and known[key].verified in QUOTED for key in finding.sources)


def _caption(shown: Shown) -> str:
    sentences = [
        say("Each finding with its interval; the grey band holds effects too small to matter.")
    ]
    if any(is_simulated(source) for finding, _ in shown for source in finding.sources):
        sentences.append(say("Simulated data."))
    if any(_is_quoted(finding) for finding, _ in shown):
        sentences.append(say("Dashed: weak evidence, figures that we know only as quoted."))
    low, high = _view([e for _, e in shown])
    if off := [f.label or f.id for f, e in shown if e.lower < low or e.upper > high]:
        sentences.append(say("Too wide for the figure: {findings}.", findings=", ".join(off)))
    return " ".join(sentences)


def _directions(shown: Shown) -> list[str]:
    return [
        say("{hypothesis}: {what}.", hypothesis=finding.hypothesis, what=finding.in_words())
        for finding, _ in shown
    ]


def _view(estimates: Sequence[Estimate]) -> tuple[float, float]:
    """Return the ends of the axis: intervals that would squeeze all others run off it."""
    widths = sorted(e.upper - e.lower for e in estimates)
    usual = [e for e in estimates if e.upper - e.lower <= FAR_WIDER * widths[len(widths) // 2]]
    low, high = _ends(estimates, estimates)
    near_low, near_high = _ends(usual, estimates)
    if high - low > SQUEEZED * (near_high - near_low):
        low, high = near_low, near_high
    room = 0.08 * (high - low or 1.0)
    return low - room, high + room


def _ends(shown: Sequence[Estimate], every: Sequence[Estimate]) -> tuple[float, float]:
    """Return the ends of some intervals, of every value, and 0."""
    values = [0.0, *(e.value for e in every)]
    return min(*values, *(e.lower for e in shown)), max(*values, *(e.upper for e in shown))


def _data(shown: Shown) -> Table:
    rows = tuple(
        (f.id, e.show(e.value), e.interval_text(), f.verdict.words, e.value, e.lower, e.upper)
        for f, e in shown
    )
    numbers = (say("Value"), say("From"), say("To"))
    heads = (say("Finding"), say("Estimate"), say("Interval"), say("Verdict"), *numbers)
    digits = dict.fromkeys(numbers, ordinary)
    return Table(say("Findings and their intervals"), heads, rows, digits)
