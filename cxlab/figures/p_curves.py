"""The p-curve: shares of significant p-values, results of both signs side by side."""

from cxlab.figures.figure import LARGE, SHADE, SMALL, Figure, canvas, to_svg
from cxlab.numbers import percent
from cxlab.statistics.p_curve import PCurve
from cxlab.table import Cell, Table

BINS = ("below .01", ".01 to .02", ".02 to .03", ".03 to .04", ".04 to .05")


def draw_p_curves(hurts: PCurve | None, helps: PCurve | None) -> Figure:
    """Draw the p-curves of "too much choice hurts" and "more choice helps".

    A sign with fewer than three significant results is left out.
    """
    curves = [
        (label, curve, colour, mark)
        for label, curve, colour, mark in (
            ("too much choice hurts", hurts, LARGE, "o-"),
            ("more choice helps", helps, SMALL, "s--"),
        )
        if curve is not None
    ]
    with canvas(7.2, 3.2) as (drawing, axes):
        axes.axhline(0.2, color=SHADE, linewidth=1, linestyle=":", label="no effect at all")
        for label, curve, colour, mark in curves:
            axes.plot(range(5), curve.shares, mark, color=colour, label=f"{label} ({curve.k})")
        axes.set_xticks(range(5), BINS)
        axes.set_ylim(0, 1)
        axes.yaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f}%")
        axes.set_xlabel("p-value of a significant result")
        axes.set_ylabel("share of results")
        axes.legend(frameon=False)
        svg = to_svg(drawing, "p-curves")
    caption = (
        "If effects are real, small p-values are the most frequent; if results were only lucky, "
        "all are equally frequent (dotted)."
    )
    said = " ".join(
        f"Of {curve.k} significant results that say {label}, {percent(curve.shares[0])} have p "
        "below .01."
        for label, curve, *_ in curves
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(curve.shares[i] for _, curve, *_ in curves)) for i, name in enumerate(BINS)
    )
    heads = tuple(label.capitalize() for label, *_ in curves)
    data = Table(
        "Shares of significant p-values", ("p", *heads), rows, dict.fromkeys(heads, percent)
    )
    return Figure("p-curves", svg, f"{caption} {said}".strip(), data, caption)
