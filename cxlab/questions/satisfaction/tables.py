"""The tables of notebook 05: what goes with satisfaction, what explains it, and other choices."""

from cxlab.claims.estimate import Estimate
from cxlab.claims.method_strip import Choice, method_strip
from cxlab.claims.verdict import Verdict, judge
from cxlab.numbers import exact_percent, fixed, ordinary, p_text, percent
from cxlab.published import read
from cxlab.questions.satisfaction.answers import EVERYBODY, Answers
from cxlab.questions.satisfaction.gap_findings import (
    expectation_slope,
    explained_more,
    with_gap,
)
from cxlab.questions.satisfaction.hypotheses import HYPOTHESES, Limits, estimate_of
from cxlab.questions.satisfaction.surface_findings import usual_level
from cxlab.statistics.correlation import correlation
from cxlab.statistics.importance import regression
from cxlab.statistics.moments import Moments
from cxlab.statistics.response_surface import TERMS, ResponseSurface, response_surface
from cxlab.table import Cell, Table

MEANING = {
    "a1": "slope along agreement, both rising",
    "a2": "bend along agreement",
    "a3": "slope along disagreement, expectation rising and experience falling",
    "a4": "bend along disagreement",
    "a5": "bend of expectation less bend of experience",
}
PARTS = {
    "expectation": "expectation",
    "perception": "experience",
    "E2": "expectation squared",
    "EP": "expectation times experience",
    "P2": "experience squared",
}


def correlations(answers: Answers, limits: Limits) -> Table:
    """Return what goes with the outcome, and how closely."""
    both = with_gap(answers.whole, answers.outcome)
    pairs = [
        ("Expectation", answers.whole, "expectation"),
        ("Experience", answers.whole, "perception"),
        ("Experience minus expectation", both, "gap"),
        *((_capital(answers.words[o]), answers.whole, o) for o in answers.outcomes[1:]),
    ]
    rows = []
    for label, moments, name in pairs:
        r = correlation(moments, name, answers.outcome, limits.level)
        rows.append((label, r.value, r.lower, r.upper))
    columns = ("With", "Correlation", "From", "To")
    width = exact_percent(limits.level)
    return Table(
        f"What goes with {answers.outcome_words}, with {width} intervals",
        columns,
        tuple(rows),
        dict.fromkeys(columns[1:], ordinary),
    )


def models(answers: Answers) -> Table:
    """Return how much of the outcome each way to combine the two explains."""
    gap = with_gap(answers.whole, answers.outcome)
    fits = [
        ("Experience minus expectation", gap, ["gap"]),
        ("Expectation alone", answers.whole, ["expectation"]),
        ("Experience alone", answers.whole, ["perception"]),
        ("Both", answers.whole, list(TERMS[:2])),
        ("Both, with bends (the surface)", answers.whole, list(TERMS)),
    ]
    rows = []
    for label, moments, predictors in fits:
        fit = regression(moments, answers.outcome, predictors)
        rows.append((label, len(predictors), fit.r2, fit.adjusted_r2))
    columns = ("Explained by", "Terms", "R2", "Adjusted R2")
    return Table(
        f"How much of the differences in {answers.outcome_words} each explains",
        columns,
        tuple(rows),
        dict.fromkeys(columns[2:], percent),
    )


def surface_table(answers: Answers, fitted: ResponseSurface) -> Table:
    """Return coefficients and surface parameters with their intervals."""
    rows = [
        (f"b{place}", PARTS[term], s.value, s.error, s.lower, s.upper, p_text(s.p_value))
        for place, (term, s) in enumerate(zip(TERMS, fitted.coefficients, strict=True), start=1)
    ]
    rows += [
        (name, MEANING[name], s.value, s.error, s.lower, s.upper, p_text(s.p_value))
        for name, s in fitted.parameters.items()
    ]
    columns = ("Name", "What it is", "Value", "Standard error", "From", "To", "p")
    x = usual_level(answers)
    along, across = fitted.slope_at(x)
    note = (
        f"Both are counted from the middle of the scale, {answers.centre:g}, where the surface "
        f"gives {fixed(fitted.intercept, 2)}. Where customers usually are, at {fixed(x, 2)}, the "
        f"slope along agreement is {fixed(along, 3)} and along disagreement {fixed(across, 3)}."
    )
    caption = f"The response surface of {answers.outcome_words}"
    formats = dict.fromkeys(columns[2:6], lambda value: fixed(value, 4))
    return Table(caption, columns, tuple(rows), formats, note)


def methods(answers: Answers, limits: Limits) -> Table:
    """Return the directed claims for every outcome, and for every group where moments allow."""
    cases = [(f"outcome: {answers.words[o]}", answers.whole, o) for o in answers.outcomes]
    cases += [
        (f"{answers.grouped_by}: {group.name}", group.moments, answers.outcome)
        for group in answers.groups
        if group.name != EVERYBODY and answers.outcome in group.moments.names
    ]
    claims: dict[str, list[Choice]] = {}
    for label, moments, outcome in cases:
        for id, estimate in _estimates(answers, moments, outcome, limits).items():
            h = HYPOTHESES[id]
            holds = judge(estimate, h.expected, 0) is Verdict.SUPPORTED
            shown = f"{estimate.show(estimate.value)}: {estimate.interval_text()}"
            claims.setdefault(h.number, []).append(Choice(label, shown, holds))
    return method_strip("Do the claims hold in the expected direction, whatever one takes?", claims)


def _estimates(
    answers: Answers, moments: Moments, outcome: str, limits: Limits
) -> dict[str, Estimate]:
    level, n = limits.level, moments.n
    gap = correlation(with_gap(moments, outcome), "gap", outcome, level)
    more = explained_more(moments, outcome, limits)
    fitted = response_surface(moments, outcome, answers.centre, level)
    own = expectation_slope(moments, outcome, limits)
    shares = (more.difference, more.lower, more.upper, "difference of shares", level)
    return {
        "satisfaction.disconfirmation": Estimate(
            gap.value, gap.lower, gap.upper, "correlation", level
        ),
        "satisfaction.difference_score": Estimate(*shares),
        "satisfaction.surface.a1": estimate_of(fitted.parameters["a1"], level, n, ""),
        "satisfaction.surface.a3": estimate_of(fitted.parameters["a3"], level, n, ""),
        "satisfaction.surface.a4": estimate_of(fitted.parameters["a4"], level, n, "", "curvature"),
        "satisfaction.expectation": estimate_of(own, level, n, ""),
    }


def replications() -> Table:
    """Return printed coefficients of an original study and two replications."""
    rows: list[tuple[Cell, ...]] = []
    turned = []
    for row in read("disconfirmation_replications"):
        first, second = float(row["b_original"]), float(row["b_replication"])
        same = (first > 0) == (second > 0)
        if not same:
            turned.append(max(abs(first), abs(second)))
        rows.append(
            (
                _capital(row["claim"].strip().rstrip(".")),
                int(float(row["n_original"])),
                first,
                int(float(row["n_replication"])),
                second,
                "same" if same else "other",
            )
        )
    columns = ("Claim as printed", "n", "Original", "n again", "Replication", "Sign")
    furthest = ordinary(max(turned, default=0.0))
    note = (
        f"All {len(rows)} are printed as successful; {len(turned)} have another sign in the "
        f"replication, none of these further than {furthest} from zero. No standard errors are "
        "printed and the questionnaires differ, so coefficients get no interval and no average."
    )
    formats = dict.fromkeys(("Original", "Replication"), ordinary)
    formats |= dict.fromkeys(("n", "n again"), "{:,}".format)
    return Table("Citizens and public services: printed coefficients", columns, tuple(rows),
                 formats, note)  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
