"""The bottom line of notebook 10: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.findings import Findings
from cxlab.questions.crm_claims.break_even import Costs
from cxlab.questions.crm_claims.load import Till
from cxlab.words import say

EIGHTY = ByVerdict(
    "claim.pareto",
    supported="80/20 holds {where}.",
    contradicted="80/20 does not hold {where}.",
    inconclusive="We do not know whether 80/20 holds {where}.",
)
MOST = ByVerdict(
    "claim.more_than_half",
    supported="The top fifth bring more than half.",
    contradicted="The top fifth bring less than half.",
    inconclusive="We do not know whether the top fifth bring half.",
)
SPEAK = ByVerdict(
    "claim.few_complain",
    supported="Hardly any unhappy customer complains.",
    contradicted="Many unhappy customers complain.",
    inconclusive="We do not know how many unhappy customers complain.",
)
SPEAK_ELSEWHERE = ByVerdict(  # a file of purchases does not hold who complains
    "claim.few_complain",
    supported="In a survey of other firms hardly any unhappy customer complained.",
    contradicted="In a survey of other firms many unhappy customers complained.",
    inconclusive="We do not know how many unhappy customers complain.",
)
AWAY = ByVerdict(
    "claim.churn_15_20",
    supported="Of the customers of the year before, 15 to 20% stayed away for the last year.",
    contradicted="It is not 15 to 20% who stayed away for the last year.",
    inconclusive="We do not know whether 15 to 20% stayed away for the last year.",
)
KNOW = ByVerdict(
    "claim.more_than_half",
    supported="Know the fifth of your customers who bring most by name, and ask them first.",
    contradicted="Do not spend on a few customers alone: most of the revenue comes from the rest.",
    inconclusive="Count your own purchases of a longer time before you spend on a few customers.",
)
READ = ByVerdict(
    "claim.few_complain",
    supported="Ask the unhappy, for they do not say so.",
    contradicted="Read the complaints: most of the very unhappy do speak.",
)
COUNT_LOST = ByVerdict(
    "claim.churn_15_20",
    supported="Count whom you lose each year, by kind of customer: the average hides who leaves.",
    contradicted="Count whom you lose each year, by kind of customer: no rule of thumb knows.",
    inconclusive="Count whom you lose each year, by kind of customer: no rule of thumb knows.",
)
ASK = ByVerdict(
    "claim.delivery_gap",
    supported="Ask customers how good the service is, never the firm itself.",
)


def bottom_line(findings: Findings, till: Till, costs: Costs) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    lost_ours = findings.of(AWAY.id).sources == (till.source,)
    speak = SPEAK_ELSEWHERE if till.own else SPEAK
    unknown = sum(finding.estimate is None for finding in findings)
    return bottom_line_of(
        findings,
        headline=[
            EIGHTY,
            MOST,
            AWAY if lost_ours else speak,
            say("For {n} of the figures we found no evidence.", n=unknown) if unknown else None,
        ],
        advice=[KNOW, COUNT_LOST, READ, _keep(costs), ASK],
        would_change=[
            say("Purchases of several years, from shops of many trades."),
            say("A primary source for a figure that has none: who was asked, when, how many."),
        ],
        where=say("in your purchases") if till.own else say("in the one shop we could check"),
    )


def _keep(costs: Costs) -> str:
    if not costs.are_known:
        return say(
            "Before you spend on keeping customers, put in your own costs: they say how many must "
            "stay who would have left."
        )
    needed = f"{100 * costs.needed:.1f}"
    if costs.needed > 1:
        return say("Do not spend so much on keeping everybody: it costs more than it can save.")
    if 0 < costs.loss < costs.needed:
        return say(
            "Do not spend so much on keeping everybody: {needed} of 100 customers would have to "
            "stay who would have left, and you lose {loss:.1f}.",
            needed=needed,
            loss=100 * costs.loss,
        )
    return say(
        "Keep customers where {needed} of 100 stay who would have left; leave some out by lot, and "
        "compare.",
        needed=needed,
    )
