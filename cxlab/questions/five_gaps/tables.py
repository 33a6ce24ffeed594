"""The tables of notebook 04 on surveys and branches."""

from collections.abc import Mapping

import numpy as np

from cxlab.evidence.linked import LinkedSurveys, titled
from cxlab.numbers import exact_percent, fixed, percent, two_decimals
from cxlab.questions.five_gaps.delivery_gap import delivery_gap
from cxlab.questions.five_gaps.evidence import Evidence
from cxlab.questions.five_gaps.gaps import branch_gaps, shown_gaps
from cxlab.questions.five_gaps.model import gap_name
from cxlab.statistics.branch_gap import BranchGap, OneBranch
from cxlab.table import Table
from cxlab.words import phrase, say, say_count

AXIS = phrase("perceived minus expected, points of the answer scale")


def surveys(evidence: Evidence, level: float) -> Table:
    """Return gap 5 in each public survey."""
    title = say("Perceived minus expected service")
    who, asked, *numbers = (say("Customers of"), say("Asked"), gap_name(5), say("From"), say("To"))
    if isinstance(evidence, LinkedSurveys):
        note = say("These data are not the public surveys.")
        return Table(title, (who, asked, *numbers), (), note=note)
    gaps = [(survey, survey.gap(level)) for survey in evidence.surveys]
    return Table(
        title,
        (who, asked, *numbers),
        tuple((say(s.name), s.customers, gap.value, gap.lower, gap.upper) for s, gap in gaps),
        dict.fromkeys(numbers, two_decimals) | {asked: lambda n: f"{n:,}"},
        note=say(
            "Points of each survey's own scale: 1 to 7 for order kiosks, 1 to 10 for the others."
        ),
    )


def firms_and_customers(evidence: Evidence, level: float, smallest_share: float) -> Table:
    """Return firms' against customers' view for several numbers of customers: public data only."""
    if isinstance(evidence, LinkedSurveys):
        note = say("Not needed: you have your own.")
        return Table(say("Firms' and customers' view"), ("",), (), note=note)
    return delivery_gap(level, smallest_share).table()


def branches(evidence: Evidence, level: float, minimum_group: int) -> Table:
    """Return each branch's gaps, drawn towards the other branches, with honest intervals."""
    title, head = titled(say("Gaps by branch"), evidence.source), say("Branch")
    if not isinstance(evidence, LinkedSurveys):
        return Table(title, (head,), (), note=_no_branches())
    sheets, gaps = evidence.linked.sheets, shown_gaps(evidence, level, minimum_group)
    shown = evidence.shown_branches(minimum_group)
    places = {number: {b.branch: b for b in gap.branches} for number, gap in gaps.items()}
    rows = tuple(
        (
            name,
            *(sheets.get(who, {}).get(name, 0) for who in ("customer", "manager", "staff")),
            *(_cell(places[number], name) for number in gaps),
        )
        for name in shown
    )
    heads = (head, say("Customers"), say("Managers"), say("Staff"), *map(gap_name, gaps))
    hidden = len(evidence.linked.means.branches) - len(shown)
    not_used = _not_used(evidence.not_used(minimum_group), minimum_group)
    note = " ".join(filter(None, [_branch_note(level, hidden, minimum_group), not_used]))
    return Table(title, heads, rows, note=note)


def _no_branches() -> str:
    return say("Public data have no branches.")


def _cell(places: Mapping[str, OneBranch], name: str) -> str | None:
    branch = places.get(name)
    if branch is None or np.isnan(branch.value):
        return None
    ends = {"value": branch.value, "low": branch.lower, "high": branch.upper}
    return say("{value} ({low} to {high})", **{end: fixed(x, 2) for end, x in ends.items()})


def _branch_note(level: float, hidden: int, minimum_group: int) -> str:
    drawn = say(
        "In brackets {level} intervals. Few people answer in a branch, so each figure is drawn "
        "towards the mean of all as far as chance explains its distance; below zero is bad for "
        "customers.",
        level=exact_percent(level),
    )
    if not hidden:
        return drawn
    protected = say_count(
        "{n} branch not shown, to protect people: fewer than {minimum} customers answered, or a "
        "total would give away one that is hidden.",
        "{n:,} branches not shown, to protect people: fewer than {minimum} customers answered, or "
        "a total would give away one that is hidden.",
        hidden,
        minimum=minimum_group,
    )
    return " ".join([drawn, protected])


def _not_used(people: int, minimum: int) -> str:
    """Say how many people's answers no number of a single branch uses; "" for nobody's."""
    if not people:
        return ""
    return say_count(
        "Of {n} person not every answer is used for single branches: fewer than {minimum:,} of a "
        "branch answered the same questions, or others would be given away.",
        "Of {n:,} people not every answer is used for single branches: fewer than {minimum:,} of "
        "a branch answered the same questions, or others would be given away.",
        people,
        minimum=minimum,
    )


def spread(evidence: Evidence, level: float) -> Table:
    """Return for each gap how much branches differ, and how much of that is chance."""
    title = titled(say("The gaps over all branches"), evidence.source)
    points, real = (say("Mean"), say("From"), say("To"), say("Real spread")), say("Not chance")
    heads = (say("Gap"), say("Branches"), *points, real)
    if not isinstance(evidence, LinkedSurveys):
        return Table(title, heads, (), note=_no_branches())
    return Table(
        title,
        heads,
        tuple(
            (gap_name(n), g.df + 1, g.mean, g.lower, g.upper, g.spread, g.reliability)
            for n, g in branch_gaps(evidence, level).items()
        ),
        dict.fromkeys(points, two_decimals) | {real: percent},
        note=say(
            "Real spread: standard deviation of true gaps between branches. Not chance: the share "
            "of the visible differences between branches that would still be there if everybody "
            "answered."
        ),
    )


def drawn_branches(
    evidence: Evidence, level: float, minimum_group: int
) -> tuple[Mapping[int, BranchGap], tuple[str, ...]]:
    """Return the gaps and the branches that a figure may show; both empty for public data."""
    if not isinstance(evidence, LinkedSurveys):
        return {}, ()
    gaps = shown_gaps(evidence, level, minimum_group)
    drawn = {number: gap for number, gap in gaps.items() if gap.branches}
    return drawn, evidence.shown_branches(minimum_group)
