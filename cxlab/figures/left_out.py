"""The mean without each study in turn: does one study carry the result?"""

from cxlab.figures.figure import INK, SHADE, SMALL, Figure, canvas, to_svg
from cxlab.numbers import ordinary
from cxlab.questions.choice_overload_evidence.tables import Influence
from cxlab.table import Table


def draw_left_out(result: Influence) -> Figure:
    """Draw a strip of pooled means with intervals, sorted, the overall mean as a line."""
    ranked = sorted(zip(result.names, result.without, strict=False), key=lambda pair: pair[1].mean)
    with canvas(7.2, 2.6) as (drawing, axes):
        axes.axhline(0, color=SHADE, linewidth=0.8)
        axes.axhline(result.overall.mean, color=SMALL, linewidth=1.2)
        without = [pooled for _, pooled in ranked]
        places = range(len(without))
        axes.vlines(places, [p.lower for p in without], [p.upper for p in without], color=SHADE,
                    linewidth=1)  # fmt: skip
        axes.plot(places, [p.mean for p in without], "o", color=INK, markersize=3)
        axes.set_xticks([])
        axes.set_xlabel("each study left out once")
        axes.set_ylabel("mean effect of the rest")
        svg = to_svg(drawing, "left-out")
    rows = tuple((name, p.mean, p.lower, p.upper) for name, p in ranked)
    data = Table(
        "Mean effect without each study",
        ("Left out", "Mean", "From", "To"),
        rows,
        dict.fromkeys(("Mean", "From", "To"), ordinary),
    )
    return Figure("left-out", svg, result.sentence(), data)
