"""The tables of notebook 05: what goes with satisfaction, what explains it, and other choices."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from cxlab.claims.findings import findings
from cxlab.claims.method_strip import Choice, method_strip
from cxlab.claims.verdict import Verdict
from cxlab.numbers import exact_percent, fixed, ordinary, p_text, percent
from cxlab.published import read
from cxlab.questions.satisfaction.answers import EVERYBODY, Answers, Group
from cxlab.questions.satisfaction.claims import CLAIMS
from cxlab.questions.satisfaction.gap import with_gap
from cxlab.questions.satisfaction.surface import surface_of, usual_level
from cxlab.statistics.correlation import correlation
from cxlab.statistics.importance import regression
from cxlab.statistics.response_surface import TERMS
from cxlab.statistics.sampling import SINGULAR
from cxlab.table import Cell, Table
from cxlab.words import capital, phrase, say

# In the order of the surface's parameters, and of its terms.
MEANING = (
    phrase("slope along agreement, both rising"),
    phrase("bend along agreement"),
    phrase("slope along disagreement, expectation rising and experience falling"),
    phrase("bend along disagreement"),
    phrase("bend of expectation minus bend of experience"),
)
PARTS = (
    phrase("expectation"),
    phrase("experience"),
    phrase("expectation squared"),
    phrase("expectation times experience"),
    phrase("experience squared"),
)
# The claims with a direction that every outcome and every group can answer.
DIRECTED = {
    id: CLAIMS[id]
    for id in (
        "satisfaction.disconfirmation",
        "satisfaction.difference_score",
        "satisfaction.surface.a1",
        "satisfaction.surface.a3",
        "satisfaction.surface.a4",
        "satisfaction.expectation",
    )
}


def checks(answers: Answers) -> Table:
    """Return what is wrong with the answers; printed moments have none to look at."""
    from cxlab.survey.quality import checks_table

    return checks_table(answers.checks)


def correlations(answers: Answers, level: float) -> Table:
    """Return what goes with the outcome, and how closely."""
    both = with_gap(answers.whole, answers.outcome)
    pairs = [
        (say("Expectation"), answers.whole, "expectation"),
        (say("Experience"), answers.whole, "perception"),
        (say("Experience minus expectation"), both, "gap"),
        *((capital(answers.words[o]), answers.whole, o) for o in answers.outcomes[1:]),
    ]
    rows = []
    for label, moments, name in pairs:
        r = correlation(moments, name, answers.outcome, level)
        rows.append((label, r.value, r.lower, r.upper))
    columns = (say("What"), say("Correlation"), say("From"), say("To"))
    caption = say(
        "What goes with {outcome}, with {level} intervals",
        outcome=answers.outcome_words,
        level=exact_percent(level),
    )
    return Table(caption, columns, tuple(rows), dict.fromkeys(columns[1:], ordinary))


def models(answers: Answers) -> Table:
    """Return how much of the outcome each way to combine the two explains."""
    gap = with_gap(answers.whole, answers.outcome)
    fits = [
        (say("Experience minus expectation"), gap, ["gap"]),
        (say("Expectation alone"), answers.whole, ["expectation"]),
        (say("Experience alone"), answers.whole, ["perception"]),
        (say("Both"), answers.whole, list(TERMS[:2])),
        (say("Both, with bends (the surface)"), answers.whole, list(TERMS)),
    ]
    rows = []
    for label, moments, predictors in fits:
        fit = regression(moments, answers.outcome, predictors)
        rows.append((label, len(predictors), fit.r2, fit.adjusted_r2))
    columns = (say("Explained by"), say("Terms"), say("R2"), say("Adjusted R2"))
    caption = say(
        "How much of the differences in {outcome} each explains", outcome=answers.outcome_words
    )
    return Table(caption, columns, tuple(rows), dict.fromkeys(columns[2:], percent))


def surface_table(answers: Answers, level: float) -> Table:
    """Return coefficients and surface parameters with their intervals."""
    fitted = surface_of(answers, level)
    terms = zip(PARTS, fitted.coefficients, strict=True)
    totals = zip(MEANING, fitted.parameters.values(), strict=True)
    names = [f"{letter}{place}" for letter in "ba" for place in range(1, 6)]
    rows = tuple(
        (name, say(meaning), s.value, s.error, s.lower, s.upper, p_text(s.p_value))
        for name, (meaning, s) in zip(names, (*terms, *totals), strict=True)
    )
    numbers = (say("Value"), say("Standard error"), say("From"), say("To"))
    usual = usual_level(answers)
    along, across = fitted.slope_at(usual)
    note = say(
        "Both are counted from the middle of the scale, {centre:g}, where the surface gives "
        "{fitted}. Where customers usually are, at {usual}, the slope along agreement is {along} "
        "and along disagreement {across}.",
        centre=answers.centre,
        fitted=fixed(fitted.intercept, 2),
        usual=fixed(usual, 2),
        along=fixed(along, 3),
        across=fixed(across, 3),
    )
    return Table(
        say("The response surface of {outcome}", outcome=answers.outcome_words),
        (say("Name"), say("What it is"), *numbers, say("p")),
        rows,
        dict.fromkeys(numbers, lambda value: fixed(value, 4)),
        note=note,
    )


def methods(answers: Answers, level: float, seed: int) -> Table:
    """Return the directed claims for every outcome, and for every group where moments allow."""
    any_size = {"smallest_correlation": 0.0, "smallest_share": 0.0, "smallest_slope": 0.0}
    claims: dict[str, list[Choice]] = {}
    for label, variant in _variants(answers):
        for finding in findings(DIRECTED, variant, level=level, seed=seed, **any_size):
            if (estimate := finding.estimate) is None:
                continue
            shown = say(
                "{value}: {interval}",
                value=estimate.show(estimate.value),
                interval=estimate.interval_text(),
            )
            holds = finding.verdict is Verdict.SUPPORTED
            claims.setdefault(finding.hypothesis, []).append(Choice(label, shown, holds))
    table = method_strip(
        say("Do the claims hold in the expected direction, whatever one takes?"), claims
    )
    if not (
        alike := [group.name for group in _with_outcome(answers) if not _varies(answers, group)]
    ):
        return table
    left_out = say("Left out, as their answers hardly vary: {groups}.", groups=", ".join(alike))
    return replace(table, note=f"{table.note} {left_out}")


def _variants(answers: Answers) -> Iterator[tuple[str, Answers]]:
    """Yield the answers with each outcome as the one to explain, then those of each group."""
    for outcome in answers.outcomes:
        label = say("outcome: {name}", name=answers.words[outcome])
        first = outcome == answers.outcome
        yield label, answers if first else replace(answers, outcomes=(outcome,))
    for group in _with_outcome(answers):
        if _varies(answers, group):
            label = say("{kind}: {name}", kind=answers.grouped_by, name=group.name)
            yield label, replace(answers, whole=group.moments)


def _with_outcome(answers: Answers) -> list[Group]:
    return [
        group
        for group in answers.groups
        if group.name != EVERYBODY and answers.outcome in group.moments.names
    ]


def _varies(answers: Answers, group: Group) -> bool:
    """Say whether a group's answers differ enough for a surface with its bends."""
    part = group.moments.select([*TERMS, answers.outcome])
    return bool((part.sd > 0).all()) and float(np.linalg.eigvalsh(part.correlation)[0]) > SINGULAR


def replications() -> Table:
    """Return printed coefficients of an original study and two replications."""
    rows: list[tuple[Cell, ...]] = []
    turned = []
    for row in read("disconfirmation_replications"):
        first, second = float(row["b_original"]), float(row["b_replication"])
        n_first, n_second = (int(float(row[n])) for n in ("n_original", "n_replication"))
        claim, sign = capital(row["claim"].strip().rstrip(".")), say("same")
        if (first > 0) != (second > 0):
            sign = say("other")
            turned.append(max(abs(first), abs(second)))
        rows.append((claim, n_first, first, n_second, second, sign))
    note = say(
        "All {total} are printed as successful; {turned} have another sign in the replication, "
        "none of these further than {furthest} from zero. No standard errors are printed and the "
        "questionnaires differ, so coefficients get no interval and no average.",
        total=len(rows),
        turned=len(turned),
        furthest=ordinary(max(turned, default=0.0)),
    )
    first_pair, second_pair = ("n", say("Original")), (say("n again"), say("Replication"))
    people, coefficients = zip(first_pair, second_pair, strict=True)
    return Table(
        say("Citizens and public services: printed coefficients"),
        (say("Claim as printed"), *first_pair, *second_pair, say("Sign")),
        tuple(rows),
        dict.fromkeys(coefficients, ordinary) | dict.fromkeys(people, "{:,}".format),
        note=note,
    )
