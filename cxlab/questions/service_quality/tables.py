"""The tables of notebook 03."""

from math import isnan

from cxlab.numbers import chance, exact_percent, fixed, ordinary, p_text, percent, two_decimals
from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER, called, ranked
from cxlab.questions.service_quality.drivers import Drivers
from cxlab.questions.service_quality.gaps import Gaps, SurveyGap
from cxlab.questions.service_quality.structure import Scale, Structure
from cxlab.statistics.importance import regression
from cxlab.statistics.order import Importance
from cxlab.table import Cell, Table
from cxlab.words import phrase, say, say_count

SIDES = {
    "perception": (phrase("perception"), phrase("{dimension}, perception")),
    "expectation": (phrase("expectation"), phrase("{dimension}, expectation")),
}
MOST_EIGENVALUES = 6


def samples(gaps: Gaps) -> Table:
    """Return every printed gap with what it was standardised by; empty for a single survey."""
    rows = tuple(
        (called(gap.dimension), s.sample, s.n, s.gap, None if isnan(s.d) else s.d, s.how)
        for gap in (*gaps.dimensions, gaps.overall)
        for s in gap.samples
    )
    printed, standardised = say("Gap as printed"), say("In standard deviations")
    scales = say("Scales differ between studies, so only the standardised gaps compare.")
    return Table(
        say("Gaps of all samples"),
        (say("Dimension"), say("Sample"), say("People"), printed, standardised, say("From")),
        rows,
        {printed: two_decimals, standardised: two_decimals},
        note=scales if rows else say("One survey, nothing to pool."),
    )


def gap_table(gaps: Gaps) -> Table:
    """Return the gaps of the survey at hand on its own scale."""
    rows = tuple(
        (called(gap.dimension), *_gap_cells(gap.survey))
        for gap in gaps.all
        if gap.survey is not None
    )
    return _gaps_of(say("Expected and found, by dimension"), say("Dimension"), rows, gaps)


def item_table(gaps: Gaps) -> Table:
    """Return every item's gap, largest shortfall first."""
    rows = tuple((item.label, *_gap_cells(item.survey)) for item in gaps.items)
    return _gaps_of(say("Expected and found, item by item"), say("Item"), rows, gaps)


def _gaps_of(caption: str, first: str, rows: tuple[tuple[Cell, ...], ...], gaps: Gaps) -> Table:
    shown = (say("Expected"), say("Found"), say("Gap"))
    standardised = say("Gap / SD")
    return Table(
        caption,
        (first, *shown, _interval(gaps.level), standardised, say("p"), say("People")),
        rows,
        dict.fromkeys((*shown, standardised), two_decimals),
        note=say("Survey: {survey}.", survey=gaps.survey.name)
        if rows
        else say("No item was asked on both sides."),
    )


def _interval(level: float) -> str:
    return say("{level} interval", level=exact_percent(level))


def _between(low: str, high: str) -> str:
    return say("{low} to {high}", low=low, high=high)


def _gap_cells(measured: SurveyGap) -> tuple[Cell, ...]:
    gap = measured.gap
    between = _between(two_decimals(gap.lower), two_decimals(gap.upper))
    means = (measured.expectation, measured.perception, gap.gap)
    return (*means, between, gap.d_z, p_text(gap.p_value), measured.n)


def scales_table(structure: Structure) -> Table:
    """Return alpha with its interval, omega, variance extracted and items, by dimension."""
    alpha, omega, extracted = say("Alpha"), say("Omega"), say("Variance extracted")
    weakest = say("Weakest item (correlation with the rest)")
    asked = (say("Dimension"), say("Side"), say("Items"))
    return Table(
        say("Do the items of a dimension agree?"),
        (*asked, alpha, _interval(structure.level), omega, extracted, weakest),
        tuple(_scale_cells(structure, scale) for scale in structure.scales),
        dict.fromkeys((alpha, omega, extracted), two_decimals),
    )


def _scale_cells(structure: Structure, scale: Scale) -> tuple[Cell, ...]:
    agreement, model = scale.reliability, structure.several
    side, _ = SIDES[scale.side]
    name = (called(scale.dimension), say(side))
    if agreement is None:
        return (*name, *(None,) * 5, scale.reason)
    extracted = None
    if model and scale.side == "perception" and scale.dimension in model.factors:
        extracted = model.average_variance_extracted(scale.dimension)
    weakest = min(range(len(agreement.items)), key=lambda i: agreement.item_rest[i])
    label = structure.labels[agreement.items[weakest]]
    return (
        *(*name, len(agreement.items), agreement.alpha),
        _between(two_decimals(agreement.lower), two_decimals(agreement.upper)),
        *(scale.omega, extracted),
        f"{label} ({two_decimals(agreement.item_rest[weakest])})",
    )


def items_table(structure: Structure) -> Table:
    """Return every item: correlation with the rest of its dimension, alpha without it, loading."""
    model = structure.several
    rows = tuple(
        (
            structure.labels[item],
            say(SIDES[scale.side][1], dimension=called(scale.dimension)),
            scale.reliability.item_rest[i],
            None if isnan(without) else without,
            model.loadings.get(item) if model else None,
        )
        for scale in structure.scales
        if scale.reliability is not None
        for i, item in enumerate(scale.reliability.items)
        for without in [scale.reliability.alpha_if_dropped[i]]
    )
    numbers = (say("With the rest"), say("Alpha without it"), say("Loading"))
    heads = (say("Item"), say("Scale"), *numbers)
    return Table(say("Item statistics"), heads, rows, dict.fromkeys(numbers, two_decimals))


def fit_table(structure: Structure) -> Table:
    """Return how well one factor and one a dimension fit, and the eigenvalues."""
    models = [m for m in (structure.several, structure.one) if m is not None]
    rows = tuple(
        (
            say_count("{n} factor", "{n} factors", len(m.factors)),
            *(m.chi2, m.df, p_text(m.p_value), m.cfi, m.tli, m.rmsea, m.srmr),
        )
        for m in models
    )
    statistic, indices = say("Chi-square"), (say("CFI"), say("TLI"), say("RMSEA"), say("SRMR"))
    notes = [structure.unanswered or structure.unfitted]
    if structure.eigenvalues is not None:
        largest = structure.eigenvalues.observed[:MOST_EIGENVALUES]
        notes.append(
            say(
                "Largest eigenvalues {values}; {count} exceed those of unrelated answers (Horn). "
                "Beyond about 0.95 (CFI), below 0.06 (RMSEA) and 0.08 (SRMR) is called good.",
                values=", ".join(map(two_decimals, largest)),
                count=structure.eigenvalues.factors,
            )
        )
    return Table(
        say("One quality or several?"),
        (say("Model"), statistic, say("df"), say("p"), *indices),
        rows,
        {statistic: two_decimals} | dict.fromkeys(indices, ordinary),
        note=" ".join(filter(None, notes)),
    )


def importance_table(drivers: Drivers) -> Table:
    """Return each dimension's importance by three ways of counting, and as people state it."""
    shares, moments = drivers.importance, drivers.moments
    caption, share = say("What goes with the outcome"), say("Share (LMG)")
    numbers = (say("Correlation"), say("Standardised slope"), say("Stated"))
    columns = (say("Dimension"), share, say("Interval"), *numbers)
    if shares is None or moments is None:
        return Table(caption, columns, (), note=drivers.reason)
    model = regression(moments, moments.names[0], shares.predictors)
    sd = dict(zip(moments.names, moments.sd, strict=True))
    with_outcome = dict(zip(moments.names, moments.correlation[0], strict=True))
    rows = tuple(
        (
            called(name),
            shares.shares[i],
            _between(percent(shares.lower[i]), percent(shares.upper[i])),
            float(with_outcome[name]),
            float(model.coefficients[i] * sd[name] / moments.sd[0]),
            drivers.stated.get(name),
        )
        for i, name in enumerate(shares.predictors)
    )
    note = say(
        "Outcome: {outcome}. The shares add up to R2 = {r2}; dimensions that go together share "
        "what they explain, which a single slope hides.",
        outcome=drivers.outcome,
        r2=percent(shares.r2),
    )
    formats = {share: percent} | dict.fromkeys(numbers, two_decimals)
    return Table(caption, columns, rows, formats, note=note)


def pairs_table(drivers: Drivers) -> Table:
    """Return the claimed order pair by pair."""
    columns = (
        say("Claim"),
        say("Difference (percentage points)"),
        say("Interval"),
        say("Probability of the claim"),
    )
    caption, shares = say("The claimed order, pair by pair"), drivers.importance
    names = [n for n in CLAIMED_ORDER if shares and n in shares.predictors]
    if shares is None or len(names) < 2:
        reason = drivers.reason or say("Fewer than two of the dimensions were asked.")
        return Table(caption, columns, (), note=reason)
    rows = tuple(
        (
            ranked((step.higher, step.lower_ranked)),
            fixed(100 * step.difference, 1),
            _between(fixed(100 * step.lower, 1), fixed(100 * step.upper, 1)),
            chance(step.probability),
        )
        for step in shares.steps(names)
    )
    return Table(caption, columns, rows, note=_orders(shares))


def _orders(shares: Importance) -> str:
    best = "; ".join(f"{ranked(order)} ({chance(p)})" for order, p in shares.orders()[:3])
    return say("Most probable orders: {orders}.", orders=best)


def map_table(drivers: Drivers) -> Table:
    """Return the probability of each quadrant for each dimension."""
    dimension = say("Dimension")
    if drivers.map is None:
        return Table(say("Where to act"), (dimension,), (), note=drivers.no_map)
    performance, importance = say("Performance"), say("Importance")
    quadrants = [say(quadrant) for quadrant in drivers.map.positions[0].probabilities]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (called(p.name), p.performance, p.importance, *p.probabilities.values())
        for p in drivers.map.positions
    )
    return Table(
        say("Where to act: the probability of each quadrant"),
        (dimension, performance, importance, *quadrants),
        rows,
        {performance: two_decimals, importance: percent} | dict.fromkeys(quadrants, chance),
        note=say("High and low are relative: above or below the mean of these dimensions."),
    )
