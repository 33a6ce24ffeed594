"""The bottom line of notebook 04: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.numbers import fixed
from cxlab.questions.five_gaps.evidence import Evidence
from cxlab.questions.five_gaps.explained import LINKED
from cxlab.questions.five_gaps.findings import Smallest, all_findings
from cxlab.questions.five_gaps.model import GAPS
from cxlab.simulated import is_simulated

CLOSE = {
    1: "Let managers hear customers: gap 1 says that they misjudge what customers expect.",
    2: "Rewrite the standards: they ask for less than managers themselves believe is expected.",
    3: "Help staff to meet the standards: look at staffing, tools and training before blame.",
    4: "Promise what is delivered: bring advertising and sales together with those who serve.",
    5: "Ask where customers' expectations are missed, and start there.",
}


def bottom_line(evidence: Evidence, smallest: Smallest) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    findings = all_findings(evidence, smallest)
    if evidence.linked is None:
        return _public(findings)
    return _own(findings)


def _public(findings: tuple[Finding, ...]) -> BottomLine:
    gaps = {finding.id: finding for finding in findings}
    settings = [finding for id, finding in gaps.items() if id.startswith("gap.5.")]
    below = [finding.label for finding in settings if finding.verdict is Verdict.SUPPORTED]
    said = f"clearly below expectation: {' and '.join(below)}" if below else "nowhere clearly below"
    headline = (
        f"Whether customers get less than they expect depends on the service ({said}); as a "
        f"general law it is {_in_words(gaps['gap.5'].verdict)}. Firms think far better of their "
        "service than customers do. On the three gaps inside a company, and on whether the five "
        "hang together, there is no public evidence."
    )
    if gaps["gap.1"].verdict is not Verdict.SUPPORTED:
        headline = headline.replace("Firms think far better of their service than customers do. ",
                                    "Whether firms flatter themselves is not clear. ")  # fmt: skip
    return BottomLine(
        headline,
        (
            "Ask your own customers what they expected and what they got: no average of other "
            "industries tells you.",
            "Do not trust your own view of your service; compare it with your customers' answers.",
            "Before money goes into closing one of gaps 1 to 4, measure them: nobody has shown in "
            "public data which of them drives gap 5. The simulated company shows how.",
        ),
        (f"Linked surveys: {LINKED}.", "Gap 5 asked before the service as well as after it."),
        findings,
    )


def _in_words(verdict: Verdict) -> str:
    return {
        Verdict.SUPPORTED: "supported",
        Verdict.CONTRADICTED: "contradicted",
        Verdict.NEGLIGIBLE: "too small to matter",
    }.get(verdict, "not shown")


def _own(findings: tuple[Finding, ...]) -> BottomLine:
    gaps = dict(zip(range(1, len(GAPS) + 1), findings, strict=False))
    bad = {n: f for n, f in gaps.items() if f.verdict is Verdict.SUPPORTED}
    unknown = [n for n, f in gaps.items() if f.estimate is None]
    open_ = [n for n, f in gaps.items() if f.verdict is Verdict.INCONCLUSIVE]
    inside = {n: f for n, f in bad.items() if n < 5}
    simulated = any(is_simulated(source) for finding in findings for source in finding.sources)
    parts = ["Simulated data, no evidence of anything:"] if simulated else []
    parts += [_sizes(bad) or "No gap is shown to be bad for customers."]
    if open_:
        parts.append(f"Not clear: {_listed(open_)}.")
    if unknown:
        parts.append(f"Not asked: {_listed(unknown)}.")
    advice = [CLOSE[n] for n in sorted(inside or bad, key=lambda n: _size(gaps[n]))]
    advice = advice or ["Change nothing for these gaps' sake; ask more branches first."]
    drivers = [f for f in findings if f.id.startswith("gap.3.") and f.verdict is Verdict.SUPPORTED]
    if drivers:
        names = ", ".join(finding.label for finding in drivers)
        advice.append(
            f"Try out in some branches what goes with a better gap 3: {names}. That they go "
            "together does not prove that one brings the other."
        )
    change = [f.note.partition("What would settle it: ")[2] for f in findings if not f.estimate]
    return BottomLine(
        " ".join(parts),
        tuple(advice),
        (
            "More branches: the branch is what counts, not the number of customers.",
            *(text[:1].upper() + text[1:] for text in dict.fromkeys(change[:3]) if text),
        ),
        findings,
    )


def _sizes(bad: dict[int, Finding]) -> str:
    if not bad:
        return ""
    said = (f"gap {n} ({fixed(_size(f), 2)})" for n, f in bad.items())
    return f"Bad for customers, in points of the answer scale: {', '.join(said)}."


def _size(finding: Finding) -> float:
    return finding.estimate.value if finding.estimate else 0.0


def _listed(numbers: list[int]) -> str:
    return ", ".join(f"gap {n}" for n in numbers)
