"""The paradox wherever "well handled" begins; money against explanation within like complaints."""

import numpy as np

from cxlab.claims.method_strip import Choice, method_strip
from cxlab.errors import LackError
from cxlab.numbers import fixed, points
from cxlab.questions.complaints.answers import OUTCOMES, against_silent
from cxlab.questions.complaints.complaints import Complaints
from cxlab.statistics.interval import Interval
from cxlab.statistics.proportions import compare_proportions
from cxlab.table import Table
from cxlab.words import capital, phrase, say

NOTHING = phrase("Nothing to compare in these data")
WITHIN = {
    "product": phrase("Within products, odds ratio (Mantel-Haenszel)"),
    "year": phrase("Within years, odds ratio (Mantel-Haenszel)"),
    "channel": phrase("Within channels, odds ratio (Mantel-Haenszel)"),
}


def paradox_methods(complaints: Complaints, level: float) -> Table:
    """Return the paradox for each rating from which handling counts as good, by outcome."""
    starts = sorted({band.low for band in complaints.handled}, reverse=True)[:3]
    strips = {}
    for outcome, name in OUTCOMES.items():
        if outcome in complaints.silent:
            strips[capital(say(name))] = [
                _more_satisfied(complaints, outcome, start, level) for start in starts
            ]
    if not any(strips.values()):
        return Table(say(NOTHING), (say("Method"),), ())
    return method_strip(
        say("Are the well handled above those without a complaint, wherever well begins?"), strips
    )


def _more_satisfied(complaints: Complaints, outcome: str, least: float, level: float) -> Choice:
    method = say("Handling {least:g} or more", least=least)
    try:
        apart, well, _ = against_silent(complaints, outcome, least, level)
    except LackError:
        return Choice(method, say("too few"), holds=False)
    ends = say(
        "{low} to {high}, n = {n:,}",
        low=fixed(apart.lower, 2),
        high=fixed(apart.upper, 2),
        n=well.n,
    )
    return Choice(method, ends, holds=apart.lower > 0)


def relief_methods(complaints: Complaints, level: float) -> Table:
    """Return money against explanation by each usual interval, and within like complaints."""
    if complaints.money is None or complaints.explained is None:
        return Table(say(NOTHING), (say("Method"),), ())
    shares = compare_proportions(*complaints.money, *complaints.explained, level=level)
    analyses = [
        _choice(say("Newcombe, percentage points"), shares.risk_difference, none=0.0),
        _choice(
            say("Agresti-Caffo, percentage points"), shares.risk_difference_agresti_caffo, none=0.0
        ),
        _choice(say("Ratio, score"), shares.risk_ratio, none=1.0),
    ]
    for column, strata in complaints.strata.items():
        tables = [np.array([[a, n - a], [c, m - c]]) for (a, n), (c, m) in strata if n and m]
        analyses.append(_choice(say(WITHIN[column]), _pooled(tables, level), none=1.0))
    return method_strip(
        say("Do fewer dispute the answer after money, whichever way one counts?"), {"H5": analyses}
    )


def _pooled(tables: list[np.ndarray], level: float) -> Interval:
    from statsmodels.stats.contingency_tables import StratifiedTable

    pooled = StratifiedTable(tables)
    lower, upper = pooled.oddsratio_pooled_confint(alpha=1 - level)
    return Interval(float(pooled.oddsratio_pooled), float(lower), float(upper))


def _choice(method: str, interval: Interval, none: float) -> Choice:
    show = points if none == 0 else lambda value: fixed(value, 2)
    ends = say("{low} to {high}", low=show(interval.lower), high=show(interval.upper))
    return Choice(method, ends, holds=interval.upper < none)
