"""How the evidence on loyalty answers the claims of notebook 09."""

from collections.abc import Sequence

import numpy as np

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.errors import LackError
from cxlab.evidence.account import OWN
from cxlab.numbers import fixed, percent, points
from cxlab.questions.against_half import HALF
from cxlab.questions.loyalty.loyalty import Loyalty, Rated
from cxlab.statistics.correlation import correlation
from cxlab.statistics.explained_variance import r2_difference
from cxlab.statistics.importance import regression
from cxlab.statistics.intraclass import intraclass
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.net_promoter import counted, net_promoter
from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.sample_size import people_per_branch
from cxlab.statistics.sandwich import robust_regression
from cxlab.statistics.slope import Slope, slope
from cxlab.words import phrase, say, say_lack

NOT_ASKED = phrase("{source} does not hold {what}. To settle it, add {needed}.")
SOURCES = {
    "repurchase": ("acsi_2015",),
    "recommend": ("sfo_surveys",),
    "price_tolerance": ("mobi_ecsi_2005",),
    "one_number": ("plspm_bank",),
    "rival": ("plspm_bank",),
}
ASKED = {
    "repurchase": phrase("satisfaction and coming back"),
    "recommend": phrase("satisfaction and recommendation"),
    "price_tolerance": phrase("satisfaction and the price at which one would leave"),
    "one_number": phrase("satisfaction, recommendation and coming back"),
    "rival": phrase("satisfaction, the comparison with the best rival, and coming back"),
}
OUTCOMES = phrase("outcomes called satisfaction, repurchase or price_tolerance")
STAYED = phrase("the more satisfied a customer, the {more} likely to have stayed (a correlation)")
STAYED_SAME = phrase("satisfaction and staying do not go together")
WHO_STAYED = phrase(
    "recommendation says {more} about who stayed ({share_1} of the differences) than satisfaction "
    "({share_2})"
)
WHO_STAYED_SAME = phrase(
    "recommendation says as much about who stayed ({share_1} of the differences) as satisfaction "
    "({share_2})"
)
ROLES = {"rival": phrase("a column of role rival"), "recommend": phrase("a recommendation")}


def lacking(loyalty: Loyalty, what: str, needed: str) -> Answer:
    """Return the answer where the data do not hold what a claim is about."""
    source = loyalty.source.removeprefix(OWN)
    return Answer(note=say(NOT_ASKED, source=source, what=say(what), needed=say(needed)))


def nps(loyalty: Loyalty, settings: Settings) -> Answer:
    """Return promoters less detractors of everybody asked."""
    answers = next(iter(loyalty.recommended.values()), np.array([]))
    if not len(answers):
        return lacking(
            loyalty, phrase("who recommends"), phrase("a column of role recommendation (0 to 10)")
        )
    return _score(answers, settings, () if loyalty.own else ("sfo_surveys",))


def nps_bank(loyalty: Loyalty, settings: Settings, name: str) -> Answer:
    """Return promoters less detractors of the published bank."""
    return _score(np.asarray(loyalty.bank), settings, ("plspm_bank",))


def _score(answers: Array, settings: Settings, sources: tuple[str, ...]) -> Answer:
    promoters, detractors, n = counts = counted(answers)
    estimate = Estimate.of(
        net_promoter(counts, settings.level),
        "difference of shares",
        level=settings.level,
        n=n,
        method=say("Net Promoter Score, adjusted multinomial interval"),
    )
    note = say(
        "Net Promoter Score {score}: {promoters:,} promoters (9 or 10), {detractors:,} detractors "
        "(0 to 6), of {n:,}.",
        score=points(estimate.value),
        promoters=promoters,
        detractors=detractors,
        n=n,
    )
    return Answer(estimate, note, sources=sources or None)


def csat(loyalty: Loyalty, settings: Settings) -> Answer:
    """Return the share in the top quarter of the scale, judged against half."""
    if loyalty.satisfied is None or not loyalty.satisfied[1]:
        return lacking(loyalty, phrase("satisfaction"), OUTCOMES)
    share = proportion(*loyalty.satisfied, settings.level)
    estimate = Estimate.of(
        share, "proportion", level=settings.level, n=share.n, method=say("Wilson interval")
    )
    note = say(
        "{count:,} of {n:,} rate their satisfaction {least:g} or more.",
        count=share.count,
        n=share.n,
        least=loyalty.satisfied_from,
    )
    judged = Estimate.of(share.less(HALF), "difference of shares", level=settings.level)
    return Answer(estimate, note, decided_by=judged, limit=HALF)


def moments_of(loyalty: Loyalty, about: str) -> Moments | Answer:
    """Return the moments that a claim needs, or the answer that they are not there."""
    if about not in loyalty.ties:
        return lacking(loyalty, ASKED[about], ROLES.get(about, OUTCOMES))
    try:
        return loyalty.ties[about]()
    except LackError as lack:
        return Answer(note=say_lack(lack))


def tie(loyalty: Loyalty, settings: Settings, about: str) -> Answer:
    """Return how satisfaction goes with what a claim is about."""
    moments = moments_of(loyalty, about)
    if isinstance(moments, Answer):
        return moments
    try:
        r = correlation(moments, "satisfaction", about, settings.level)
    except LackError as lack:
        return Answer(note=say_lack(lack))
    method = say("correlation with Fisher's interval")
    estimate = Estimate.of(r, "correlation", level=settings.level, method=method)
    if about == "repurchase" and loyalty.saw_who_left:
        note = say("Who left is known, so nobody's word is taken for it.")
        return Answer(estimate, note, reading=STAYED, same=STAYED_SAME)
    note = say(
        "One person answered both, at once: a good mood alone ties them. Who says so has not done "
        "so yet."
    )
    return Answer(estimate, note, sources=_sources(loyalty, about))


def one_number(loyalty: Loyalty, settings: Settings) -> Answer:
    """Return how much more of coming back recommendation explains than satisfaction does."""
    moments = moments_of(loyalty, "one_number")
    if isinstance(moments, Answer):
        return moments
    first, second = ["recommend"], ["satisfaction"]
    try:
        more = r2_difference(moments, "repurchase", first, second, level=settings.level)
    except LackError as lack:
        return Answer(note=say_lack(lack))
    facts = {"share_1": percent(more.first), "share_2": percent(more.second)}
    estimate = Estimate.of(
        more,
        "difference of shares",
        level=settings.level,
        method=say("difference of explained shares, interval from 4,000 draws"),
    )
    if loyalty.saw_who_left:
        return Answer(estimate, "", facts, reading=WHO_STAYED, same=WHO_STAYED_SAME)
    note = say("Recommending and coming back were asked side by side, which ties them closer.")
    return Answer(estimate, note, facts, sources=_sources(loyalty, "one_number"))


def rival(loyalty: Loyalty, settings: Settings) -> Answer:
    """Return how coming back rises with the comparison with rivals, at the same satisfaction."""
    moments = moments_of(loyalty, "rival")
    if isinstance(moments, Answer):
        return moments
    try:
        beyond, method = _beyond(moments, settings.level)
    except (LackError, np.linalg.LinAlgError, ValueError):
        return Answer(
            note=say("Too few answers, or all alike: nobody can say what the rival adds.")
        )
    estimate = Estimate.of(beyond, "slope", level=settings.level, n=moments.n, method=method)
    return Answer(estimate, sources=_sources(loyalty, "rival"))


def _beyond(moments: Moments, level: float) -> tuple[Slope, str]:
    predictors = ["rival", "satisfaction"]
    if moments.people is None:
        fit = regression(moments, "repurchase", predictors)
        of_table = slope(fit.coefficients[0], fit.standard_errors[0], fit.df, level)
        return of_table, say("regression from a printed table")
    people = robust_regression(moments, "repurchase", predictors)
    value, error = float(people.coefficients[1]), float(people.spread[1, 1]) ** 0.5
    return slope(value, error, people.df, level), say("regression with robust errors (HC3)")


def _sources(loyalty: Loyalty, about: str) -> tuple[str, ...] | None:
    return None if loyalty.own else SOURCES[about]


BY_SCORE = phrase(
    "of the differences between customers in recommending, there lies between branches"
)


def branches(loyalty: Loyalty, settings: Settings) -> Answer:
    """Return the share of all differences between people that lies between branches."""
    shown = [branch for branch in loyalty.branches if branch.n > 1]
    if len(shown) < 2:
        return lacking(
            loyalty, phrase("two branches with enough people"), phrase("a column of role group")
        )
    try:
        between = intraclass(*numbers(shown), level=settings.level)
    except LackError as lack:
        return Answer(note=say_lack(lack))
    estimate = Estimate.of(
        between,
        # Of another thing: two waves, one with the score and one without, are not compared.
        "share of variance of a score" if loyalty.by_score else "share of variance",
        level=settings.level,
        method=say("intraclass correlation, analysis of variance"),
    )
    note = _people_needed(loyalty, settings, between.within, min(branch.n for branch in shown))
    return Answer(
        estimate,
        note,
        sources=None if loyalty.own else ("sfo_surveys",),
        reading=BY_SCORE if loyalty.by_score else "",
    )


def _people_needed(loyalty: Loyalty, settings: Settings, within: float, least: int) -> str:
    """Say how many people a branch needs, so that the smallest gap that matters shows."""
    gap = settings.smallest_effect if loyalty.by_score else settings.smallest_gap
    if not gap:
        return ""
    asked = {"n": people_per_branch(within, gap, level=settings.level), "least": least}
    if loyalty.by_score:
        return say(
            "To tell two branches apart whose scores differ by {gap} percentage points, ask {n:,} "
            "people in each (it then shows in 8 of 10 surveys); the smallest had {least:,}.",
            gap=points(gap),
            **asked,
        )
    return say(
        "To tell two branches apart whose mean ratings differ by {gap}, ask {n:,} people in each "
        "(it then shows in 8 of 10 surveys); the smallest had {least:,}.",
        gap=fixed(gap, 2),
        **asked,
    )


def numbers(shown: Sequence[Rated]) -> tuple[list[int], list[float], list[float]]:
    """Return people, means and standard deviations."""
    return [b.n for b in shown], [b.mean for b in shown], [b.sd for b in shown]
