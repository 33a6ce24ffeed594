"""The gap model itself: customers above, the company below, each gap on its arrow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxlab.figures.figure import INK, LARGE, SHADE, SMALL, Figure, canvas, to_svg
from cxlab.finding import Finding, Verdict
from cxlab.numbers import exact_percent
from cxlab.table import Table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Boxes: centre x, centre y, words. Customers above the line, the company below it.
BOXES = (
    (4.2, 9.3, "What customers\nexpect"),
    (4.2, 7.3, "What customers\nperceive"),
    (4.2, 4.9, "What staff deliver"),
    (4.2, 2.8, "Service standards"),
    (4.2, 0.7, "What managers think\ncustomers expect"),
    (8.7, 4.9, "What is promised\noutside"),
)
WIDTH, HEIGHT = 2.5, 0.95
LINE = 6.1
# Arrows: from, over, to; then where the gap's words stand and how they are set.
ARROWS = {
    1: (((2.95, 0.7), (0.35, 0.7), (0.35, 9.3), (2.95, 9.3)), (0.5, 2.3), "left"),
    2: (((4.2, 1.2), (4.2, 2.3)), (4.4, 1.75), "left"),
    3: (((4.2, 3.3), (4.2, 4.4)), (4.4, 3.85), "left"),
    4: (((5.45, 4.9), (7.45, 4.9)), (6.45, 5.15), "above"),
    5: (((4.2, 7.8), (4.2, 8.8)), (4.4, 8.3), "left"),
}
COLOURS = {
    Verdict.SUPPORTED: LARGE,
    Verdict.CONTRADICTED: SMALL,
    Verdict.NEGLIGIBLE: INK,
    Verdict.INCONCLUSIVE: INK,
    Verdict.NO_EVIDENCE: SHADE,
}


def draw_gap_model(findings: Sequence[Finding], simulated: bool = False) -> Figure:
    """Draw the five gaps with size, interval and verdict.

    Parameters
    ----------
    findings : sequence of Finding
        Those on gaps 1 to 5, in order; others after them are left out.
    simulated : bool
        Whether the data are simulated: the picture then says so.
    """
    name = "gap-model-simulated" if simulated else "gap-model"
    gaps = dict(zip(range(1, 6), findings, strict=False))
    with canvas(7.2, 6.6) as (drawing, axes):
        axes.set_xlim(0, 10)
        axes.set_ylim(0, 10.3)
        axes.axis("off")
        axes.plot([0, 10], [LINE, LINE], color=SHADE, linewidth=1, linestyle="--")
        axes.text(9.95, LINE + 0.12, "customers", ha="right", va="bottom", fontsize=8)
        axes.text(9.95, LINE - 0.12, "company", ha="right", va="top", fontsize=8)
        for number, finding in gaps.items():
            _arrow(axes, number, finding)
        axes.plot([4.2, 4.2], [5.4, 6.8], color=SHADE, linewidth=1)
        axes.plot([8.7, 8.7, 5.5], [5.4, 7.3, 7.3], color=SHADE, linewidth=1)
        for x, y, words in BOXES:
            box = {"boxstyle": "round,pad=0.35", "facecolor": "none", "edgecolor": INK}
            axes.text(x, y, words, ha="center", va="center", fontsize=9, bbox=box)
        if simulated:
            axes.text(9.95, 10.1, "SIMULATED: no real company", ha="right", va="top", color=LARGE)
        svg = to_svg(drawing, name)
    caption = _caption(findings, simulated)
    return Figure(name, svg, _alt(caption, gaps), _data(gaps, simulated), caption)


def _arrow(axes: "Axes", number: int, finding: Finding) -> None:
    path, (x, y), side = ARROWS[number]
    colour = COLOURS[finding.verdict]
    known = finding.estimate is not None
    style = "-" if known else ":"
    xs, ys = zip(*path, strict=True)
    axes.plot(xs, ys, color=colour, linewidth=1.8, linestyle=style)
    for tip, before in ((path[-1], path[-2]), (path[0], path[1])):
        axes.annotate("", tip, before, arrowprops={"arrowstyle": "-|>", "color": colour})
    vertical = "bottom" if side == "above" else "center"
    horizontal = "center" if side == "above" else "left"
    lines = _words(number, finding)
    axes.text(x, y, "\n".join(lines), ha=horizontal, va=vertical, fontsize=8, color=INK)


def _words(number: int, finding: Finding) -> list[str]:
    estimate = finding.estimate
    if estimate is None:
        return [f"Gap {number}", finding.verdict.words]
    unit = " points" if estimate.measure == "risk difference" else ""
    low, high = estimate.show(estimate.lower), estimate.show(estimate.upper)
    size = f"{estimate.show(estimate.value)}{unit} ({low} to {high})"
    return [f"Gap {number}: {size}", finding.verdict.words]


def _caption(findings: Sequence[Finding], simulated: bool) -> str:
    levels = {f.estimate.level for f in findings if f.estimate is not None}
    width = exact_percent(min(levels)) + " " if levels else ""
    said = (
        f"The gap model of Parasuraman, Zeithaml and Berry (1985), with each gap's size, {width}"
        "interval and verdict on its claim; below zero is bad for customers."
    )
    if any(f.estimate and f.estimate.measure == "risk difference" for f in findings):
        said += (
            " Gap 1 is in percentage points of firms and customers and only indirect; the others "
            "are in points of the answer scale."
        )
    return f"SIMULATED, no real company. {said}" if simulated else said


def _alt(caption: str, gaps: dict[int, Finding]) -> str:
    said = (f"Gap {n}: {'; '.join(_words(n, f)).partition(': ')[2] or f.verdict.words}."
            for n, f in gaps.items())  # fmt: skip
    return " ".join([caption, *said])


def _data(gaps: dict[int, Finding], simulated: bool) -> Table:
    rows = tuple(
        (
            f"Gap {number}",
            *(_sizes(finding)),
            finding.verdict.words,
            *((None,) * 3 if finding.estimate is None else
              (finding.estimate.value, finding.estimate.lower, finding.estimate.upper)),
        )
        for number, finding in gaps.items()
    )  # fmt: skip
    columns = ("Gap", "Size", "Interval", "Verdict", "Value", "From", "To")
    title = "SIMULATED: the five gaps" if simulated else "The five gaps"
    return Table(title, columns, rows, dict.fromkeys(columns[4:], lambda v: f"{v:.4f}"))


def _sizes(finding: Finding) -> tuple[str | None, str | None]:
    estimate = finding.estimate
    if estimate is None:
        return None, None
    return f"{estimate.show(estimate.value)} {estimate.unit}", estimate.interval_text()
