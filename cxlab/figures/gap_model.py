"""The gap model itself: customers above, the company below, each gap on its arrow."""

from collections.abc import Mapping
from textwrap import fill
from typing import TYPE_CHECKING

from cxlab.claims.finding import Finding
from cxlab.claims.findings import Findings
from cxlab.claims.verdict import Verdict
from cxlab.figures.axis_label import is_wide
from cxlab.figures.figure import INK, LARGE, SHADE, SMALL, Figure, canvas, to_svg
from cxlab.figures.gap_model_layout import SLIM, WIDE, Layout, Path
from cxlab.figures.narrow import is_narrow, on_phones_too
from cxlab.numbers import exact_percent
from cxlab.simulated import is_simulated
from cxlab.table import Cell, Table
from cxlab.words import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import FancyBboxPatch

GAPS, HANGUL = range(1, 6), 0.6  # by how much wide letters are wider
COLOURS = {
    Verdict.SUPPORTED: LARGE,
    Verdict.CONTRADICTED: SMALL,
    Verdict.NEGLIGIBLE: INK,
    Verdict.INCONCLUSIVE: INK,
    Verdict.NO_EVIDENCE: SHADE,
}


@on_phones_too
def draw_gap_model(findings: Findings, name: str = "gap-model") -> Figure:
    """Draw the five gaps with size, interval and verdict.

    Parameters
    ----------
    findings : Findings
        With those on gaps 1 to 5, ``gap.1`` to ``gap.5``.
    name : str
        Of the figure. Where the data are simulated the picture says so.
    """
    gaps = {number: findings.of(f"gap.{number}") for number in GAPS}
    simulated = any(is_simulated(source) for gap in gaps.values() for source in gap.sources)
    layout = SLIM if is_narrow() else WIDE
    bottom, top = layout.ends
    if simulated:
        top += layout.warning
    with canvas(7.2, layout.height * (top - bottom) / (layout.ends[1] - bottom)) as (drawing, axes):
        axes.set_xlim(0, 10)
        axes.set_ylim(bottom, top)
        axes.axis("off")
        axes.plot([0, 10], [layout.line] * 2, color=SHADE, linewidth=1, linestyle="--")
        x, side = layout.sides
        axes.text(x, layout.line + 0.1, say("customers"), ha=side, va="bottom")
        axes.text(x, layout.line - 0.1, say("company"), ha=side, va="top")
        for path in layout.plain:
            _line(axes, path, SHADE)
        for number, finding in gaps.items():
            _arrow(axes, layout, number, finding)
        for x, y, width, height, words in layout.boxes:
            axes.add_patch(_box(x, y, width, height))
            axes.text(x, y, _in_lines(say(words), layout, width), ha="center", va="center")
        if simulated:
            warning = say("SIMULATED: no real company")
            axes.text(9.95, top, warning, ha="right", va="top", fontweight="bold")
        svg = to_svg(drawing, name)
    caption = _caption(gaps, simulated)
    return Figure(name, svg, _alt(caption, gaps), _data(gaps, simulated), caption=caption)


def _in_lines(words: str, layout: Layout, width: float) -> str:
    """Return words broken anew where lines are short."""
    if not layout.letters:
        return words
    wider = 1 + HANGUL * sum(map(is_wide, words)) / len(words)
    letters = width * layout.letters / wider
    return fill(" ".join(words.split()), round(letters))


def _box(x: float, y: float, width: float, height: float) -> "FancyBboxPatch":
    from matplotlib.patches import FancyBboxPatch

    corner = (x - width / 2, y - height / 2)
    style = "round,pad=0,rounding_size=0.15"
    return FancyBboxPatch(corner, width, height, boxstyle=style, facecolor="none", edgecolor=INK)


def _line(axes: "Axes", path: Path, colour: str, *, style: str = "-", both: bool = False) -> None:
    """Draw a line along a path, with an arrow's head at its end, or at both ends."""
    xs, ys = zip(*path, strict=True)
    axes.plot(xs, ys, color=colour, linewidth=1.6, linestyle=style)
    arrow = "-|>,head_width=0.3,head_length=0.6"
    head = {"arrowstyle": arrow, "color": colour, "shrinkA": 0, "shrinkB": 0}
    tips = [(path[-1], path[-2]), (path[0], path[1])]
    for tip, before in tips if both else tips[:1]:
        # From close by, so that the head's own line does not cover a dotted one.
        near = (tip[0] + (before[0] - tip[0]) * 0.03, tip[1] + (before[1] - tip[1]) * 0.03)
        axes.annotate("", tip, near, arrowprops=head)


def _arrow(axes: "Axes", layout: Layout, number: int, finding: Finding) -> None:
    """Draw a gap: whole where it was measured, dashed where indirectly, dotted where not at all."""
    arrow = layout.arrows[number]
    measured = "--" if _is_indirect(finding) else "-"
    style = ":" if finding.estimate is None else measured
    _line(axes, arrow.path, COLOURS[finding.verdict], style=style, both=True)
    lines = [_in_lines(line, layout, arrow.width) for line in _words(number, finding)]
    axes.text(*arrow.place, "\n".join(lines), ha="left", va=arrow.hangs, fontsize=9)


def _is_indirect(finding: Finding) -> bool:
    """Say whether shares of people stand in for answers on the scale, as the others have them."""
    return finding.estimate is not None and finding.estimate.measure == "risk difference"


def _words(number: int, finding: Finding) -> list[str]:
    estimate, verdict = finding.estimate, finding.verdict.words
    if estimate is None:
        return [say("Gap {number}", number=number), verdict]
    interval = f"({estimate.ends_text()})"
    if _is_indirect(finding):
        head = say("Gap {number}, only indirect:", number=number)
        return [head, estimate.amount(estimate.value), interval, verdict]
    # In points of the answer scale, as all are.
    size = say("Gap {number}: {size}", number=number, size=estimate.show(estimate.value))
    return [size, interval, verdict]


def _caption(gaps: Mapping[int, Finding], simulated: bool) -> str:
    estimates = [gap.estimate for gap in gaps.values() if gap.estimate is not None]
    sentences = [say("SIMULATED, no real company.")] if simulated else []
    if estimates:
        with_level = say(
            "Gap model (Parasuraman and others, 1985): size in points of the answer scale, {level} "
            "interval, verdict. Below zero is bad for customers.",
            level=exact_percent(min(estimate.level for estimate in estimates)),
        )
        sentences.append(with_level)
    else:
        without = say("Gap model (Parasuraman and others, 1985): no evidence found.")
        sentences.append(without)
    if any(map(_is_indirect, gaps.values())):
        sentences.append(say("Dashed: only indirect."))
    return " ".join(sentences)


def _alt(caption: str, gaps: Mapping[int, Finding]) -> str:
    shown = (f"{', '.join(_words(number, finding))}." for number, finding in gaps.items())
    return " ".join([caption, *shown])


def _data(gaps: Mapping[int, Finding], simulated: bool) -> Table:
    rows = tuple(_row(number, finding) for number, finding in gaps.items())
    words = (say("Gap"), say("Size"), say("Interval"), say("Verdict"))
    numbers = (say("Value"), say("From"), say("To"))
    title = say("SIMULATED: the five gaps") if simulated else say("The five gaps")
    return Table(title, (*words, *numbers), rows, dict.fromkeys(numbers, lambda v: f"{v:.4f}"))


def _row(number: int, finding: Finding) -> tuple[Cell, ...]:
    estimate, name = finding.estimate, say("Gap {number}", number=number)
    if estimate is None:
        return (name, None, None, finding.verdict.words, None, None, None)
    texts = (estimate.amount(estimate.value), estimate.interval_text(), finding.verdict.words)
    return (name, *texts, estimate.value, estimate.lower, estimate.upper)
