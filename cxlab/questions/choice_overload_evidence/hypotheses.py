"""The hypotheses of notebook 02 and the finding on each."""

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.hypothesis import Hypothesis, hypotheses_table
from cxlab.numbers import fixed, p_text, percent
from cxlab.questions.choice_overload_evidence.studies import Studies
from cxlab.statistics.heterogeneity import Method
from cxlab.statistics.meta import Pooled, Test, pool, tau2_interval
from cxlab.statistics.p_curve import PCurve, p_curve, significant
from cxlab.statistics.small_study import egger
from cxlab.table import Table

HYPOTHESES = {
    "overload.mean": Hypothesis(
        "H1",
        "Averaged over all studies, the number of options matters.",
        "different",
        "confirmatory",
    ),
    "overload.next_study": Hypothesis(
        "H2",
        "In a new setting fewer options would really do better, as in the jam study.",
        "positive",
        "confirmatory",
    ),
    "overload.pcurve_harm": Hypothesis(
        "H3",
        "The results that say 'too much choice hurts' hold evidence, not only lucky hits.",
        "positive",
        "confirmatory",
    ),
    "overload.pcurve_benefit": Hypothesis(
        "H4",
        "The results that say 'more choice helps' hold evidence, not only lucky hits.",
        "positive",
        "confirmatory",
    ),
    "overload.small_study": Hypothesis(
        "H5",
        "Small studies lean towards 'too much choice hurts', as selective publishing makes them.",
        "positive",
        "exploratory",
    ),
}
FEW_STUDIES = 10
NEITHER = "neither fewer nor more options did better"
BETTER = ("fewer options did better", "more options did better")
SIGNS = {"overload.pcurve_harm": 1, "overload.pcurve_benefit": -1}


def hypotheses() -> Table:
    """Return the hypotheses as a table: shown before any result."""
    return hypotheses_table(HYPOTHESES)


def mean(studies: Studies, pooled: Pooled, smallest_effect: float) -> Finding:
    """Return the finding on the mean effect."""
    estimate = Estimate(
        *(pooled.mean, pooled.lower, pooled.upper, studies.measure, pooled.level),
        n=studies.people,
        p_value=pooled.p_value,
        method=f"{pooled.k} effects pooled",
    )
    note = _how_studies_differ(studies, pooled.level)
    reading = "averaged over all studies, {more}"
    return _conclude("overload.mean", studies, estimate, smallest_effect, note, reading)


def _how_studies_differ(studies: Studies, level: float) -> str:
    low, high = tau2_interval(studies.effects, studies.variances, level)
    between = f"variance between studies {fixed(low, 3)} to {fixed(high, 3)}"
    if low > 0:
        return f"Real effects differ between studies ({between}): a mean describes no single shop."
    return f"Whether real effects differ between studies these data cannot tell ({between})."


def next_study(studies: Studies, pooled: Pooled, method: Method, smallest_effect: float) -> Finding:
    """Return the finding on the effect that a new study should expect: a prediction interval."""
    if method == "fixed":
        note = "a common-effect model assumes that studies do not differ, so it cannot say."
        return _conclude("overload.next_study", studies, None, smallest_effect, note)
    estimate = Estimate(
        *(pooled.mean, pooled.prediction_lower, pooled.prediction_upper),
        *(studies.measure, pooled.level),
        n=studies.people,
        method="prediction interval",
    )
    better = pooled.chance_beyond(smallest_effect)
    worse = 1 - pooled.chance_beyond(-smallest_effect)
    size = f"{estimate.show(smallest_effect)} {estimate.unit}".strip()
    neither = 1 - better - worse
    note = (
        f"Of 100 new settings about {fixed(100 * better, 0)} would really favour fewer options by "
        f"an amount that matters ({size}), about {fixed(100 * worse, 0)} more options, and about "
        f"{fixed(100 * neither, 0)} neither."
    )
    if pooled.k < FEW_STUDIES:
        note += f" With {pooled.k} studies even this range is uncertain: take it as too narrow."
    reading = "for a new setting the best guess is that {more}"
    return _conclude("overload.next_study", studies, estimate, smallest_effect, note, reading)


def significant_results(studies: Studies, id: str, level: float) -> PCurve | None:
    """Return the p-curve of one sign; None with fewer than three significant results."""
    results = significant(studies.effects, studies.dfs, studies.scales, SIGNS[id])
    return p_curve(results, level) if len(results) >= 3 else None


def evidential_value(studies: Studies, id: str, level: float) -> Finding:
    """Return the finding on whether the significant results of one sign hold evidence."""
    curve = significant_results(studies, id, level)
    if curve is None:
        note = "fewer than three results of this sign are significant: too few for a p-curve."
        return _conclude(id, studies, None, 0, note)
    estimate = Estimate(
        curve.value,
        # Wide enough for both analyses, with and without the strongest result.
        min(curve.lower, curve.lower_without_strongest),
        max(curve.upper, curve.upper_without_strongest),
        *(studies.measure, level),
        n=curve.k,
        p_value=2 * min(curve.right_skew_p, 1 - curve.right_skew_p),
        method="p-curve; interval with and without the strongest result; n counts results",
    )
    note = (
        f"{curve.k} significant results, {percent(curve.shares[0])} of them below p = .01 (20% if "
        f"there were no effect). {_carried(curve)} The interval supposes one effect behind all."
    )
    hurts = id == "overload.pcurve_harm"
    way = ("hurts", "helps") if hurts else ("helps", "hurts")
    reading = "corrected for selection, these results say that more choice {more}"
    return _conclude(id, studies, estimate, 0, note, reading, way)


def _carried(curve: PCurve) -> str:
    """Say how the right-skew test comes out, and without the strongest result."""
    return (
        f"Test of right skew {p_text(curve.right_skew_p)}, without the strongest result "
        f"{p_text(curve.p_without_strongest)} (one-sided); the interval allows for both."
    )


def small_study(studies: Studies, level: float) -> Finding:
    """Return the finding on small-study effects: Egger's regression."""
    if len(studies.effects) < 3 or _of_one_size(studies):
        note = "too few studies, or all of one size: there is no funnel to look at."
        return _conclude("overload.small_study", studies, None, 0, note)
    test = egger(studies.effects, studies.variances, level)
    estimate = Estimate(
        *(test.value, test.lower, test.upper, "effect", level),
        n=studies.people,
        p_value=test.p_value,
        method=f"Egger's regression, t({test.df})",
    )
    reading = "per unit of standard error, small studies lean towards '{more}'"
    ways = ("fewer options did better", "more options did better")
    return _conclude("overload.small_study", studies, estimate, 0, "", reading, ways)


def _of_one_size(studies: Studies) -> bool:
    """Say whether all studies have one size; the variance of d would not do, it holds d."""
    smallest, largest = min(studies.scales), max(studies.scales)
    return largest - smallest <= 1e-9 * largest


def all_findings(
    studies: Studies, method: Method, test: Test, level: float, smallest_effect: float
) -> tuple[Finding, ...]:
    """Return every finding of the notebook."""
    pooled = pool(studies.effects, studies.variances, method, test, level)
    return (
        mean(studies, pooled, smallest_effect),
        next_study(studies, pooled, method, smallest_effect),
        *(evidential_value(studies, id, level) for id in SIGNS),
        small_study(studies, level),
    )


def _conclude(
    id: str,
    studies: Studies,
    estimate: Estimate | None,
    smallest_effect: float,
    note: str,
    reading: str = "",
    directions: tuple[str, str] = BETTER,
) -> Finding:
    h = HYPOTHESES[id]
    return conclude(
        *(id, h.number, h.claim, estimate),
        expected=h.expected,
        smallest_effect=smallest_effect,
        basis=h.basis,
        sources=(studies.source,),
        note=note,
        reading=reading,
        directions=directions,
        neutral=reading.replace("{more}", NEITHER)
        if directions is BETTER
        else "no lean either way",
    )
