"""The simulated company: its truth beside its estimates, and how far intervals can be trusted."""

import csv
from collections.abc import Iterator

from cxlab.evidence.linked import LinkedSurveys
from cxlab.numbers import ordinary, percent, two_decimals
from cxlab.published import ROOT
from cxlab.questions.five_gaps.explained import gaps_regression
from cxlab.questions.five_gaps.gaps import branch_gaps
from cxlab.questions.five_gaps.model import GAPS
from cxlab.simulate.five_gaps import Truth
from cxlab.statistics.errors_in_variables import BetweenRegression
from cxlab.table import Cell, Table
from cxlab.words import phrase, say

CALIBRATION = ROOT / "data" / "calibration_five_gaps.csv"
# What `make calibration` calls the quantities; {number} is that of a gap.
QUANTITIES = (
    phrase("gap {number}"),
    phrase("gap {number} in one branch"),
    phrase("gap 5 for a point of gap {number}"),
    phrase("share of gap 5 explained"),
)


def truth_and_estimate(company: LinkedSurveys, level: float) -> Table:
    """Return what is true of the simulated company beside what its surveys say: SIMULATED."""
    numbers = (say("Truth"), say("Estimate"), say("From"), say("To"))
    return Table(
        say("SIMULATED: the truth put in, and what the surveys say"),
        (say("Simulated quantity"), *numbers),
        (*_gaps(company, level), *_coefficients(company, level)),
        dict.fromkeys(numbers, two_decimals),
        note=say("No real company. One in twenty intervals misses the truth by design."),
    )


def _gaps(company: LinkedSurveys, level: float) -> Iterator[tuple[Cell, ...]]:
    truth = Truth()
    true = dict(enumerate((*truth.gaps, truth.gap5), start=1))
    for number, gap in branch_gaps(company, level).items():
        name = say("gap {number}", number=number)
        yield name, true[number], gap.mean, gap.lower, gap.upper


def _coefficients(company: LinkedSurveys, level: float) -> Iterator[tuple[Cell, ...]]:
    truth, fit = Truth(), gaps_regression(company, level)
    if not isinstance(fit, BetweenRegression):
        return
    estimates = zip(truth.coefficients, fit.coefficients, fit.lower, fit.upper, strict=True)
    for number, row in enumerate(estimates, start=1):
        yield say("points of gap 5 for a point of gap {number}", number=number), *row
    share = (fit.explained, fit.explained_lower, fit.explained_upper)
    yield say("share of gap 5's differences explained"), truth.explained, *share


def calibration() -> Table:
    """Return how often intervals hold the truth over many simulated companies: SIMULATED."""
    with CALIBRATION.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    numbers = (say("Truth"), say("Mean estimate"), say("Bias"))
    shares = (say("Interval holds the truth"), say("Zero gap rejected"))
    in_words = {
        template.format(number=gap.number): say(template, number=gap.number)
        for template in QUANTITIES
        for gap in GAPS
    }
    return Table(
        say("SIMULATED: how far these intervals can be trusted"),
        (say("Simulated quantity"), *numbers, *shares),
        tuple((in_words[row["quantity"]], *_figures(row)) for row in rows),
        dict.fromkeys(numbers, ordinary) | dict.fromkeys(shares, percent),
        note=_calibration_note(rows),
    )


def _figures(row: dict[str, str]) -> Iterator[float | None]:
    for column in ("truth", "mean", "bias", "coverage", "rejection"):
        yield float(row[column]) if row[column] else None


def _calibration_note(rows: list[dict[str, str]]) -> str:
    errors = [abs(float(r["bias"])) / float(r["bias_error"]) for r in rows if r["bias_error"]]
    return say(
        "{companies:,} simulated companies of {branches} branches with 1 to 3 managers each "
        "('make calibration'). {within} of {total} biases lie within two Monte-Carlo errors; "
        "rejections are counted in companies whose gaps are zero.",
        companies=int(rows[0]["companies"]),
        branches=rows[0]["branches"],
        within=sum(error <= 2 for error in errors),
        total=len(errors),
    )
