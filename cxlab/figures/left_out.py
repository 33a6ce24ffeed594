"""The mean without each study in turn: does one study carry the result?"""

from cxlab.figures.figure import INK, SHADE, SMALL, Figure, canvas, to_svg
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import ordinary
from cxlab.questions.choice_overload_evidence.influence import Influence
from cxlab.table import Table
from cxlab.words import say


@on_phones_too
def draw_left_out(result: Influence) -> Figure:
    """Draw a strip of pooled means with intervals, sorted, the overall mean as a line."""
    ranked = sorted(zip(result.names, result.without, strict=False), key=lambda pair: pair[1].mean)
    with canvas(7.2, 2.6) as (drawing, axes):
        axes.axhline(0, color=SHADE, linewidth=0.8)
        axes.axhline(result.overall.mean, color=SMALL, linewidth=1.2)
        without = [pooled for _, pooled in ranked]
        places = range(len(without))
        lower, upper = [p.lower for p in without], [p.upper for p in without]
        axes.vlines(places, lower, upper, color=SHADE, linewidth=1)
        axes.plot(places, [p.mean for p in without], "o", color=INK, markersize=3)
        axes.set_xticks([])
        axes.set_xlabel(say("each study left out once"))
        axes.set_ylabel(say("mean effect of the rest"))
        svg = to_svg(drawing, "left-out")
    mean, low, high = say("Mean"), say("From"), say("To")
    data = Table(
        say("Mean effect without each study"),
        (say("Left out"), mean, low, high),
        tuple((name, p.mean, p.lower, p.upper) for name, p in ranked),
        dict.fromkeys((mean, low, high), ordinary),
    )
    return Figure("left-out", svg, result.sentence(), data)
