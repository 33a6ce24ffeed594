"""The bottom line of notebook 05: what a manager should do, from the findings alone."""

from collections.abc import Sequence

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.findings import Findings
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.states import STRATEGIES, GroupState
from cxlab.words import capital, say, say_count

SURPRISE = ByVerdict(
    "satisfaction.disconfirmation",
    supported="The further experience lies above expectation, the more satisfied the customer.",
    contradicted="Here the further experience lies above expectation, the less satisfied the "
    "customer.",
    negligible="Whether experience exceeds expectation hardly goes with satisfaction.",
    inconclusive="We do not know whether exceeding expectation goes with satisfaction by an "
    "amount that matters.",
)
LEVEL = ByVerdict(
    "satisfaction.difference_score",
    supported="How good the experience was says more than how far it lies above expectation.",
    contradicted="How far experience lies above expectation says more than how good it was.",
    negligible="How good the experience was says as much as how far it lies above expectation.",
    inconclusive="We do not know which says more: how good the experience was, or how far it "
    "lies above expectation.",
)
MEASURE = ByVerdict(
    "satisfaction.difference_score",
    supported="Ask what customers experienced, and manage that. Do not rank anybody by "
    "experience minus expectation alone: the difference throws most of the information away.",
    contradicted="Keep measuring both sides: here their difference says more than the "
    "experience alone.",
    negligible="Measure experience; the difference to expectation says no more.",
    inconclusive="Measure both sides and report both; these data do not choose between them.",
)
PROMISE = ByVerdict(
    "satisfaction.expectation",
    supported="Do not talk expectations down: at the same experience, customers who expected more "
    "are more satisfied.",
    contradicted="Do not promise more than you deliver: at the same experience, customers who "
    "expected more are less satisfied.",
    negligible="Do not spend on managing expectations: at the same experience they hardly matter "
    "for satisfaction.",
    inconclusive="Do not raise or lower expectations on this evidence: we do not know which "
    "would help.",
)


def bottom_line(findings: Findings, answers: Answers, shown: Sequence[GroupState]) -> BottomLine:
    """Return headline, advice and all findings; the advice follows from the verdicts."""
    next_step = say(
        "Which dimension to improve first: run notebook 03_service_quality on the same file; it "
        "ranks them."
    )
    return bottom_line_of(
        findings,
        headline=[SURPRISE, LEVEL, *_named_of_many(shown)],
        advice=[
            MEASURE,
            PROMISE,
            *_strategies(shown),
            next_step if answers.own and answers.perceptions > 1 else None,
        ],
        would_change=[
            say(
                "Expectation asked before the purchase. Asked together with the rest, it borrows "
                "from the experience."
            ),
            say(
                "Satisfaction seen rather than asked (who came back, who complained). Answers "
                "given in one sitting resemble each other, which swells every number here, and "
                "none of them shows a cause."
            ),
            say("The same customers at several waves."),
        ],
    )


def _named_of_many(shown: Sequence[GroupState]) -> list[str]:
    """Return which states can be named; groups of few people stay out of a headline."""
    firm = [state for state in shown if not state.decides.rests_on_few]
    sentences = [_named(firm)] if firm else []
    if few := len(shown) - len(firm):
        left_out = say_count(
            "{n} group is left out here: too few people are behind it.",
            "{n} groups are left out here: too few people are behind them.",
            few,
        )
        sentences.append(left_out)
    return sentences


def _named(shown: Sequence[GroupState]) -> str:
    known = [state for state in shown if state.known]
    if not known:
        return say("We cannot name the state of any group with the certainty asked for.")
    if len(shown) == 1:
        (only,) = shown
        return say("State of {group}: {state}.", group=only.group, state=say(only.state))
    if len({state.state for state in known}) == 1 and len(known) == len(shown):
        words = say(known[0].state)
        return say("Customers are {state} in all {n:,} groups.", state=words, n=len(shown))
    by_state = "; ".join(
        say("{state}: {groups}", state=say(state), groups=groups)
        for state, groups in _by_state(shown).items()
    )
    return say(
        "We can name the state of {known} of {n:,} groups ({by_state}).",
        known=len(known),
        n=len(shown),
        by_state=by_state,
    )


def _by_state(shown: Sequence[GroupState]) -> dict[str, str]:
    return {
        name: ", ".join(state.group for state in shown if state.known and state.state == name)
        for name in dict.fromkeys(state.state for state in shown if state.known)
    }


def _strategies(shown: Sequence[GroupState]) -> list[str]:
    lines = [
        " ".join(
            [
                say("{groups} ({state}).", groups=capital(groups), state=say(state)),
                say(STRATEGIES[state]),
            ]
        )
        for state, groups in _by_state(shown).items()
    ]
    if unknown := ", ".join(state.group for state in shown if not state.known):
        lines.append(
            say("{groups}: not sure yet; ask more customers first.", groups=capital(unknown))
        )
    return lines
