"""How complaints answer the claims of notebook 11."""

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Settings
from cxlab.errors import InputError, LackError
from cxlab.evidence.account import OWN
from cxlab.evidence.small_groups import MINIMUM_GROUP
from cxlab.numbers import fixed, percent
from cxlab.questions.complaints.complaints import Complaints, Group, Share
from cxlab.statistics.correlation import correlation
from cxlab.statistics.net_promoter import net_promoter, net_promoter_difference
from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.proportions import compare_proportions
from cxlab.statistics.slope import Slope
from cxlab.statistics.welch import welch
from cxlab.words import phrase, say, say_lack

FEW = 0.10  # the most that the folklore lets complain
LACKING = phrase("{source} does not hold {what}.")
NOT_PUBLISHED = phrase(
    "the public evidence does not hold {what}. Counts of your own would settle it: complained, "
    "left, count."
)
BY_CHANCE = phrase(
    "after money, {more} of those who complained were lost ({share_1}) than after an explanation "
    "({share_2})"
)
BY_CHANCE_SAME = phrase(
    "after money, as many of those who complained were lost ({share_1}) as after an explanation "
    "({share_2})"
)


RECOMMEND = phrase(
    "customers who complained recommend {more} (Net Promoter Score {score_1}) than those who did "
    "not ({score_2})"
)
RECOMMEND_SAME = phrase(
    "customers who complained recommend as much (Net Promoter Score {score_1}) as those who did "
    "not ({score_2})"
)
OUTCOMES = {"satisfaction": phrase("satisfaction"), "repurchase": phrase("coming back")}


def lacking(complaints: Complaints, what: str) -> Answer:
    """Return the answer where the data do not hold what a claim is about."""
    if not complaints.own:
        return Answer(note=say(NOT_PUBLISHED, what=say(what)))
    return Answer(note=say(LACKING, source=complaints.source.removeprefix(OWN), what=say(what)))


def rate_dissatisfied(complaints: Complaints, settings: Settings) -> Answer:
    """Return the share of the most dissatisfied who complained, judged against one in ten."""
    if not complaints.rates:
        return lacking(complaints, phrase("who complained, by satisfaction"))
    worst = complaints.rates[0]
    share = proportion(worst.complained, worst.n, settings.level)
    estimate = Estimate.of(
        share, "proportion", level=settings.level, n=share.n, method=say("Wilson interval")
    )
    note = say(
        "{count:,} of {n:,} who rate their satisfaction {rating}.",
        count=share.count,
        n=share.n,
        rating=worst.words,
    )
    judged = Estimate.of(share.less(FEW), "difference of shares", level=settings.level)
    return Answer(estimate, note, decided_by=judged, limit=FEW)


def handling(complaints: Complaints, settings: Settings, outcome: str) -> Answer:
    """Return the correlation of handling with an outcome, among those who complained."""
    if not complaints.handled or outcome not in complaints.handled[0].outcomes:
        return lacking(complaints, phrase("how complaints were handled, and what went with it"))
    try:
        moments = complaints.handling(outcome)
        r = correlation(moments, "handling", outcome, settings.level)
    except LackError as lack:
        return Answer(note=say_lack(lack))
    method = say("correlation with Fisher's interval")
    estimate = Estimate.of(r, "correlation", level=settings.level, method=method)
    return Answer(estimate, _from_worst_to_best(complaints, outcome))


def _from_worst_to_best(complaints: Complaints, outcome: str) -> str:
    """Say what goes with the worst and the best handling that enough people met."""
    fewest = MINIMUM_GROUP if complaints.own else 1
    known = [band for band in complaints.handled if band.outcomes[outcome].n >= fewest]
    if len(known) < 2:
        return ""
    worst, best = known[0], known[-1]
    return say(
        "Average {outcome} {worst} where handling is rated {low}, {best} where it is rated {high}.",
        outcome=say(OUTCOMES[outcome]),
        worst=fixed(worst.outcomes[outcome].mean, 2),
        low=worst.words,
        best=fixed(best.outcomes[outcome].mean, 2),
        high=best.words,
    )


def threshold(complaints: Complaints, settings: Settings) -> float:
    """Return the rating of handling from which a complaint counts as well handled.

    Raises
    ------
    InputError
        Where no rating can be as high.
    """
    least = float(settings.well_handled)
    if complaints.handled and least > complaints.best:
        raise InputError(
            f"parameter 'well_handled' is {least:g}, but in {complaints.source} handling is rated "
            f"up to {complaints.best:g}; need that or less"
        )
    return least or complaints.best


def against_silent(
    complaints: Complaints, outcome: str, least: float, level: float
) -> tuple[Slope, Group, int]:
    """Return the well handled less those without a complaint; the group, and all who rated it.

    Raises
    ------
    LackError
        With too few people on a side.
    """
    well, complained = complaints.well(outcome, least)
    silent = complaints.silent[outcome]
    if complaints.own and (fewest := min(well.n, silent.n)) < MINIMUM_GROUP:
        raise LackError(
            "people on one side, well handled or without a complaint: {n}; at least {least} needed",
            n=fewest,
            least=MINIMUM_GROUP,
        )
    apart = welch((well.n, well.mean, well.sd), (silent.n, silent.mean, silent.sd), level)
    return apart, well, complained


def paradox(complaints: Complaints, settings: Settings) -> Answer:
    """Return by how much the well handled are more satisfied than those without a complaint."""
    if not complaints.handled or "satisfaction" not in complaints.silent:
        return lacking(complaints, phrase("how complaints were handled, beside customers without"))
    least = threshold(complaints, settings)
    try:
        apart, well, complained = against_silent(complaints, "satisfaction", least, settings.level)
    except LackError as lack:
        return Answer(note=say_lack(lack))
    estimate = Estimate.of(
        apart,
        "gap",
        level=settings.level,
        n=well.n + complaints.silent["satisfaction"].n,
        method=say("Welch's t interval"),
    )
    facts = {"least": fixed(least, 0), "share": percent(well.n / complained)}
    note = say(
        "Read this with care: only {share} of those who rated the handling of their complaint rate "
        "it so, and who they are is not chance. Whoever is content anyway rates everything high.",
        **facts,
    )
    if complaints.own:
        return Answer(estimate, note, facts)
    others = say(
        "A meta-analysis (de Matos et al., 2007, abstract) sees the paradox in satisfaction, and "
        "not in repurchase."
    )
    return Answer(estimate, f"{note} {others}", facts, sources=("acsi_2015", "de_matos_2007"))


def two_shares(first: Share, second: Share, level: float) -> tuple[Estimate, dict[str, object]]:
    """Return the first share less the second, and both in words."""
    shares = compare_proportions(*first, *second, level=level)
    estimate = Estimate.of(
        shares.risk_difference,
        "risk difference",
        level=level,
        n=shares.first.n + shares.second.n,
        p_value=None if shares.pearson_p != shares.pearson_p else shares.pearson_p,
        method=say("Newcombe hybrid score interval; Pearson p"),
    )
    facts: dict[str, object] = {
        "share_1": percent(shares.first.value),
        "share_2": percent(shares.second.value),
    }
    return estimate, facts


def relief(complaints: Complaints, settings: Settings) -> Answer:
    """Return how many fewer dispute the answer after money than after an explanation."""
    if complaints.money is None or complaints.explained is None:
        return lacking(complaints, phrase("who got money, and who an explanation"))
    estimate, facts = two_shares(complaints.money, complaints.explained, settings.level)
    if complaints.randomised:
        note = say("If money and explanation were given by chance, money made this difference.")
        return Answer(estimate, note, facts, reading=BY_CHANCE, same=BY_CHANCE_SAME)
    note = say(
        "{money:,} complaints with money, {explained:,} with an explanation alone. Nobody drew "
        "lots: the firm chose whom to pay, and the complaints may differ.",
        money=complaints.money[1],
        explained=complaints.explained[1],
    )
    return Answer(estimate, note, facts, sources=("cfpb_complaints",))


def timely(complaints: Complaints, settings: Settings) -> Answer:
    """Return how many more dispute a late answer than a timely one."""
    if complaints.late is None or complaints.timely is None:
        return lacking(complaints, phrase("which answers came late"))
    estimate, facts = two_shares(complaints.late, complaints.timely, settings.level)
    note = say("Only {n:,} answers came late.", n=complaints.late[1])
    return Answer(estimate, note, facts, sources=("cfpb_complaints",))


def problem_nps(complaints: Complaints, settings: Settings) -> Answer:
    """Return the Net Promoter Score of those with a problem less that of those without."""
    if not (complaints.problem and complaints.no_problem):
        return lacking(complaints, phrase("who met a problem, and whether they recommend"))
    both = (complaints.problem, complaints.no_problem)
    apart = net_promoter_difference(*both, level=settings.level)
    estimate = Estimate.of(
        apart,
        "difference of shares",
        level=settings.level,
        n=sum(counts[2] for counts in both),
        method=say("difference of Net Promoter Scores, square-and-add interval"),
    )
    facts = {
        f"score_{place}": fixed(100 * net_promoter(counts).value, 1)
        for place, counts in enumerate(both, 1)
    }
    if complaints.own:
        note = say("{n_1:,} who complained, {n_2:,} who did not.", n_1=both[0][2], n_2=both[1][2])
        return Answer(estimate, note, facts, reading=RECOMMEND, same=RECOMMEND_SAME)
    note = say(
        "{n_1:,} passengers with a problem, {n_2:,} without.", n_1=both[0][2], n_2=both[1][2]
    )
    return Answer(estimate, note, facts, sources=("sfo_surveys",))


def left(complaints: Complaints, settings: Settings) -> Answer:
    """Return how many fewer leave of those who complained than of those who did not."""
    first, second = complaints.left_complained, complaints.left_silent
    if first is None or second is None or not (first[1] and second[1]):
        return lacking(complaints, phrase("who left, of those who complained and the others"))
    estimate, facts = two_shares(first, second, settings.level)
    counts = say(
        "{left_1:,} of {n_1:,} who complained left, {left_2:,} of {n_2:,} of the others.",
        left_1=first[0],
        n_1=first[1],
        left_2=second[0],
        n_2=second[1],
    )
    return Answer(estimate, counts, facts)
