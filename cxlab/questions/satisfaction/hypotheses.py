"""The hypotheses of notebook 05, and how a finding on one of them is made."""

from dataclasses import dataclass

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.hypothesis import Hypothesis, hypotheses_table
from cxlab.questions.satisfaction.answers import Answers
from cxlab.statistics.slope import Slope
from cxlab.table import Table

HYPOTHESES = {
    "satisfaction.disconfirmation": Hypothesis(
        "H1",
        "The further experience lies above expectation, the more satisfied the customer.",
        "positive",
        "confirmatory",
    ),
    "satisfaction.difference_score": Hypothesis(
        "H2",
        "Experience alone explains more of satisfaction than experience minus expectation does.",
        "positive",
        "confirmatory",
    ),
    "satisfaction.surface.a1": Hypothesis(
        "H3a",
        "Where expectation and experience agree, satisfaction is higher the higher both are.",
        "positive",
        "confirmatory",
    ),
    "satisfaction.surface.a2": Hypothesis(
        "H3b",
        "Where they agree, satisfaction does not rise evenly: its line bends.",
        "different",
        "exploratory",
    ),
    "satisfaction.surface.a3": Hypothesis(
        "H3c",
        "Where they part, satisfaction falls as expectation rises above experience.",
        "negative",
        "confirmatory",
    ),
    "satisfaction.surface.a4": Hypothesis(
        "H3d",
        "Falling short of expectation costs more satisfaction than exceeding it gains.",
        "negative",
        "confirmatory",
    ),
    "satisfaction.expectation": Hypothesis(
        "H4",
        "Of customers with the same experience, those who expected more are more satisfied.",
        "positive",
        "confirmatory",
    ),
    "satisfaction.state": Hypothesis(
        "H5",
        "Each group is in one state of satisfaction, known with the certainty asked for.",
        "positive",
        "exploratory",
    ),
    "satisfaction.last_experience": Hypothesis(
        "H6",
        "The last experience sets the next expectation.",
        "positive",
        "confirmatory",
    ),
    "satisfaction.drift": Hypothesis(
        "H7",
        "Expectations rise: what delights today is taken for granted tomorrow.",
        "positive",
        "confirmatory",
    ),
    "satisfaction.drivers": Hypothesis(
        "H8",
        "Features, emotion, whom one holds responsible, fairness and others' word drive "
        "satisfaction, some more than others.",
        "different",
        "exploratory",
    ),
}
DRIVERS = (
    "no open survey asks about all five. A survey of your own with a dimension for each would "
    "settle it: notebook 03_service_quality ranks the dimensions of your file."
)


@dataclass(frozen=True)
class Limits:
    """What counts as sure and as large.

    Attributes
    ----------
    level : float
        Of every interval.
    correlation, share, slope : float
        Smallest that matter; a share of variance is 0 to 1, a slope is points per point.
    seed : int
        Of the draws.
    """

    level: float = 0.95
    correlation: float = 0.1
    share: float = 0.05
    slope: float = 0.1
    seed: int = 1


def hypotheses() -> Table:
    """Return the hypotheses as a table: shown before any result."""
    return hypotheses_table(HYPOTHESES)


def drivers(answers: Answers) -> Finding:
    """Return the finding on the five drivers: no open survey has them."""
    return concluded("satisfaction.drivers", answers, None, 0, DRIVERS)


def estimate_of(
    found: Slope, level: float, n: int, method: str, measure: str = "slope"
) -> Estimate:
    """Return a slope as an estimate."""
    return Estimate(
        *(found.value, found.lower, found.upper, measure, level), *(n, found.p_value, method)
    )


def concluded(
    id: str,
    answers: Answers,
    estimate: Estimate | None,
    smallest: float,
    note: str,
    reading: str = "",
    ways: tuple[str, str] = ("more", "less"),
    label: str = "",
) -> Finding:
    """Return the finding on one of the notebook's hypotheses."""
    h = HYPOTHESES[id]
    return conclude(
        *(id, h.number, h.claim, estimate),
        expected=h.expected,
        smallest_effect=smallest,
        basis=h.basis,
        sources=(answers.source,),
        note=note,
        reading=reading,
        directions=ways,
        label=label,
        neutral=f"as good as no {label or 'difference'}",
    )
