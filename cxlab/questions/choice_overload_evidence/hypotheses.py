"""The hypotheses of notebook 02 and the finding on each."""

from cxlab.estimate import Estimate
from cxlab.finding import Finding, conclude
from cxlab.hypothesis import Hypothesis, hypotheses_table
from cxlab.numbers import fixed, p_text, percent
from cxlab.questions.choice_overload_evidence.studies import Studies
from cxlab.statistics.heterogeneity import Method
from cxlab.statistics.meta import Pooled, Test, pool
from cxlab.statistics.p_curve import SIGNIFICANT, PCurve, p_curve, significant
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
        "A new test will find what the jam study found: fewer options do better.",
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
    note = (
        f"Real effects differ between studies (tau2 {fixed(pooled.tau2, 3)}, "
        f"I2 {percent(pooled.i2)}): a mean of them describes no single shop."
        if pooled.tau2 > 0
        else "No sign that real effects differ between these studies."
    )
    reading = "averaged over all studies, {more}"
    return _conclude("overload.mean", studies, estimate, smallest_effect, note, reading)


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
    reading = "for a new test the best guess is that {more}"
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
        *(curve.effect, curve.lower, curve.upper, studies.measure, level),
        n=curve.k,
        p_value=curve.right_skew_p,
        method="p-curve: Kolmogorov-Smirnov estimate, Stouffer interval; n is results",
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
    """Say whether the strongest result alone carries the evidence."""
    p = p_text(curve.p_without_strongest)
    if curve.right_skew_p < SIGNIFICANT <= curve.p_without_strongest:
        return f"One result carries this: without the strongest, {p}."
    return f"Without the strongest one, {p}."


def small_study(studies: Studies, level: float) -> Finding:
    """Return the finding on small-study effects: Egger's regression."""
    if len(studies.effects) < 3 or len(set(studies.variances)) == 1:
        note = "too few studies, or all of one size: there is no funnel to look at."
        return _conclude("overload.small_study", studies, None, 0, note)
    test = egger(studies.effects, studies.variances, level)
    estimate = Estimate(
        *(test.slope, test.lower, test.upper, "effect", level),
        n=studies.people,
        p_value=test.p_value,
        method=f"Egger's regression, t({test.df})",
    )
    reading = "per unit of standard error, small studies lean towards '{more}'"
    ways = ("fewer options did better", "more options did better")
    return _conclude("overload.small_study", studies, estimate, 0, "", reading, ways)


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
