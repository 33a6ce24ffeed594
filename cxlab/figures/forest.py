"""The forest plot: every study with its interval, the mean and the prediction interval below."""

from math import sqrt

from cxlab.claims.estimate import Estimate
from cxlab.errors import InputError
from cxlab.evidence.studies import Studies
from cxlab.figures.figure import INK, LARGE, SHADE, SMALL, Figure, canvas, name_rows, to_svg
from cxlab.figures.narrow import on_phones_too
from cxlab.numbers import exact_percent, fixed, ordinary
from cxlab.statistics.meta import Pooled
from cxlab.table import Table
from cxlab.words import phrase, say

ROW, MARGIN, TALLEST = 0.175, 1.0, 8.6  # inches; the tallest fits a page with its heading
WHICH_DID_BETTER = phrase(
    "more options did better  \N{LEFTWARDS ARROW}  effect  \N{RIGHTWARDS ARROW}  fewer options did "
    "better"
)
Row = tuple[str, float, float, float]


@on_phones_too
def draw_forest(studies: Studies, pooled: Pooled) -> Figure:
    """Draw all studies, largest effect first; marked ones in colour and by name."""
    refuse_mean_of_others(studies, pooled)
    rows = _rows(studies, pooled)
    height = max(2.5, min(TALLEST, MARGIN + ROW * (len(rows) + 2)))
    with canvas(7.2, height) as (drawing, axes):
        axes.axvline(0, color=SHADE, linewidth=0.8)
        colours = [LARGE if name in studies.marked else INK for name, *_ in rows]
        names, effects, lower, upper = zip(*rows, strict=True)
        axes.hlines(range(len(rows)), lower, upper, color=colours, linewidth=1)
        axes.scatter(effects, range(len(rows)), s=9, marker="s", color=colours)
        bottom, mean = len(rows) + 1, say("Mean")
        if pooled.method != "fixed":
            mean = say("Mean, and a new effect")
            axes.plot([pooled.prediction_lower, pooled.prediction_upper], [bottom] * 2, color=SHADE)
        axes.plot([pooled.lower, pooled.upper], [bottom] * 2, color=SMALL, linewidth=4)
        axes.plot(pooled.mean, bottom, "D", color=SMALL, markersize=6)
        name_rows(axes, [*names, mean], [*range(len(rows)), bottom], fontsize=7)
        axes.set_ylim(bottom + 1, -1)
        axes.set_xlabel(say(WHICH_DID_BETTER))
        svg = to_svg(drawing, "forest")
    return Figure(
        "forest", svg, _alt(studies, pooled), _data(rows, pooled), caption=_caption(pooled)
    )


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
    facts = {"k": pooled.k, "level": exact_percent(pooled.level)}
    if pooled.method == "fixed":
        return say(
            "{k} effects with {level} intervals. At the bottom the mean with its interval.", **facts
        )
    return say(
        "{k} effects with {level} intervals. At the bottom the mean with its interval (thick), and "
        "where a new real effect would lie (thin).",
        **facts,
    )


def _alt(studies: Studies, pooled: Pooled) -> str:
    sentences = [
        _caption(pooled),
        say(
            "In {positive} of {k} fewer options did better. Mean {mean} ({interval}).",
            positive=sum(effect > 0 for effect in studies.effects),
            k=pooled.k,
            mean=fixed(pooled.mean, 2),
            interval=Estimate.of(pooled, studies.measure).interval_text(),
        ),
    ]
    if pooled.method != "fixed":
        new = Estimate.of(pooled.prediction, studies.measure)
        sentences.append(say("A new real effect: {interval}.", interval=new.interval_text()))
    return " ".join(sentences)


def _data(rows: list[Row], pooled: Pooled) -> Table:
    summary = [(say("Mean"), pooled.mean, pooled.lower, pooled.upper)]
    if pooled.method != "fixed":
        new = pooled.prediction
        summary.append((say("A new real effect"), new.value, new.lower, new.upper))
    effect, low, high = say("Effect"), say("From"), say("To")
    return Table(
        say("Effects"),
        (say("Study"), effect, low, high),
        (*rows, *summary),
        dict.fromkeys((effect, low, high), ordinary),
    )


def refuse_mean_of_others(studies: Studies, pooled: Pooled) -> None:
    """Refuse a mean that is not of these studies: a figure of both would mislead."""
    if pooled.k != len(studies.effects):
        raise InputError(f"the mean is of {pooled.k} studies; there are {len(studies.effects)}")
