"""What goes with gaps 3 and 4, and with satisfaction, between branches."""

from collections.abc import Sequence

from cxlab.claims.claim import Answer
from cxlab.claims.findings import Findings, Settings
from cxlab.evidence.linked import LinkedSurveys, titled
from cxlab.evidence.names import slug
from cxlab.numbers import two_decimals
from cxlab.questions.five_gaps.evidence import Evidence
from cxlab.questions.five_gaps.explained import of_branches, regression
from cxlab.questions.five_gaps.model import GAPS
from cxlab.questions.five_gaps.settle import (
    DRIVER,
    OTHER,
    PROMISES,
    SATISFACTION,
    Unsettled,
    would_settle,
)
from cxlab.statistics.branch_means import Contrast
from cxlab.statistics.interval import Interval
from cxlab.table import Table
from cxlab.words import phrase, say

# The drivers of gap 3 that the hypotheses name, each as a claim speaks of more of it.
STAFF_DRIVERS = {
    phrase("engagement"): phrase("engagement of staff"),
    phrase("empathy"): phrase("empathy of staff"),
    phrase("training"): phrase("training of staff"),
    phrase("empowerment"): phrase("empowerment of staff"),
    phrase("staff satisfaction"): phrase("satisfied staff"),
}
COMMUNICATION = phrase("communication")


def other_drivers(evidence: Evidence) -> Sequence[str]:
    """Return the drivers that the user asked about and no hypothesis names."""
    drivers = evidence.linked.drivers if isinstance(evidence, LinkedSurveys) else ()
    named = {slug(name) for name in (*STAFF_DRIVERS, COMMUNICATION)}
    return [name for name in drivers if slug(name) not in named]


def staff_driver(evidence: Evidence, settings: Settings, name: str) -> Answer:
    """Answer what a driver of gap 3 that a hypothesis names goes with."""
    facts = {"driver": say(name), "subject": say(STAFF_DRIVERS[name])}
    return _slope(evidence, settings, name, GAPS[2].contrast, claim=DRIVER, **facts)


def other_driver(evidence: Evidence, settings: Settings, name: str) -> Answer:
    """Answer what a driver of the user's own goes with."""
    facts = {"driver": name, "other": f"'{name}'"}
    return _slope(evidence, settings, name, GAPS[2].contrast, claim=OTHER, **facts)


def communication(evidence: Evidence, settings: Settings) -> Answer:
    """Answer whether delivery is closer to the promise where communication is better."""
    name, facts = COMMUNICATION, {"driver": say(COMMUNICATION)}
    return _slope(evidence, settings, name, GAPS[3].contrast, claim=PROMISES, **facts)


def satisfaction(evidence: Evidence, settings: Settings) -> Answer:
    """Answer whether customers are more satisfied where communication is better."""
    levels = evidence.linked.means.levels if isinstance(evidence, LinkedSurveys) else ()
    outcomes = [name for name in levels if name.startswith("outcome ")]
    best = [name for name in outcomes if "satisfaction" in name.casefold()] or outcomes
    outcome = {best[0] if best else "outcome satisfaction": 1.0}
    name, facts = COMMUNICATION, {"driver": say(COMMUNICATION)}
    return _slope(evidence, settings, name, outcome, claim=SATISFACTION, **facts)


def _slope(
    evidence: Evidence,
    settings: Settings,
    name: str,
    outcome: Contrast,
    *,
    claim: str,
    **facts: str,
) -> Answer:
    """Answer by the slope of an outcome on a driver, between branches."""
    asked = evidence.driver(name) if isinstance(evidence, LinkedSurveys) else name
    settle, driver = would_settle(claim, facts["driver"]), {f"driver {asked}": 1.0}
    fit = regression(evidence, outcome, [driver], level=settings.level, settle=settle)
    if isinstance(fit, Unsettled):
        return fit.answer(evidence, **facts)
    notes = [say("Points for one more point of {driver}. A connection, not a cause.", **facts)]
    if claim == OTHER:
        notes.append(say("Not among the hypotheses."))
    slope = Interval(fit.coefficients[0], fit.lower[0], fit.upper[0])
    return Answer(of_branches(fit, slope, "slope", fit.p_values[0]), " ".join(notes), facts)


def drivers(evidence: Evidence, findings: Findings) -> Table:
    """Return what a point of each driver goes with, as a table."""
    rows = tuple(
        (finding.in_words(), finding.estimate.value, finding.estimate.lower, finding.estimate.upper)
        for finding in findings.starting("gap.3.", PROMISES, SATISFACTION)
        if finding.estimate is not None
    )
    connection, *numbers = say("Connection"), say("For one more point"), say("From"), say("To")
    title = titled(say("What goes with gaps 3 and 4, between branches"), evidence.source)
    note = "" if rows else say("These data do not ask for it.")
    return Table(
        title, (connection, *numbers), rows, dict.fromkeys(numbers, two_decimals), note=note
    )
