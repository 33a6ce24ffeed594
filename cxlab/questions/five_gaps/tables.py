"""The tables of notebook 04: surveys, branches, methods, the simulated truth, the calibration."""

import csv
from collections.abc import Mapping

import numpy as np

from cxlab.claims.method_strip import Choice, method_strip
from cxlab.evidence.correlation_table import moments_of_table
from cxlab.numbers import exact_percent, fixed, percent, plural
from cxlab.published import ROOT, SURVEYS
from cxlab.questions.five_gaps.delivery_gap import delivery_gap
from cxlab.questions.five_gaps.evidence import ACSI, Evidence
from cxlab.questions.five_gaps.explained import driver_findings, gaps_regression
from cxlab.questions.five_gaps.findings import branch_gaps, over_industries
from cxlab.questions.five_gaps.model import GAPS
from cxlab.simulate.five_gaps import Truth
from cxlab.statistics.branch_gap import BranchGap, OneBranch
from cxlab.statistics.errors_in_variables import BetweenRegression
from cxlab.statistics.meta import pool
from cxlab.statistics.moments import Array
from cxlab.statistics.paired_gap import paired_gap
from cxlab.survey.linked.surveys import Linked
from cxlab.table import Table

CALIBRATION = ROOT / "data" / "calibration_five_gaps.csv"


def surveys(evidence: Evidence) -> Table:
    """Return gap 5 in each public survey."""
    columns = ("Customers of", "Asked", "Gap 5", "From", "To")
    rows = tuple(
        (s.name, s.customers, s.gap.gap, s.gap.lower, s.gap.upper) for s in evidence.surveys
    )
    formats = dict.fromkeys(columns[2:], lambda value: fixed(value, 2))
    note = (
        "Points of each survey's own scale: 1 to 7 for order kiosks, 1 to 10 for the others."
        if rows
        else "These data are not the public surveys."
    )
    asked = {"Asked": lambda n: f"{n:,}"}
    return Table("Perceived minus expected service", columns, rows, formats | asked, note)


def firms_and_customers(evidence: Evidence, smallest_share: float) -> Table:
    """Return firms' against customers' view for several numbers of customers: public data only."""
    if evidence.linked is not None:
        return Table("Firms' and customers' view", ("",), (), note="Not needed: you have your own.")
    return delivery_gap(evidence.level, smallest_share).table()


def shown_branches(linked: Linked, minimum_group: int) -> tuple[str, ...]:
    """Return the branches that may be shown, in order.

    Those with fewer customers than ``minimum_group`` are not; if that hides one branch alone, the
    next smallest goes with it, because the total would give it away.
    """
    customers = linked.sheets.get("customer", {})
    by_size = sorted(linked.means.branches, key=lambda name: (customers.get(name, 0), name))
    hidden = sum(customers.get(name, 0) < minimum_group for name in by_size)
    out = set(by_size[: max(hidden, 2) if hidden else 0])
    return tuple(name for name in linked.means.branches if name not in out)


def branches(evidence: Evidence, minimum_group: int) -> Table:
    """Return each branch's gaps, drawn towards the other branches, with honest intervals."""
    title = evidence.titled("Gaps by branch")
    if evidence.linked is None:
        return Table(title, ("Branch",), (), note="Public data have no branches.")
    linked, gaps = evidence.linked, branch_gaps(evidence.linked, evidence.level)
    shown = shown_branches(linked, minimum_group)
    places = {number: {b.branch: b for b in gap.branches} for number, gap in gaps.items()}
    rows = tuple(
        (
            name,
            *(linked.sheets.get(who, {}).get(name, 0) for who in ("customer", "manager", "staff")),
            *(_cell(places[number], name) for number in gaps),
        )
        for name in shown
    )
    columns = ("Branch", "Customers", "Managers", "Staff", *(f"Gap {number}" for number in gaps))
    return Table(title, columns, rows, note=_branch_note(linked, shown, evidence, minimum_group))


def _cell(places: Mapping[str, OneBranch], name: str) -> str | None:
    branch = places.get(name)
    if branch is None or np.isnan(branch.value):
        return None
    value, low, high = (fixed(getattr(branch, part), 2) for part in ("value", "lower", "upper"))
    return f"{value} ({low} to {high})"


def _branch_note(
    linked: Linked, shown: tuple[str, ...], evidence: Evidence, minimum_group: int
) -> str:
    note = (
        f"In brackets {exact_percent(evidence.level)} intervals. Few people answer in a branch, so "
        "each figure is drawn towards the mean of all as far as chance explains its distance; "
        "below zero is bad for customers."
    )
    hidden = len(linked.means.branches) - len(shown)
    if hidden:
        note += (
            f" {plural(hidden, 'branch', 'branches')} not shown, to protect people: fewer than "
            f"{minimum_group} customers answered, or a total would give away one that is hidden."
        )
    return note


def spread(evidence: Evidence) -> Table:
    """Return for each gap how much branches differ, and how much of that is chance."""
    columns = ("Gap", "Branches", "Mean", "From", "To", "Real spread", "Not chance")
    title = evidence.titled("The gaps over all branches")
    if evidence.linked is None:
        return Table(title, columns, (), note="Public data have no branches.")
    gaps = branch_gaps(evidence.linked, evidence.level)
    rows = tuple(
        (f"Gap {number}", gap.df + 1, gap.mean, gap.lower, gap.upper, gap.spread, gap.reliability)
        for number, gap in gaps.items()
    )
    formats = dict.fromkeys(columns[2:6], lambda value: fixed(value, 2)) | {columns[6]: percent}
    note = (
        "Real spread: standard deviation of true gaps between branches. Not chance: the share of "
        "the visible differences between branches that would still be there if everybody answered."
    )
    return Table(title, columns, rows, formats, note)


def methods(evidence: Evidence) -> Table:
    """Return each gap under every defensible way to average it."""
    title = "Do the gaps differ from zero, however one averages?"
    if evidence.linked is None:
        return method_strip(title, {"Gap 5": _public_choices(evidence)})
    gaps = branch_gaps(evidence.linked, evidence.level)
    return method_strip(
        title,
        {f"Gap {n}": _choices(evidence.linked, n, gap) for n, gap in gaps.items()
         if gap.df > 1 and not np.isnan(gap.spread)},
    )  # fmt: skip


def _choices(linked: Linked, number: int, gap: BranchGap) -> list[Choice]:
    found = linked.means.contrasts([GAPS[number - 1].contrast])
    values, errors = found.values[:, 0], np.maximum(found.errors[:, 0, 0], 1e-12)
    pooled = pool(values.tolist(), errors.tolist(), "REML", "hartung-knapp", gap.level)
    extreme = int(np.argmax(np.abs(values - values.mean())))
    return [
        _choice("each branch counts alike", gap.mean, gap.lower, gap.upper),
        _choice("by precision (REML)", pooled.mean, pooled.lower, pooled.upper),
        _t_choice("without the most extreme branch", np.delete(values, extreme), gap.level),
    ]


def _public_choices(evidence: Evidence) -> list[Choice]:
    pooled = over_industries(evidence)
    values = np.array([survey.gap.gap for survey in evidence.surveys])
    everybody = paired_gap(
        moments_of_table(SURVEYS / f"{ACSI}.csv", "all"),
        *("perceived_overall", "expected_overall", evidence.level),
    )
    return [
        _choice("industries pooled by precision (REML)", pooled.mean, pooled.lower, pooled.upper),
        _t_choice("each industry counts alike", values[: pooled.k], evidence.level),
        _t_choice("with order kiosks (another scale)", values, evidence.level),
        _choice("each customer of the four industries counts alike", everybody.gap,
                everybody.lower, everybody.upper),
    ]  # fmt: skip


def _t_choice(name: str, values: Array, level: float) -> Choice:
    from scipy.stats import t

    mean, error = float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values)))
    reach = float(t.ppf((1 + level) / 2, len(values) - 1)) * error
    return _choice(name, mean, mean - reach, mean + reach)


def _choice(name: str, mean: float, lower: float, upper: float) -> Choice:
    shown = f"{fixed(mean, 2)} [{fixed(lower, 2)}, {fixed(upper, 2)}]"
    return Choice(name, shown, lower > 0 or upper < 0)


def truth_and_estimate(evidence: Evidence) -> Table:
    """Return what is true of the simulated company beside what its surveys say: SIMULATED."""
    truth = Truth()
    gaps = branch_gaps(evidence.linked, evidence.level) if evidence.linked else {}
    true = (*truth.gaps, truth.gap5)
    rows = [(f"gap {n}", true[n - 1], g.mean, g.lower, g.upper) for n, g in gaps.items()]
    fit = gaps_regression(evidence)
    if isinstance(fit, BetweenRegression):
        names = [f"points of gap 5 for a point of gap {place}" for place in range(1, 5)]
        parts = (names, truth.coefficients, fit.coefficients, fit.lower, fit.upper)
        rows += zip(*parts, strict=True)
        share = (fit.explained, fit.explained_lower, fit.explained_upper)
        rows.append(("share of gap 5's differences explained", truth.explained, *share))
    columns = ("Simulated quantity", "Truth", "Estimate", "From", "To")
    return Table(
        "SIMULATED: the truth put in, and what the surveys say",
        columns,
        tuple(rows),
        dict.fromkeys(columns[1:], lambda value: fixed(value, 2)),
        "No real company. One in twenty intervals misses the truth by design.",
    )


def calibration() -> Table:
    """Return how often intervals hold the truth over many simulated companies: SIMULATED."""
    with CALIBRATION.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = ("Simulated quantity", "Truth", "Mean estimate", "Bias", "Interval holds the truth",
               "Zero gap rejected")  # fmt: skip
    errors = [abs(float(r["bias"])) / float(r["bias_error"]) for r in rows if r["bias_error"]]
    within = sum(error <= 2 for error in errors)
    note = (
        f"{int(rows[0]['companies']):,} simulated companies of {rows[0]['branches']} branches with "
        f"1 to 3 managers each ('make calibration'). {within} of {len(errors)} biases lie "
        "within two Monte-Carlo errors; rejections are counted in companies whose gaps are zero."
    )
    formats = dict.fromkeys(columns[1:4], lambda value: fixed(value, 3))
    return Table(
        "SIMULATED: how far these intervals can be trusted",
        columns,
        tuple(
            (
                r["quantity"],
                *(
                    float(r[key]) if r[key] else None
                    for key in ("truth", "mean", "bias", "coverage", "rejection")
                ),
            )
            for r in rows
        ),
        formats | {columns[4]: percent, columns[5]: percent},
        note,
    )


def drawn_branches(
    evidence: Evidence, minimum_group: int
) -> tuple[dict[int, BranchGap], tuple[str, ...]]:
    """Return the gaps and the branches that a figure may show; both empty for public data."""
    if evidence.linked is None:
        return {}, ()
    return branch_gaps(evidence.linked, evidence.level), shown_branches(
        evidence.linked, minimum_group
    )


def drivers(evidence: Evidence) -> Table:
    """Return what a point of each driver goes with, as a table: for the simulated company."""
    rows = tuple(
        (f.reading.replace("{more}", f.directions[f.estimate.value < 0]), f.estimate.value,
         f.estimate.lower, f.estimate.upper)
        for f in driver_findings(evidence) if f.estimate is not None
    )  # fmt: skip
    columns = ("Connection", "For one more point", "From", "To")
    formats = dict.fromkeys(columns[1:], lambda value: fixed(value, 2))
    title = evidence.titled("What goes with gaps 3 and 4, between branches")
    note = "" if rows else "These data do not ask for it."
    return Table(title, columns, rows, formats, note)
