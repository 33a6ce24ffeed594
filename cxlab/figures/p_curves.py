"""The p-curve: shares of significant p-values, results of both signs side by side."""

from typing import NamedTuple

from cxlab.figures.figure import LARGE, SHADE, SMALL, Figure, canvas, to_svg
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import percent
from cxlab.statistics.p_curve import PCurve
from cxlab.table import Cell, Table
from cxlab.words import phrase, say

BINS = (
    phrase("below .01"),
    phrase(".01 to .02"),
    phrase(".02 to .03"),
    phrase(".03 to .04"),
    phrase(".04 to .05"),
)
CAPTION = phrase(
    "If effects are real, small p-values are the most frequent; if results were only lucky, all "
    "are equally frequent (dotted)."
)


class Side(NamedTuple):
    """How one sign of results is drawn and said."""

    label: str
    head: str
    sentence: str
    colour: str
    mark: str


HURTS = Side(
    phrase("too much choice hurts ({k})"),
    phrase("Too much choice hurts"),
    phrase("Of {k} significant results that say too much choice hurts, {share} have p below .01."),
    colour=LARGE,
    mark="o-",
)
HELPS = Side(
    phrase("more choice helps ({k})"),
    phrase("More choice helps"),
    phrase("Of {k} significant results that say more choice helps, {share} have p below .01."),
    colour=SMALL,
    mark="s--",
)


@on_phones_too
def draw_p_curves(hurts: PCurve | None, helps: PCurve | None) -> Figure:
    """Draw the p-curves of "too much choice hurts" and "more choice helps".

    A sign with fewer than three significant results is left out.
    """
    drawn = [(side, curve) for side, curve in ((HURTS, hurts), (HELPS, helps)) if curve]
    bins = [say(name) for name in BINS]
    with canvas(7.2, 3.2) as (drawing, axes):
        axes.axhline(0.2, color=SHADE, linewidth=1, linestyle=":", label=say("no effect at all"))
        for side, curve in drawn:
            label = say(side.label, k=curve.k)
            axes.plot(range(5), curve.shares, side.mark, color=side.colour, label=label)
        axes.set_xticks(range(5), bins)
        axes.set_ylim(0, 1)
        axes.yaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f}%")
        axes.set_xlabel(say("p-value of a significant result"))
        axes.set_ylabel(say("share of results"))
        axes.legend(frameon=False)
        svg = to_svg(drawing, "p-curves")
    heads = [say(side.head) for side, _ in drawn]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(curve.shares[i] for _, curve in drawn)) for i, name in enumerate(bins)
    )
    table = say("Shares of significant p-values")
    data = Table(table, (say("p"), *heads), rows, dict.fromkeys(heads, percent))
    sentences = [
        say(side.sentence, k=curve.k, share=percent(curve.shares[0])) for side, curve in drawn
    ]
    return Figure("p-curves", svg, " ".join([say(CAPTION), *sentences]), data, caption=say(CAPTION))
