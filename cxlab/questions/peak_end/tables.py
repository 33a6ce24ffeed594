"""The tables of notebook 06: what was printed, what predicts the rating, and touchpoints."""

from dataclasses import dataclass
from math import atanh, tanh

from cxlab.claims.ledger import LedgerRow
from cxlab.errors import LackError
from cxlab.numbers import fixed, percent, points
from cxlab.published import read
from cxlab.questions.peak_end.evidence import MEASURES, PeakEnd
from cxlab.questions.peak_end.predictions import gain, rated, slopes
from cxlab.statistics.importance import regression
from cxlab.statistics.interval import Interval
from cxlab.statistics.within_people import left_out_r2
from cxlab.table import Table
from cxlab.words import phrase, say

PREDICTORS = {
    "mean": phrase("mean of all moments"),
    "end": phrase("the end"),
    "peak_end": phrase("peak and end, averaged"),
    "best": phrase("the best moment"),
    "worst": phrase("the worst moment"),
    "duration": phrase("how long it lasted"),
}
TOUCHPOINTS = {
    "worst": phrase("worst touchpoint"),
    "mean": phrase("mean of all touchpoints"),
    "best": phrase("best touchpoint"),
}
PRINTED = {
    "final pain (0-10)": phrase("final pain (0 to 10)"),
    "overall rating (10 cm scale)": phrase("overall rating (0 to 10, 10 is worst)"),
    "rank among 8 experiences": phrase("rank among 8 experiences"),
}


@dataclass(frozen=True)
class Predictor:
    """How well one thing predicts the overall rating, and how much better than the mean does.

    ``gain`` is None for the mean itself.
    """

    name: str
    r2: float
    gain: Interval | None


def predictors(evidence: PeakEnd, peak: str, level: float, seed: int) -> tuple[Predictor, ...]:
    """Return each predictor that varies, the best first; none without episodes."""
    episodes, told = evidence.episodes, []
    if episodes is None:
        return ()
    for key, name in PREDICTORS.items():
        try:
            r2 = left_out_r2(rated(episodes, peak), "overall", [key])
            more = None
            if key != "mean":
                more = gain(episodes, (key,), peak=peak, level=level, seed=seed)
        except LackError:  # the finding says what is lacking
            continue
        told.append(Predictor(say(name), r2, more))
    return tuple(sorted(told, key=lambda predictor: -predictor.r2))


def predictors_table(told: tuple[Predictor, ...]) -> Table:
    """Return how well each one predicts, and its gain over the mean in percentage points."""
    share, more, low, high = say("Predicts"), say("More than the mean"), say("From"), say("To")
    return Table(
        say(
            "What predicts the overall rating: share of its differences within people, each person "
            "predicted from the others; gain over the mean in percentage points"
        ),
        (say("Predictor"), share, more, low, high),
        tuple((p.name, p.r2, *_of_gain(p.gain)) for p in told),
        {share: percent} | dict.fromkeys((more, low, high), points),
    )


def _of_gain(gain: Interval | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if gain is None else (gain.value, gain.lower, gain.upper)


def trial_table(evidence: PeakEnd) -> Table:
    """Return the trial's means as printed."""
    added, usual = say("Minutes added"), say("Usual")
    rows = [row for row in read(MEASURES) if row["measure"] in PRINTED and not evidence.own]
    return Table(
        say("An examination of two lengths, drawn by chance: means as printed"),
        (say("Measure"), added, usual, say("People"), say("As printed")),
        tuple(
            (
                say(PRINTED[r["measure"]]),
                float(r["value_1"]),
                float(r["value_2"]),
                int(r["n"]),
                r["published"],
            )
            for r in rows
        ),
        dict.fromkeys((added, usual), lambda value: fixed(value, 1)),
    )


def touchpoints_table(evidence: PeakEnd, level: float) -> Table:
    """Return the regression of the overall rating on worst, mean and best touchpoint."""
    value, low, high = say("Slope"), say("From"), say("To")
    columns = (say("Touchpoint"), value, low, high)
    touchpoints = evidence.touchpoints
    if touchpoints is None:
        return Table(say("No touchpoints in these data"), columns, ())
    whole = touchpoints.whole
    try:
        told = slopes(whole, tuple(TOUCHPOINTS), level)
    except LackError:
        return Table(say("The touchpoints in these data do not vary"), columns, ())
    fit = regression(whole, "overall", list(TOUCHPOINTS))
    without = regression(whole, "overall", ["mean", "best"])
    rows = [
        (say(name), one.value, one.lower, one.upper)
        for name, one in zip(TOUCHPOINTS.values(), told, strict=True)
    ]
    return Table(
        say("The overall rating on worst, mean and best touchpoint (n = {n:,})", n=whole.n),
        columns,
        tuple(rows),
        dict.fromkeys((value, low, high), lambda number: fixed(number, 4)),
        note=say(
            "Share of the differences explained by mean and best: {without}; with the worst "
            "touchpoint: {with_worst}.",
            without=fixed(without.r2, 4),
            with_worst=fixed(fit.r2, 4),
        ),
    )


def ledger_rows(evidence: PeakEnd) -> tuple[LedgerRow, ...]:
    """Return the pooled correlation beside the middle of its own interval, on Fisher's scale."""
    rows = [row for row in read(MEASURES) if row["arm_1"] == "r" and not evidence.own]
    recomputed = []
    for row in rows:
        low, high = (float(end) for end in row["published"].strip("[]").split(", "))
        recomputed.append(
            LedgerRow(
                "peak_end.over_mean",
                row["source"],
                say(
                    "pooled correlation of peak and end with the overall rating, {k} results",
                    k=row["n"],
                ),
                row["value_1"],
                recomputed=tanh((atanh(low) + atanh(high)) / 2),
                note=say("the middle of its printed interval on Fisher's scale"),
            )
        )
    return tuple(recomputed)
