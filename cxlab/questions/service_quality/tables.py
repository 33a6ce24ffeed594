"""The tables of notebook 03."""

from math import isnan

from cxlab.numbers import chance, exact_percent, fixed, ordinary, p_text, percent
from cxlab.questions.service_quality.drivers import Drivers
from cxlab.questions.service_quality.gaps import Gaps, SurveyGap
from cxlab.questions.service_quality.structure import Structure
from cxlab.statistics.importance import regression
from cxlab.statistics.order import Importance
from cxlab.table import Cell, Table

SCALE = ("Expected", "Found", "Gap")


def two(value: float) -> str:
    """Return a number with two decimals."""
    return fixed(value, 2)


def samples(gaps: Gaps) -> Table:
    """Return every printed gap with what it was standardised by; empty for a single survey."""
    rows = tuple(
        (gap.dimension, s.sample, s.n, s.gap, None if isnan(s.d) else s.d, s.how)
        for gap in (*gaps.dimensions, gaps.overall)
        for s in gap.samples
    )
    columns = ("Dimension", "Sample", "People", "Gap as printed", "In standard deviations", "From")
    return Table(
        "Gaps of all samples",
        columns,
        rows,
        {"Gap as printed": two, "In standard deviations": two},
        "Scales differ between studies, so only the standardised gaps compare."
        if rows
        else "One survey, nothing to pool.",
    )


def gap_table(gaps: Gaps) -> Table:
    """Return the gaps of the survey at hand on its own scale."""
    rows = tuple(
        (gap.dimension, *_gap_cells(gap.survey))
        for gap in (gaps.overall, *gaps.dimensions)
        if gap.survey is not None
    )
    return _gaps_of("Expected and found, by dimension", "Dimension", rows, gaps)


def item_table(gaps: Gaps) -> Table:
    """Return every item's gap, largest shortfall first."""
    rows = tuple((item.label, *_gap_cells(item.survey)) for item in gaps.items)
    return _gaps_of("Expected and found, item by item", "Item", rows, gaps)


def _gaps_of(caption: str, first: str, rows: tuple[tuple[Cell, ...], ...], gaps: Gaps) -> Table:
    interval = f"{exact_percent(gaps.level)} interval"
    note = f"Survey: {gaps.survey.name}." if rows else "No item was asked on both sides."
    columns = (first, *SCALE, interval, "Gap / SD", "p", "People")
    return Table(caption, columns, rows, dict.fromkeys((*SCALE, "Gap / SD"), two), note)


def _gap_cells(found: SurveyGap) -> tuple[Cell, ...]:
    gap = found.gap
    between = f"{two(gap.lower)} to {two(gap.upper)}"
    means = (found.expectation, found.perception, gap.gap)
    return (*means, between, gap.d_z, p_text(gap.p_value), found.n)


def scales_table(structure: Structure) -> Table:
    """Return alpha with its interval, omega, variance extracted and items, by dimension."""
    rows: list[tuple[Cell, ...]] = []
    for scale in structure.scales:
        found, model = scale.reliability, structure.several
        if found is None:
            rows.append((scale.dimension, scale.side, *(None,) * 5, scale.reason))
            continue
        ave = None
        if model and scale.side == "perception" and scale.dimension in model.factors:
            ave = model.average_variance_extracted(scale.dimension)
        weakest = min(range(len(found.items)), key=lambda i: found.item_rest[i])
        rows.append(
            (
                *(scale.dimension, scale.side, len(found.items), found.alpha),
                f"{two(found.lower)} to {two(found.upper)}",
                *(scale.omega, ave),
                f"{structure.labels[found.items[weakest]]} ({two(found.item_rest[weakest])})",
            )
        )
    columns = (
        *("Dimension", "Side", "Items", "Alpha", f"{exact_percent(structure.level)} interval"),
        *("Omega", "Variance extracted", "Weakest item (correlation with the rest)"),
    )
    formats = dict.fromkeys(("Alpha", "Omega", "Variance extracted"), two)
    return Table("Do the items of a dimension agree?", columns, tuple(rows), formats)


def items_table(structure: Structure) -> Table:
    """Return every item: correlation with the rest of its dimension, alpha without it, loading."""
    model = structure.several
    rows = tuple(
        (
            structure.labels[item],
            f"{scale.dimension}, {scale.side}",
            scale.reliability.item_rest[i],
            None if isnan(without) else without,
            model.loadings.get(item) if model else None,
        )
        for scale in structure.scales
        if scale.reliability is not None
        for i, item in enumerate(scale.reliability.items)
        for without in [scale.reliability.alpha_if_dropped[i]]
    )
    heads = ("Item", "Scale", "With the rest", "Alpha without it", "Loading")
    return Table("Item statistics", heads, rows, dict.fromkeys(heads[2:], two))


def fit_table(structure: Structure) -> Table:
    """Return how well one factor and one a dimension fit, and the eigenvalues."""
    models = [m for m in (structure.several, structure.one) if m is not None]
    rows = tuple(
        (
            f"{len(m.factors)} factor" + "s" * (len(m.factors) > 1),
            m.chi2, m.df, p_text(m.p_value), m.cfi, m.tli, m.rmsea, m.srmr,
        )
        for m in models
    )  # fmt: skip
    columns = ("Model", "Chi-square", "df", "p", "CFI", "TLI", "RMSEA", "SRMR")
    note = structure.unanswered or structure.unfitted
    if structure.eigenvalues is not None:
        found = structure.eigenvalues
        shown = ", ".join(two(value) for value in found.observed[:6])
        note += (
            f" Largest eigenvalues {shown}; {found.factors} exceed those of unrelated answers "
            "(Horn). Beyond about 0.95 (CFI), below 0.06 (RMSEA) and 0.08 (SRMR) is called good."
        )
    formats = {"Chi-square": two} | dict.fromkeys(columns[4:], ordinary)
    return Table("One quality or several?", columns, rows, formats, note.strip())


def importance_table(drivers: Drivers) -> Table:
    """Return each dimension's importance by three ways of counting, and as people state it."""
    found, moments = drivers.importance, drivers.moments
    columns = (
        "Dimension",
        "Share (LMG)",
        "Interval",
        "Correlation",
        "Standardised slope",
        "Stated",
    )
    if found is None or moments is None:
        return Table("What goes with the outcome", columns, (), note=drivers.reason)
    model = regression(moments, "outcome", found.predictors)
    sd = dict(zip(moments.names, moments.sd, strict=True))
    with_outcome = dict(zip(moments.names, moments.correlation[0], strict=True))
    rows = tuple(
        (
            name,
            found.shares[i],
            f"{percent(found.lower[i])} to {percent(found.upper[i])}",
            float(with_outcome[name]),
            float(model.coefficients[i] * sd[name] / sd["outcome"]),
            drivers.stated.get(name),
        )
        for i, name in enumerate(found.predictors)
    )
    formats = {"Share (LMG)": percent} | dict.fromkeys(columns[3:], two)
    note = (
        f"Outcome: {drivers.outcome}. The shares add up to R2 = {percent(found.r2)}; "
        "dimensions that go together share what they explain, which a single slope hides."
    )
    return Table("What goes with the outcome", columns, rows, formats, note)


def pairs_table(drivers: Drivers, claimed: tuple[str, ...]) -> Table:
    """Return the claimed order pair by pair."""
    columns = ("Claim", "Difference (points)", "Interval", "Probability of the claim")
    found = drivers.importance
    names = [n for n in claimed if found and n in found.predictors]
    if found is None or len(names) < 2:
        reason = drivers.reason or "Fewer than two of the dimensions were asked."
        return Table("The claimed order, pair by pair", columns, (), note=reason)
    rows = tuple(
        (
            f"{s.higher} > {s.lower_ranked}",
            fixed(100 * s.difference, 1),
            f"{fixed(100 * s.lower, 1)} to {fixed(100 * s.upper, 1)}",
            chance(s.probability),
        )
        for s in found.steps(names)
    )
    return Table("The claimed order, pair by pair", columns, rows, note=_orders(found))


def _orders(found: Importance) -> str:
    best = "; ".join(f"{' > '.join(o)} ({chance(p)})" for o, p in found.orders()[:3])
    return f"Most probable orders: {best}."


def map_table(drivers: Drivers) -> Table:
    """Return the probability of each quadrant for each dimension."""
    if drivers.map is None:
        return Table("Where to act", ("Dimension",), (), note=drivers.no_map)
    quadrants = list(drivers.map.positions[0].probabilities)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (p.name, p.performance, p.importance, *p.probabilities.values())
        for p in drivers.map.positions
    )
    formats = {"Performance": two, "Importance": percent} | dict.fromkeys(quadrants, chance)
    return Table(
        "Where to act: the probability of each quadrant",
        ("Dimension", "Performance", "Importance", *quadrants),
        rows,
        formats,
        "High and low are relative: above or below the mean of these dimensions.",
    )
