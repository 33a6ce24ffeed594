"""The gaps under every defensible way to average them."""

from collections.abc import Collection

import numpy as np

from cxlab.claims.method_strip import Choice, method_strip
from cxlab.evidence.correlation_table import moments_of_table
from cxlab.evidence.linked import LinkedSurveys
from cxlab.evidence.small_groups import MINIMUM_GROUP
from cxlab.numbers import fixed
from cxlab.published import SURVEYS
from cxlab.questions.five_gaps.evidence import ACSI, EXPECTED, PERCEIVED, Evidence, PublicSurveys
from cxlab.questions.five_gaps.gaps import branch_gaps, over_industries, shown_gaps
from cxlab.questions.five_gaps.model import GAPS, gap_name
from cxlab.statistics.branch_gap import BranchGap
from cxlab.statistics.branch_means import BranchMeans
from cxlab.statistics.interval import Interval
from cxlab.statistics.meta import pool
from cxlab.statistics.moments import Array
from cxlab.statistics.paired_gap import paired_gap
from cxlab.table import Table
from cxlab.words import say


def methods(evidence: Evidence, level: float, minimum_group: int = MINIMUM_GROUP) -> Table:
    """Return each gap under every defensible way to average it.

    What is left out must be a branch that may be shown: the mean with it and the mean without it
    tell its gap.
    """
    title = say("Do the gaps differ from zero, however one averages?")
    if not isinstance(evidence, LinkedSurveys):
        return method_strip(title, {gap_name(5): _public_choices(evidence, level)})
    known = {
        number: gap
        for number, gap in branch_gaps(evidence, level).items()
        if gap.df > 1 and not np.isnan(gap.spread)
    }
    means, shown = evidence.linked.means, shown_gaps(evidence, level, minimum_group)
    return method_strip(
        title,
        {
            gap_name(n): _choices(means, n, gap, {one.branch for one in shown[n].branches})
            for n, gap in known.items()
        },
    )


def _choices(
    means: BranchMeans, number: int, gap: BranchGap, shown: Collection[str]
) -> list[Choice]:
    contrasts = means.contrasts([GAPS[number - 1].contrast])
    values, errors = contrasts.values[:, 0], np.maximum(contrasts.errors[:, 0, 0], 1e-12)
    pooled = pool(
        values.tolist(), errors.tolist(), method="REML", test="hartung-knapp", level=gap.level
    )
    choices = [
        _choice(say("each branch counts alike"), gap),
        _choice(say("by precision (REML)"), pooled),
    ]
    may_go = np.array([name in shown for name in contrasts.branches])
    if not may_go.any():
        return choices
    extreme = int(np.argmax(np.where(may_go, np.abs(values - values.mean()), -1.0)))
    others = _each_alike(np.delete(values, extreme), gap.level)
    name = say("without the most extreme branch of those shown")
    if may_go.all():
        name = say("without the most extreme branch")
    return [*choices, _choice(name, others)]


def _public_choices(evidence: PublicSurveys, level: float) -> list[Choice]:
    gaps = np.array([survey.gap(level).gap for survey in evidence.surveys])
    industries = gaps[: len(evidence.industries)]
    everybody = moments_of_table(SURVEYS / f"{ACSI}.csv", "all")
    return [
        _choice(say("industries pooled by precision (REML)"), over_industries(evidence, level)),
        _choice(say("each industry counts alike"), _each_alike(industries, level)),
        _choice(say("with order kiosks (another scale)"), _each_alike(gaps, level)),
        _choice(
            say("each customer of the four industries counts alike"),
            paired_gap(everybody, PERCEIVED, EXPECTED, level),
        ),
    ]


def _each_alike(values: Array, level: float) -> Interval:
    from scipy.stats import t

    mean, error = float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values)))
    reach = float(t.ppf((1 + level) / 2, len(values) - 1)) * error
    return Interval(mean, mean - reach, mean + reach)


def _choice(name: str, mean: Interval) -> Choice:
    value, lower, upper = (fixed(end, 2) for end in (mean.value, mean.lower, mean.upper))
    return Choice(name, f"{value} [{lower}, {upper}]", mean.lower > 0 or mean.upper < 0)
