"""What is one famous result worth? The claims of notebook 02, and how studies answer them."""

from functools import cache, partial

from cxlab.claims.claim import Answer, Claim
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.evidence.studies import Studies
from cxlab.numbers import fixed, p_text, percent
from cxlab.statistics.interval import Interval
from cxlab.statistics.meta import Pooled, tau2_interval
from cxlab.statistics.new_study import new_study_interval
from cxlab.statistics.p_curve import PCurve, p_curve, significant
from cxlab.statistics.small_study import egger
from cxlab.words import phrase, say

FEW_STUDIES = 10
FEWEST_RESULTS = 3
NO_DIFFERENCES = phrase(
    "a common-effect model assumes that studies do not differ, so it cannot say."
)
NO_CURVE = phrase("fewer than three results of this sign are significant: too few for a p-curve.")
NO_FUNNEL = phrase("too few studies, or all of one size: there is no funnel to look at.")
DIFFER = phrase(
    "Real effects differ between studies (variance between studies {low} to {high}): a mean "
    "describes no single shop."
)
MAY_DIFFER = phrase(
    "We do not know whether real effects differ between studies (variance between studies {low} "
    "to {high})."
)
SIGNS = {"overload.pcurve_harm": 1, "overload.pcurve_benefit": -1}


def _mean(studies: Studies, settings: Settings) -> Answer:
    pooled = studies.pooled(settings.estimator, settings.test, settings.level)
    method = say("{k} effects pooled", k=pooled.k)
    if single := studies.uncombined:
        method = say(
            "{n} effects of {k} studies pooled, one mean a study", n=len(single.effects), k=pooled.k
        )
    estimate = Estimate.of(pooled, studies.measure, n=studies.people, method=method)
    low, high = tau2_interval(studies.effects, studies.variances, settings.level)
    text = DIFFER if low > 0 else MAY_DIFFER
    return Answer(estimate, say(text, low=fixed(low, 3), high=fixed(high, 3)))


def _next_study(studies: Studies, settings: Settings) -> Answer:
    """Return the effect that a new study should expect: a prediction interval."""
    pooled = studies.pooled(settings.estimator, settings.test, settings.level)
    if pooled.method == "fixed":
        return Answer(note=say(NO_DIFFERENCES))
    estimate = Estimate.of(
        pooled.prediction,
        studies.measure,
        level=pooled.level,
        n=studies.people,
        method=say("prediction interval"),
    )
    smallest = settings.smallest_effect
    chances = _of_100_settings(pooled, smallest, estimate.chosen(smallest))
    return Answer(estimate, " ".join(filter(None, [chances, _if_few(studies, pooled)])))


def _of_100_settings(pooled: Pooled, smallest_effect: float, size: str) -> str:
    better = pooled.chance_beyond(smallest_effect)
    worse = 1 - pooled.chance_beyond(-smallest_effect)
    return say(
        "Of 100 new settings about {better} would really favour fewer options by an amount that "
        "matters ({size}), about {worse} more options, and about {neither} neither.",
        better=fixed(100 * better, 0),
        worse=fixed(100 * worse, 0),
        neither=fixed(100 * (1 - better - worse), 0),
        size=size,
    )


def _if_few(studies: Studies, pooled: Pooled) -> str:
    """Say how uncertain the range itself is, where few studies tell it."""
    if pooled.k >= FEW_STUDIES:
        return ""
    if pooled.k < FEWEST_RESULTS:
        return say(
            "With {k} studies even this range is uncertain: take it as too narrow.", k=pooled.k
        )
    drawn = new_study_interval(studies.effects, studies.variances, pooled.level)
    return say(
        "With {k} studies even this range is uncertain; a bootstrap that allows for it gives "
        "{low} to {high}.",
        k=pooled.k,
        low=fixed(drawn.lower, 2),
        high=fixed(drawn.upper, 2),
    )


@cache
def significant_results(studies: Studies, id: str, level: float) -> PCurve | None:
    """Return the p-curve of one sign, by finding id; None with too few significant results."""
    results = significant(studies.effects, studies.dfs, studies.scales, SIGNS[id])
    return p_curve(results, level) if len(results) >= FEWEST_RESULTS else None


def _evidential_value(id: str, studies: Studies, settings: Settings) -> Answer:
    """Return whether the significant results of one sign hold evidence."""
    curve = significant_results(studies, id, settings.level)
    if curve is None:
        return Answer(note=say(NO_CURVE))
    # Wide enough for both analyses, with and without the strongest result.
    lower = min(curve.lower, curve.lower_without_strongest)
    upper = max(curve.upper, curve.upper_without_strongest)
    estimate = Estimate.of(
        Interval(curve.value, lower, upper),
        studies.measure,
        level=settings.level,
        n=curve.k,
        n_is_people=False,
        p_value=2 * min(curve.right_skew_p, 1 - curve.right_skew_p),
        method=say("p-curve; interval with and without the strongest result; n counts results"),
    )
    return Answer(estimate, _skew(curve))


def _skew(curve: PCurve) -> str:
    """Say how the right-skew test comes out, and without the strongest result."""
    return say(
        "{k} significant results, {share} of them below p = .01 (20% if there were no effect). "
        "Test of right skew {p}, without the strongest result {weaker_p} (one-sided); the interval "
        "allows for both. The interval supposes one effect behind all.",
        k=curve.k,
        share=percent(curve.shares[0]),
        p=p_text(curve.right_skew_p),
        weaker_p=p_text(curve.p_without_strongest),
    )


def _small_study(studies: Studies, settings: Settings) -> Answer:
    """Return small-study effects: Egger's regression."""
    if len(studies.effects) < 3 or _of_one_size(studies):
        return Answer(note=say(NO_FUNNEL))
    test = egger(studies.effects, studies.variances, settings.level)
    method = say("Egger's regression, t({df})", df=test.df)
    return Answer(
        Estimate.of(test, "effect", level=settings.level, n=studies.people, method=method)
    )


def _of_one_size(studies: Studies) -> bool:
    """Say whether all studies have one size; the variance of d would not do, it holds d."""
    smallest, largest = min(studies.scales), max(studies.scales)
    return largest - smallest <= 1e-9 * largest


CLAIMS = {
    "overload.mean": Claim(
        number="H1",
        claim="Averaged over all studies, the number of options matters.",
        expected="different",
        by=_mean,
        reading="averaged over all studies, {more}",
        same="averaged over all studies, neither fewer nor more options did better",
        ways=("fewer options did better", "more options did better"),
    ),
    "overload.next_study": Claim(
        number="H2",
        claim="In a new setting fewer options would really do better, as in the jam study.",
        expected="positive",
        by=_next_study,
        reading="for a new setting the best guess is that {more}",
        same="for a new setting the best guess is that neither fewer nor more options did better",
        ways=("fewer options did better", "more options did better"),
    ),
    "overload.pcurve_harm": Claim(
        number="H3",
        claim="The results that say 'too much choice hurts' hold evidence, not only lucky hits.",
        expected="positive",
        by=partial(_evidential_value, "overload.pcurve_harm"),
        reading="corrected for selection, these results say that more choice {more}",
        same="no lean either way",
        ways=("hurts", "helps"),
        matters="",
    ),
    "overload.pcurve_benefit": Claim(
        number="H4",
        claim="The results that say 'more choice helps' hold evidence, not only lucky hits.",
        expected="positive",
        by=partial(_evidential_value, "overload.pcurve_benefit"),
        reading="corrected for selection, these results say that more choice {more}",
        same="no lean either way",
        ways=("helps", "hurts"),
        matters="",
    ),
    "overload.small_study": Claim(
        number="H5",
        claim="Small studies lean towards 'too much choice hurts', as selective publishing makes "
        "them.",
        expected="positive",
        basis="exploratory",
        by=_small_study,
        reading="per unit of standard error, small studies lean towards '{more}'",
        same="per unit of standard error, small studies lean towards 'neither fewer nor more "
        "options did better'",
        ways=("fewer options did better", "more options did better"),
        matters="",
    ),
}
