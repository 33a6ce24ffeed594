"""Branches beside each other: pulled towards their mean, with the ranks that are possible."""

from dataclasses import replace

import numpy as np

from cxlab.claims.estimate import Estimate
from cxlab.evidence.account import OWN
from cxlab.questions.loyalty.answers import numbers
from cxlab.questions.loyalty.loyalty import Loyalty, Rated
from cxlab.statistics.ranking import Ranking, rank
from cxlab.table import Table
from cxlab.words import say

SEED = 9


def ranking(loyalty: Loyalty, level: float) -> Ranking | None:
    """Return what can be said of each branch; None with fewer than two.

    Where all of a branch answered alike, its error is not 0: that of a Net Promoter Score is
    adjusted as its interval is, that of a mean comes from all branches.
    """
    shown = [branch for branch in loyalty.branches if branch.n > 1]
    if len(shown) < 2:
        return None
    people, means, sds = numbers(shown)
    freedom = np.array(people) - 1
    pooled = float(np.sqrt((freedom * np.square(sds)).sum() / freedom.sum()))
    errors = [_error(branch, pooled, loyalty.by_score) for branch in shown]
    if not min(errors) > 0:
        return None
    ranked = rank(
        *([branch.name for branch in shown], means, errors, level),
        generator=np.random.default_rng(SEED),
        dfs=freedom.tolist(),
        people=people,
    )
    return _within_the_score(ranked) if loyalty.by_score else ranked


def _within_the_score(ranking: Ranking) -> Ranking:
    """Return the branches with intervals that end where a Net Promoter Score does."""
    branches = tuple(
        replace(branch, lower=max(-1.0, branch.lower), upper=min(1.0, branch.upper))
        for branch in ranking.branches
    )
    return replace(ranking, branches=branches)


def _error(branch: Rated, pooled: float, by_score: bool) -> float:
    if not by_score:
        return float((branch.sd or pooled) / branch.n**0.5)
    n, decided = branch.n, branch.sd**2 * (branch.n - 1) / branch.n + branch.mean**2
    share, centre = (n * decided + 2) / (n + 2), n * branch.mean / (n + 2)
    return float(((share - centre**2) / (n + 2)) ** 0.5)


def unit(loyalty: Loyalty) -> Estimate:
    """Return an estimate that shows numbers as these branches' are."""
    return Estimate(0, 0, 0, "difference of shares" if loyalty.by_score else "gap")


def axis(loyalty: Loyalty) -> str:
    """Return what is rated."""
    if loyalty.by_score:
        return say("Net Promoter Score")
    return say("mean satisfaction") if loyalty.source.startswith(OWN) else say("mean rating, 2017")


def branches_table(loyalty: Loyalty, level: float) -> Table:
    """Return the branches with people, estimate, interval and possible ranks."""
    ranked = ranking(loyalty, level)
    heads = (say("Branch"), say("People"), say("Alone"), say("Pulled towards the mean"))
    ends = (say("From"), say("To"))
    people = {branch.name: branch.n for branch in loyalty.branches}
    rows = tuple(
        (
            *(b.name, people[b.name], b.value, b.shrunken, b.lower, b.upper),
            say("{best} to {worst}", best=b.highest, worst=b.lowest),
        )
        for b in (ranked.branches if ranked else ())
    )
    return Table(
        say("Branches, and the ranks that are possible ({what})", what=axis(loyalty)),
        (*heads, *ends, say("Rank")),
        rows,
        dict.fromkeys((*heads[2:], *ends), unit(loyalty).show) | {say("People"): "{:,}".format},
        note=say("Rank 1 is the highest; together all ranks hold at the level of the intervals."),
    )
