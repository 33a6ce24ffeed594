"""The claims of notebook 05, and which analysis answers each."""

from cxlab.claims.claim import Answer, Claim
from cxlab.claims.findings import Settings
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.gap import difference_score, disconfirmation, expectation
from cxlab.questions.satisfaction.states import named_state
from cxlab.questions.satisfaction.surface import parameter
from cxlab.questions.satisfaction.waves import expectations_drift, last_experience
from cxlab.words import phrase, say


def drivers(answers: Answers, settings: Settings) -> Answer:
    """Return that no open survey has the five drivers."""
    return Answer(
        note=say(
            "no open survey asks about all five. A survey of your own with a dimension for each "
            "would settle it: notebook 03_service_quality ranks the dimensions of your file."
        )
    )


CLAIMS = {
    "satisfaction.disconfirmation": Claim(
        number="H1",
        claim="The further experience lies above expectation, the more satisfied the customer.",
        expected="positive",
        by=disconfirmation,
        reading="the further experience lies above expectation, the {more} {outcome} "
        "(a correlation)",
        ways=("higher", "lower"),
        matters="smallest_correlation",
    ),
    "satisfaction.difference_score": Claim(
        number="H2",
        claim="Experience alone explains more of satisfaction than experience minus expectation "
        "does.",
        expected="positive",
        by=difference_score,
        reading="experience alone explains {more} of the differences in {outcome} "
        "({share_experience}) than experience minus expectation ({share_gap})",
        ways=("more", "less"),
        matters="smallest_share",
    ),
    "satisfaction.surface.a1": Claim(
        number="H3a",
        claim="Where expectation and experience agree, satisfaction is higher the higher both are.",
        expected="positive",
        by=parameter("a1"),
        reading="for each point that expectation and experience rise together, {outcome} {more} "
        "(a slope)",
        same="as good as no slope along agreement",
        ways=("rises", "falls"),
        label="slope along agreement",
        matters="smallest_slope",
    ),
    "satisfaction.surface.a2": Claim(
        number="H3b",
        claim="Where they agree, satisfaction does not rise evenly: its line bends.",
        expected="different",
        by=parameter("a2"),
        basis="exploratory",
        reading="where expectation and experience agree, the line of {outcome} bends {more} "
        "(curvature)",
        same="as good as no bend along agreement",
        ways=("upwards", "downwards"),
        label="bend along agreement",
        matters="smallest_slope",
    ),
    "satisfaction.surface.a3": Claim(
        number="H3c",
        claim="Where they part, satisfaction falls as expectation rises above experience.",
        expected="negative",
        by=parameter("a3"),
        reading="for each point that expectation rises and experience falls, {outcome} {more} "
        "(a slope)",
        same="as good as no slope along disagreement",
        ways=("rises", "falls"),
        label="slope along disagreement",
        matters="smallest_slope",
    ),
    "satisfaction.surface.a4": Claim(
        number="H3d",
        claim="Falling short of expectation costs more satisfaction than exceeding it gains.",
        expected="negative",
        by=parameter("a4"),
        reading="falling short of expectation changes {outcome} {more} than exceeding it "
        "(curvature)",
        same="as good as no bend along disagreement",
        ways=("less", "more"),
        label="bend along disagreement",
        matters="smallest_slope",
    ),
    "satisfaction.expectation": Claim(
        number="H4",
        claim="Of customers with the same experience, those who expected more are more satisfied.",
        expected="positive",
        by=expectation,
        reading="at the same experience, {outcome} {more} with each point of expectation (a slope)",
        same="as good as no expectation's own slope",
        ways=("rises", "falls"),
        label="expectation's own slope",
        matters="smallest_slope",
    ),
    "satisfaction.state.{group}": Claim(
        number="H5",
        claim="One state of satisfaction can be named: {group}.",
        expected="positive",
        by=named_state,
        basis="exploratory",
        reading="for {group}, the probability of the state '{state}'",
        label="{group}",
        matters="",
        each=Answers.names_of_groups,
        before={"group": phrase("for each group, with the certainty asked for")},
    ),
    "satisfaction.last_experience": Claim(
        number="H6",
        claim="The last experience sets the next expectation.",
        expected="positive",
        by=last_experience,
        reading="at the same earlier expectation, the next one {more} with each point of "
        "experience (a slope)",
        same="as good as no slope of experience",
        ways=("rises", "falls"),
        label="slope of experience",
        matters="smallest_slope",
    ),
    "satisfaction.drift": Claim(
        number="H7",
        claim="Expectations rise: what delights today is taken for granted tomorrow.",
        expected="positive",
        by=expectations_drift,
        reading="from wave to wave expectation {more}",
        ways=("rises", "falls"),
        matters="smallest_slope",
    ),
    "satisfaction.drivers": Claim(
        number="H8",
        claim="Features, emotion, whom one holds responsible, fairness and others' word drive "
        "satisfaction, some more than others.",
        expected="different",
        by=drivers,
        basis="exploratory",
        reading="",
        matters="",
    ),
}
