"""The bottom line of notebook 05: what a manager should do, from the findings alone."""

from cxlab.claims.bottom_line import BottomLine
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.numbers import plural
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.gap_findings import (
    difference_score,
    disconfirmation,
    expectation,
)
from cxlab.questions.satisfaction.hypotheses import Limits, drivers
from cxlab.questions.satisfaction.states import STRATEGIES, GroupState, state_findings
from cxlab.questions.satisfaction.surface_findings import ALONG, surface, surface_of
from cxlab.questions.satisfaction.waves import expectations_drift, last_experience

SURPRISE = {
    Verdict.SUPPORTED: "The further experience lies above expectation, the more satisfied the "
    "customer.",
    Verdict.CONTRADICTED: "Here the further experience lies above expectation, the less satisfied "
    "the customer.",
    Verdict.NEGLIGIBLE: "Whether experience exceeds expectation hardly goes with satisfaction.",
    Verdict.INCONCLUSIVE: "Whether exceeding expectation goes with satisfaction by an amount that "
    "matters, these data cannot tell.",
}
LEVEL = {
    Verdict.SUPPORTED: "How good the experience was says more than how far it lies above "
    "expectation.",
    Verdict.CONTRADICTED: "How far experience lies above expectation says more than how "
    "good it was.",
    Verdict.NEGLIGIBLE: "How good the experience was says as much as how far it lies above "
    "expectation.",
    Verdict.INCONCLUSIVE: "Which says more, how good the experience was or how far it lies above "
    "expectation, stays open.",
}
MEASURE = {
    Verdict.SUPPORTED: "Ask what customers experienced, and manage that. Do not rank anybody by "
    "experience minus expectation alone: the difference throws most of the information away.",
    Verdict.CONTRADICTED: "Keep measuring both sides: here their difference says more than the "
    "experience alone.",
    Verdict.NEGLIGIBLE: "Measure experience; the difference to expectation says no more.",
    Verdict.INCONCLUSIVE: "Measure both sides and report both; these data do not choose between "
    "them.",
}
PROMISE = {
    Verdict.SUPPORTED: "Do not talk expectations down: at the same experience, customers who "
    "expected more are more satisfied.",
    Verdict.CONTRADICTED: "Do not promise more than you deliver: at the same experience, customers "
    "who expected more are less satisfied.",
    Verdict.NEGLIGIBLE: "Do not spend on managing expectations: at the same experience they hardly "
    "matter for satisfaction.",
    Verdict.INCONCLUSIVE: "Whether to raise or lower expectations these data cannot tell.",
}
WOULD_CHANGE = (
    "Expectation asked before the purchase. Asked together with the rest, it borrows from the "
    "experience.",
    "Satisfaction seen rather than asked (who came back, who complained). Answers given in one "
    "sitting resemble each other, which swells every number here, and none of them shows a cause.",
    "The same customers at several waves.",
)


def all_findings(
    answers: Answers, found: tuple[GroupState, ...], limits: Limits
) -> tuple[Finding, ...]:
    """Return every finding of the notebook."""
    fitted = surface_of(answers, limits)
    return (
        disconfirmation(answers, limits),
        difference_score(answers, limits),
        *(surface(answers, fitted, name, limits) for name in ALONG),
        expectation(answers, limits),
        *state_findings(answers, found, limits),
        last_experience(answers, limits),
        expectations_drift(answers, limits),
        drivers(answers),
    )


def bottom_line(answers: Answers, found: tuple[GroupState, ...], limits: Limits) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    findings = all_findings(answers, found, limits)
    verdicts = {finding.id: finding.verdict for finding in findings}
    surprise = SURPRISE[verdicts["satisfaction.disconfirmation"]]
    level = LEVEL[verdicts["satisfaction.difference_score"]]
    advice = [
        MEASURE[verdicts["satisfaction.difference_score"]],
        PROMISE[verdicts["satisfaction.expectation"]],
        *_strategies(found),
    ]
    if answers.own and answers.perceptions > 1:
        advice.append("Which dimension to improve first: run notebook 03_service_quality on the "
                      "same file; it ranks them.")  # fmt: skip
    simulated = "Simulated data, no evidence of anything: " if answers.caveat else ""
    headline = f"{simulated}{surprise} {level} {_named(found)}"
    return BottomLine(headline, tuple(advice), WOULD_CHANGE, findings)


def _named(found: tuple[GroupState, ...]) -> str:
    known = [each for each in found if each.known]
    if not known:
        return "No group's state can be named with the certainty asked for."
    if len(found) == 1:
        return f"State of {found[0].group}: {found[0].state}."
    by_state = "; ".join(f"{state}: {groups}" for state, groups in _by_state(found).items())
    return f"A state can be named for {len(known)} of {plural(len(found), 'group')} ({by_state})."


def _by_state(found: tuple[GroupState, ...]) -> dict[str, str]:
    groups: dict[str, list[str]] = {}
    for each in found:
        if each.known:
            groups.setdefault(each.state, []).append(each.group)
    return {state: ", ".join(names) for state, names in groups.items()}


def _strategies(found: tuple[GroupState, ...]) -> list[str]:
    lines = [
        f"{_capital(groups)} ({state}). {STRATEGIES[state]}"
        for state, groups in _by_state(found).items()
    ]
    if unknown := [each.group for each in found if not each.known]:
        lines.append(f"{_capital(', '.join(unknown))}: cannot tell; ask more customers first.")
    return lines


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
