"""The forest plot: every study with its interval, the mean and the prediction interval below."""

from math import sqrt

from cxlab.claims.estimate import Estimate
from cxlab.figures.figure import (
    INK,
    LARGE,
    SHADE,
    SMALL,
    Figure,
    canvas,
    name_rows,
    to_svg,
)
from cxlab.numbers import exact_percent, fixed, ordinary
from cxlab.questions.choice_overload_evidence.studies import Studies
from cxlab.statistics.meta import Pooled
from cxlab.table import Table

ROW, MARGIN, TALLEST = 0.175, 1.0, 8.6  # inches; the tallest fits a page with its heading


def draw_forest(studies: Studies, pooled: Pooled) -> Figure:
    """Draw all studies, largest effect first; marked ones in colour and by name."""
    rows = _rows(studies, pooled)
    height = max(2.5, min(TALLEST, MARGIN + ROW * (len(rows) + 2)))
    with canvas(7.2, height) as (drawing, axes):
        axes.axvline(0, color=SHADE, linewidth=0.8)
        colours = [LARGE if name in studies.marked else INK for name, *_ in rows]
        _, effects, lower, upper = zip(*rows, strict=True)
        axes.hlines(range(len(rows)), lower, upper, color=colours, linewidth=1)
        axes.scatter(effects, range(len(rows)), s=9, marker="s", color=colours)
        bottom = len(rows) + 1
        if pooled.method != "fixed":
            axes.plot([pooled.prediction_lower, pooled.prediction_upper], [bottom] * 2, color=SHADE)
        axes.plot([pooled.lower, pooled.upper], [bottom] * 2, color=SMALL, linewidth=4)
        axes.plot(pooled.mean, bottom, "D", color=SMALL, markersize=6)
        labels = [name for name, *_ in rows] + [
            "Mean" if pooled.method == "fixed" else "Mean, and a new effect"
        ]
        for label in name_rows(axes, labels, [*range(len(rows)), bottom], 7):
            if label.get_text() in studies.marked:
                label.set_color(LARGE)
        axes.set_ylim(bottom + 1, -1)
        axes.set_xlabel("more options did better  \N{LEFTWARDS ARROW}  effect  "
                        "\N{RIGHTWARDS ARROW}  fewer options did better")  # fmt: skip
        svg = to_svg(drawing, "forest")
    return Figure("forest", svg, _alt(studies, pooled), _data(rows, pooled), _caption(pooled))


Row = tuple[str, float, float, float]


def _rows(studies: Studies, pooled: Pooled) -> list[Row]:
    from scipy.stats import norm

    z = float(norm.ppf((1 + pooled.level) / 2))
    rows = [
        (name, effect, effect - z * sqrt(variance), effect + z * sqrt(variance))
        for name, effect, variance in zip(
            studies.names, studies.effects, studies.variances, strict=True
        )
    ]
    return sorted(rows, key=lambda row: -row[1])


def _caption(pooled: Pooled) -> str:
    mean = (
        f"{pooled.k} effects with {exact_percent(pooled.level)} intervals. At the bottom the mean"
    )
    if pooled.method == "fixed":
        return f"{mean} with its interval."
    return f"{mean} with its interval (thick), and where a new real effect would lie (thin)."


def _alt(studies: Studies, pooled: Pooled) -> str:
    positive = sum(effect > 0 for effect in studies.effects)
    mean = Estimate(pooled.mean, pooled.lower, pooled.upper, studies.measure).interval_text()
    said = (
        f"{_caption(pooled)} In {positive} of {pooled.k} fewer options did better. "
        f"Mean {fixed(pooled.mean, 2)} ({mean})."
    )
    if pooled.method == "fixed":
        return said
    new = Estimate(pooled.mean, pooled.prediction_lower, pooled.prediction_upper, studies.measure)
    return f"{said} A new real effect: {new.interval_text()}."


def _data(rows: list[Row], pooled: Pooled) -> Table:
    extra = [("Mean", pooled.mean, pooled.lower, pooled.upper)]
    if pooled.method != "fixed":
        new = (pooled.prediction_lower, pooled.prediction_upper)
        extra.append(("A new real effect", pooled.mean, *new))
    formats = dict.fromkeys(("Effect", "From", "To"), ordinary)
    return Table("Effects", ("Study", "Effect", "From", "To"), (*rows, *extra), formats)
