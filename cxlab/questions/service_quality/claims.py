"""The claims of notebook 03, stated before the results, one family a question."""

from cxlab.claims.claim import Claim
from cxlab.questions.service_quality.analysis import Analysis
from cxlab.questions.service_quality.dimensions import asked_for
from cxlab.questions.service_quality.driver_answers import (
    claimed_order,
    performance_beats_gap,
    share,
)
from cxlab.questions.service_quality.gap_answers import shortfall
from cxlab.questions.service_quality.levels import level_of, questions_rated
from cxlab.questions.service_quality.structure_answers import agreement, distinct
from cxlab.questions.service_quality.weighted_gap import weighed_by, weighted_shortfall
from cxlab.words import phrase

AXIS = phrase(
    "less than expected  \N{LEFTWARDS ARROW}  gap in standard deviations  \N{RIGHTWARDS ARROW}  "
    "more"
)
DIMENSION = {"dimension": phrase("each dimension")}
RATED = {"question": phrase("satisfaction and recommendation, each question that was asked")}
OUTCOME = {"outcome": phrase("the outcome (e.g. satisfaction)")}


def _of_structure(analysis: Analysis) -> list[str]:
    return asked_for(analysis.evidence.structure.asked_dimensions())


def _of_drivers(analysis: Analysis) -> list[str]:
    return asked_for(analysis.evidence.drivers.asked_dimensions())


CLAIMS = {
    "quality.gap.{dimension}": Claim(
        number="H1",
        claim="{dimension}: customers get less than they expect.",
        expected="negative",
        each=lambda analysis: [gap.dimension for gap in analysis.gaps.all],
        by=shortfall,
        reading="for {dimension} customers get {more} than they expect",
        same="for {dimension} customers get as good as what they expect",
        ways=("more", "less"),
        label="{name}",
        good="more",
        before=DIMENSION,
    ),
    "quality.weighted_gap.{by}": Claim(
        number="H1w",
        claim="Weighted by what customers say matters, they get less than they expect.",
        expected="negative",
        each=weighed_by,
        by=weighted_shortfall,
        reading="weighted by what customers say matters, they get {more} than they expect",
        same="weighted by what customers say matters, they get as good as what they expect",
        ways=("more", "less"),
        label="weighted gap",
        good="more",
    ),
    "quality.reliability.{dimension}": Claim(
        number="H2",
        claim="{dimension}: the items agree well enough to be averaged.",
        expected="positive",
        each=_of_structure,
        by=agreement,
        reading="the items of {dimension} agree (alpha)",
        label="{name}",
        matters="good_reliability",
        of_measurement=True,
        before=DIMENSION,
    ),
    "quality.distinct": Claim(
        number="H3",
        claim="Each dimension is a different thing from the others.",
        expected="positive",
        by=distinct,
        reading="customers answer about {first} and {second}, the two most alike, {more} alike "
        "than two different things allow",
        same="customers answer about {first} and {second}, the two most alike, just as alike as "
        "two different things allow",
        ways=("less", "more"),
        label="distinct",
        matters="",
        of_measurement=True,
    ),
    "quality.importance.{dimension}": Claim(
        number="H4",
        claim="{dimension}: where it is better, {outcome} is higher.",
        expected="positive",
        each=_of_drivers,
        by=share,
        reading="differences in {outcome} that go with {dimension}",
        label="{name}",
        matters="smallest_share",
        before=DIMENSION | OUTCOME,
    ),
    "quality.order": Claim(
        number="H5",
        claim="What matters most falls in this order: reliability > responsiveness > assurance > "
        "empathy > tangibles.",
        expected="positive",
        by=claimed_order,
        reading="how often samples like this one put {higher} above {lower}, the least certain "
        "pair of that order",
        label="order",
        matters="",
    ),
    "quality.performance_beats_gap": Claim(
        number="H6",
        claim="What customers perceive explains {outcome} better than its gap to their "
        "expectation.",
        expected="positive",
        by=performance_beats_gap,
        reading="perceptions alone explain {more} of {outcome} than gaps",
        ways=("more", "less"),
        label="perceptions against gaps",
        matters="smallest_share",
        before=OUTCOME,
    ),
    "quality.level.{question}": Claim(
        number="H7",
        claim="Customers rate this above the middle of the scale: {question}.",
        expected="positive",
        basis="exploratory",
        each=questions_rated,
        by=level_of,
        reading="the average rating of '{question}', on a scale of {low} to {high}",
        label="{question}",
        matters="",
        before=RATED,
    ),
}
