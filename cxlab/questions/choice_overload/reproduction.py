"""What the paper printed against what its counts give, and each claim under every usual method."""

from dataclasses import replace

import numpy as np

from cxlab.claims.ledger import LedgerRow
from cxlab.claims.method_strip import Choice, method_strip
from cxlab.claims.verdict import Expected
from cxlab.evidence.arms import Arm, AssortmentTest
from cxlab.numbers import agrees, fixed, p_text
from cxlab.published import names, read
from cxlab.questions.choice_overload.claims import CLAIMS
from cxlab.questions.choice_overload.shares import (
    SHARES,
    Share,
    arms_of,
    compare,
    compare_arms,
    fraction,
)
from cxlab.statistics.counts import chi2_statistics, counts_that_give
from cxlab.statistics.proportions import TwoProportions
from cxlab.table import Table
from cxlab.words import phrase, say

LEDGER = phrase("Chi-squares as printed and as recomputed")
NO_USUAL_TEST = phrase("no usual test of {large} and {small} gives {printed} (also {others})")
ONLY_SLIP = phrase(
    "no usual test of {large} and {small} gives {printed} (also {others}); the only counts nearby "
    "that do are {other_large} and {other_small} ({statistic}), so a count or the statistic was "
    "misprinted."
)
NEAREST_SLIP = phrase(
    "no usual test of {large} and {small} gives {printed} (also {others}); counts nearby that do "
    "are {other_large} and {other_small} ({statistic}), so a count or the statistic was misprinted."
)
LEVEL = 0.95  # of a conclusion that a slip could change
FINDING_OF = {
    "stopped": "jam.stopped",
    "bought": "jam.bought_of_stopped",
    "wrote_essay": "essay.written",
}


def ledger_rows(test: AssortmentTest) -> tuple[LedgerRow, ...]:
    """Return the paper's printed chi-squares beside ours; empty for a user's own file."""
    table = f"{test.source}_statistics"
    if test.own or table not in names():
        return ()
    rows = []
    for row in read(table):
        id, printed = FINDING_OF[row["outcome"]], row["published"]
        label = say(
            "chi-square({df}, N = {n}), {did}", df=row["df"], n=row["n"], did=say(SHARES[id].did)
        )
        recomputed, note = _recomputed(SHARES[id], printed, arms_of(test, SHARES[id]))
        rows.append(LedgerRow(id, row["source"], label, printed, recomputed=recomputed, note=note))
    return tuple(rows)


def _recomputed(
    share: Share, printed: str, pair: tuple[Arm, Arm] | None
) -> tuple[float | None, str]:
    """Return the statistic that the counts give, and what to say of it."""
    if pair is None:
        return None, say("its counts are not in these data")
    ours = compare_arms(pair, LEVEL).pearson_chi2
    if not agrees(printed, ours):
        return ours, _why(printed, pair)
    if share.solved_back:
        text = phrase("not an independent check: the counts were solved back from printed figures")
        return ours, say(text)
    return ours, ""


def _why(printed: str, pair: tuple[Arm, Arm]) -> str:
    """Say which usual test, or which other counts, would give the printed statistic."""
    small, large = pair
    two = np.array([[large.count, large.n - large.count, small.count, small.n - small.count]])
    usual = {name: float(values[0]) for name, values in chi2_statistics(two).items()}
    for name, value in usual.items():
        if agrees(printed, value):
            return say("the printed value is the {test} test's", test=say(name))
    others = ", ".join(
        say("{statistic} ({test})", statistic=fixed(value, 3), test=say(name))
        for name, value in usual.items()
        if name != "Pearson"
    )
    facts = {"large": fraction(large), "small": fraction(small), "printed": printed}
    slips = counts_that_give(
        printed, count_1=large.count, n_1=large.n, count_2=small.count, n_2=small.n
    )
    if not slips:
        return say(NO_USUAL_TEST, **facts, others=others)
    slip = slips[0]
    small_slip, large_slip = replace(small, count=slip.count_2), replace(large, count=slip.count_1)
    slipped = say(
        ONLY_SLIP if len(slips) == 1 else NEAREST_SLIP,
        **facts,
        others=others,
        other_large=fraction(large_slip),
        other_small=fraction(small_slip),
        statistic=fixed(slip.statistic, 3),
    )
    return f"{slipped} {_does_it_matter(pair, (small_slip, large_slip))}"


def _does_it_matter(pair: tuple[Arm, Arm], other: tuple[Arm, Arm]) -> str:
    ours, theirs = (compare_arms(arms, LEVEL).risk_difference for arms in (pair, other))
    is_same = (ours.lower > 0) == (theirs.lower > 0) and (ours.upper < 0) == (theirs.upper < 0)
    if is_same:
        return say("The conclusion does not change.")
    return say("The conclusion changes with it.")


def methods(test: AssortmentTest, level: float) -> Table:
    """Return every directed claim under each usual test and interval."""
    strips = {}
    for id, share in SHARES.items():
        two = compare(test, share, level)
        if two is not None:
            strips[CLAIMS[id].number] = choices(two, CLAIMS[id].expected)
    return method_strip(
        say("Is there a difference in the expected direction, whichever method one uses?"), strips
    )


def choices(two: TwoProportions, expected: Expected) -> list[Choice]:
    """Return the usual analyses of two proportions, and whether each shows the direction."""
    negative, difference = expected == "negative", two.risk_difference.value
    right_way = difference < 0 if negative else difference > 0
    tests = (
        (say("Pearson"), two.pearson_p),
        (say("Yates"), two.yates_p),
        (say("Fisher"), two.fisher_p),
    )
    analyses = [Choice(name, p_text(p), right_way and p < 1 - two.level) for name, p in tests]
    for name, interval, null in (
        (say("Newcombe"), two.risk_difference, 0.0),
        (say("Agresti-Caffo"), two.risk_difference_agresti_caffo, 0.0),
        (say("Ratio, score"), two.risk_ratio, 1.0),
        (say("Odds ratio, exact"), two.odds_ratio, 1.0),
    ):
        ends = say("{low} to {high}", low=fixed(interval.lower, 3), high=fixed(interval.upper, 3))
        beyond = interval.upper < null if negative else interval.lower > null
        analyses.append(Choice(name, ends, beyond))
    return analyses
