"""The bottom line of notebook 04: what a manager should do, from the findings alone."""

from collections.abc import Iterator

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.finding import Finding
from cxlab.claims.findings import Findings
from cxlab.claims.verdict import Verdict
from cxlab.evidence.linked import LinkedSurveys
from cxlab.numbers import fixed
from cxlab.questions.five_gaps.evidence import Evidence
from cxlab.questions.five_gaps.model import GAPS
from cxlab.questions.five_gaps.settle import EXPLAINED, would_settle, would_settle_finding
from cxlab.words import capital, phrase, say

CLOSE = {
    "gap.1": phrase(
        "Let managers hear customers: gap 1 says that they misjudge what customers expect."
    ),
    "gap.2": phrase(
        "Rewrite the standards: they ask for less than managers themselves believe is expected."
    ),
    "gap.3": phrase(
        "Help staff to meet the standards: look at staffing, tools and training before blame."
    ),
    "gap.4": phrase(
        "Promise what is delivered: bring advertising and sales together with those who serve."
    ),
    "gap.5": phrase("Ask where customers' expectations are missed, and start there."),
}
ON_AVERAGE = ByVerdict(
    "gap.5",
    supported="Whether customers get less than they expect depends on the service ({where}). On "
    "average they do.",
    contradicted="Whether customers get less than they expect depends on the service ({where}). On "
    "average they get more.",
    negligible="Whether customers get less than they expect depends on the service ({where}). On "
    "average the difference is too small to matter.",
    inconclusive="Whether customers get less than they expect depends on the service ({where}). We "
    "do not know whether they do on average.",
)
UNCLEAR = phrase("Whether firms flatter themselves is not clear.")
FLATTERED = ByVerdict(
    "gap.1",
    supported="Firms think far better of their service than customers do.",
    contradicted=UNCLEAR,
    negligible=UNCLEAR,
    inconclusive=UNCLEAR,
)

MEASURE = (
    phrase(
        "Ask your own customers what they expected and what they got: no average of other "
        "industries tells you."
    ),
    phrase("Do not trust your own view of your service; compare it with your customers' answers."),
    phrase(
        "Before you spend on one of the gaps inside your company (1 to 4), measure all four: no "
        "public data show which of them goes with what customers miss (gap 5)."
    ),
)


def bottom_line(findings: Findings, evidence: Evidence) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    return _own(findings) if isinstance(evidence, LinkedSurveys) else _public(findings)


def _public(findings: Findings) -> BottomLine:
    below = ", ".join(finding.label for finding in _supported(findings.starting("gap.5.")))
    where = say("clearly below expectation: {services}", services=below)
    return bottom_line_of(
        findings,
        headline=(
            ON_AVERAGE,
            FLATTERED,
            say(
                "On the three gaps inside a company, and on whether the five hang together, there "
                "is no public evidence."
            ),
        ),
        advice=[say(text) for text in MEASURE],
        would_change=(
            say("Linked surveys: {what}.", what=would_settle(EXPLAINED)),
            say("Customers asked what they expect before the service, and what they got after it."),
        ),
        where=where if below else say("nowhere clearly below"),
    )


def _own(findings: Findings) -> BottomLine:
    gaps = [findings.of(gap.id) for gap in GAPS]
    bad = _supported(gaps)
    unclear = [finding for finding in gaps if finding.verdict is Verdict.INCONCLUSIVE]
    not_asked = [finding for finding in gaps if finding.estimate is None]
    return bottom_line_of(
        findings,
        headline=(
            _sizes(bad) if bad else say("No gap is shown to be bad for customers."),
            say("Not clear: {gaps}.", gaps=_listed(unclear)) if unclear else "",
            say("Not asked: {gaps}.", gaps=_listed(not_asked)) if not_asked else "",
        ),
        advice=(*_closing(bad), _drivers(findings)),
        would_change=(
            say("More branches: the branch is what counts, not the number of customers."),
            *_settling(findings),
        ),
    )


def _supported(findings: Findings | list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.verdict is Verdict.SUPPORTED]


def _sizes(bad: list[Finding]) -> str:
    sizes = (
        say("{gap} ({size})", gap=_listed([finding]), size=fixed(_size(finding), 2))
        for finding in bad
    )
    return say("Bad for customers, in points of the answer scale: {gaps}.", gaps=", ".join(sizes))


def _size(finding: Finding) -> float:
    return finding.estimate.value if finding.estimate else 0.0


def _listed(findings: list[Finding]) -> str:
    ids = {finding.id for finding in findings}
    return ", ".join(say("gap {number}", number=gap.number) for gap in GAPS if gap.id in ids)


def _closing(bad: list[Finding]) -> list[str]:
    """Return how to close the gaps inside the company, the largest first; else gap 5."""
    inside = [finding for finding in bad if finding.id != GAPS[-1].id]
    advice = [say(CLOSE[finding.id]) for finding in sorted(inside or bad, key=_size)]
    return advice or [say("Change nothing for these gaps' sake; ask more branches first.")]


def _drivers(findings: Findings) -> str:
    names = [finding.label for finding in _supported(findings.starting("gap.3."))]
    if not names:
        return ""
    return say(
        "Try out in some branches what goes with a better gap 3: {drivers}. That they go together "
        "does not prove that one brings the other.",
        drivers=", ".join(names),
    )


def _settling(findings: Findings) -> Iterator[str]:
    """Yield what would settle the first claims that were not answered."""
    unanswered = [finding for finding in findings if finding.estimate is None][:3]
    for what in dict.fromkeys(would_settle_finding(finding) for finding in unanswered):
        yield capital(say("{what}.", what=what))
