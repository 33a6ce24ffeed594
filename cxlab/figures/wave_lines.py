"""Expectation and experience by wave: does the one follow the other, and does it rise?"""

from cxlab.figures.figure import LARGE, SMALL, Figure, canvas, nothing_to_draw, to_svg
from cxlab.numbers import exact_percent, two_decimals
from cxlab.questions.satisfaction.waves import EXPECTED, EXPERIENCED, WaveMean, Waves
from cxlab.table import Table
from cxlab.words import phrase, say

MARKS = {EXPECTED: (LARGE, "s"), EXPERIENCED: (SMALL, "o")}
GOES = {
    EXPECTED: phrase(
        "What was expected goes from {first} in wave {first_wave} to {last} in wave {last_wave}."
    ),
    EXPERIENCED: phrase(
        "What was experienced goes from {first} in wave {first_wave} to {last} in wave {last_wave}."
    ),
}


def draw_waves(shown: Waves) -> Figure:
    """Draw both means with their intervals, wave by wave; a simulation says so in the picture."""
    if not shown.means:
        return nothing_to_draw("waves", say("In no wave did two customers answer."))
    with canvas(7.2, 3.6) as (drawing, axes):
        for place, (side, (colour, mark)) in enumerate(MARKS.items()):
            means = _of(shown, side)
            at = [mean.wave + 0.06 * (place - 0.5) for mean in means]
            axes.plot(at, [mean.mean for mean in means], mark + "-", color=colour, linewidth=1.4)
            for x, mean in zip(at, means, strict=True):
                axes.plot([x, x], [mean.lower, mean.upper], color=colour, linewidth=1.2)
            axes.annotate(
                say(side),
                (at[-1], means[-1].mean),
                xytext=(8, 0),
                color=colour,
                textcoords="offset points",
                va="center",
            )
        waves = sorted({mean.wave for mean in shown.means})
        axes.set_xticks(waves)
        axes.set_xlim(waves[0] - 0.3, waves[-1] + 0.7)
        axes.set_xlabel(say("wave"))
        axes.set_ylabel(say("mean answer"))
        if shown.caveat:
            axes.text(0, 1.02, say("simulated"), transform=axes.transAxes, fontsize=12)
        svg = to_svg(drawing, "waves")
    caption = say(
        "Mean expectation and mean experience by wave, with {level} intervals.",
        level=exact_percent(shown.level),
    )
    words = " ".join(sentence for sentence in (shown.caveat, caption) if sentence)
    return Figure("waves", svg, " ".join([words, *_changes(shown)]), _data(shown), words)


def _of(shown: Waves, side: str) -> list[WaveMean]:
    return [mean for mean in shown.means if mean.side == side]


def _changes(shown: Waves) -> list[str]:
    sentences = []
    for side, sentence in GOES.items():
        means = _of(shown, side)
        first, last = means[0], means[-1]
        sentences.append(
            say(
                sentence,
                first=two_decimals(first.mean),
                first_wave=first.wave,
                last=two_decimals(last.mean),
                last_wave=last.wave,
            )
        )
    return sentences


def _data(shown: Waves) -> Table:
    rows = tuple(
        (say("wave {n}", n=mean.wave), say(mean.side), mean.n, mean.mean, mean.lower, mean.upper)
        for mean in shown.means
    )
    numbers = (say("Mean"), say("From"), say("To"))
    return Table(
        say("Means by wave (simulated)") if shown.caveat else say("Means by wave"),
        (say("Wave"), say("Side"), "n", *numbers),
        rows,
        {"n": "{:,}".format} | dict.fromkeys(numbers, two_decimals),
    )
