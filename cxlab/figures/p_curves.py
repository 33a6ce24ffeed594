"""The p-curve: shares of significant p-values, results of both signs side by side."""

from cxlab.figures.figure import LARGE, SHADE, SMALL, Figure, canvas, to_svg
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


def draw_p_curves(hurts: PCurve | None, helps: PCurve | None) -> Figure:
    """Draw the p-curves of "too much choice hurts" and "more choice helps".

    A sign with fewer than three significant results is left out.
    """
    bins = [say(name) for name in BINS]
    heads, sentences, curves = [], [say(CAPTION)], []
    with canvas(7.2, 3.2) as (drawing, axes):
        axes.axhline(0.2, color=SHADE, linewidth=1, linestyle=":", label=say("no effect at all"))
        if hurts:
            label = say("too much choice hurts ({k})", k=hurts.k)
            axes.plot(range(5), hurts.shares, "o-", color=LARGE, label=label)
            heads.append(say("Too much choice hurts"))
            sentences.append(_said(HURTS, hurts))
            curves.append(hurts)
        if helps:
            label = say("more choice helps ({k})", k=helps.k)
            axes.plot(range(5), helps.shares, "s--", color=SMALL, label=label)
            heads.append(say("More choice helps"))
            sentences.append(_said(HELPS, helps))
            curves.append(helps)
        axes.set_xticks(range(5), bins)
        axes.set_ylim(0, 1)
        axes.yaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f}%")
        axes.set_xlabel(say("p-value of a significant result"))
        axes.set_ylabel(say("share of results"))
        axes.legend(frameon=False)
        svg = to_svg(drawing, "p-curves")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(curve.shares[i] for curve in curves)) for i, name in enumerate(bins)
    )
    data = Table(
        say("Shares of significant p-values"),
        (say("p"), *heads),
        rows,
        dict.fromkeys(heads, percent),
    )
    return Figure("p-curves", svg, " ".join(sentences), data, say(CAPTION))


HURTS = phrase(
    "Of {k} significant results that say too much choice hurts, {share} have p below .01."
)
HELPS = phrase("Of {k} significant results that say more choice helps, {share} have p below .01.")


def _said(text: str, curve: PCurve) -> str:
    return say(text, k=curve.k, share=percent(curve.shares[0]))
