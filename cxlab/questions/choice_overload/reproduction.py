"""What the paper printed against what its counts give, and each claim under every usual method."""

import numpy as np

from cxlab.claims.ledger import LedgerRow
from cxlab.claims.method_strip import Choice, method_strip
from cxlab.claims.verdict import Expected
from cxlab.numbers import agrees, fixed, p_text
from cxlab.published import names, read
from cxlab.questions.choice_overload.assortment import Arm, AssortmentTest
from cxlab.questions.choice_overload.hypotheses import (
    HYPOTHESES,
    OUTCOME_OF,
    arms,
    compare,
    hypothesis,
)
from cxlab.statistics.counts import chi2_statistics, counts_that_give
from cxlab.statistics.interval import Interval
from cxlab.statistics.proportions import TwoProportions, compare_proportions
from cxlab.table import Table

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
    for printed in read(table):
        id = FINDING_OF[printed["outcome"]]
        pair = arms(test, id)
        recomputed, note = None, "its counts are not in these data"
        if pair is not None:
            two = _compared(pair)
            recomputed = two.pearson_chi2
            differs = not agrees(printed["published"], recomputed)
            note = _why(printed["published"], pair) if differs else ""
            if id in OUTCOME_OF and not differs:
                note = "not an independent check: the counts were solved back from printed figures"
        label = f"chi-square({printed['df']}, N = {printed['n']}), {hypothesis(test, id).did}"
        rows.append(LedgerRow(id, printed["source"], label, printed["published"], recomputed, note))
    return tuple(rows)


def _compared(pair: tuple[Arm, Arm]) -> TwoProportions:
    small, large = pair
    return compare_proportions(small.count, small.n, large.count, large.n, LEVEL)


def _why(printed: str, pair: tuple[Arm, Arm]) -> str:
    """Say which usual test, or which other counts, would give the printed statistic."""
    small, large = pair
    counts = (large.count, large.n, small.count, small.n)
    two = np.array([[large.count, large.n - large.count, small.count, small.n - small.count]])
    usual = {name: float(values[0]) for name, values in chi2_statistics(two).items()}
    if found := [name for name, value in usual.items() if agrees(printed, value)]:
        return f"the printed value is the {found[0]} test's"
    others = ", ".join(f"{fixed(v, 3)} ({name})" for name, v in usual.items() if name != "Pearson")
    said = f"no usual test of {_pair_text(pair)} gives {printed} (also {others})"
    slips = counts_that_give(printed, *counts)
    if not slips:
        return said
    slip = slips[0]
    nearby = "the only counts nearby that do" if len(slips) == 1 else "counts nearby that do"
    return (
        f"{said}; {nearby} are {slip.count_1}/{large.n} and {slip.count_2}/{small.n} "
        f"({fixed(slip.statistic, 3)}), so a count or the statistic was misprinted. "
        f"{_does_it_matter(pair, (slip.count_2, slip.count_1))}"
    )


def _does_it_matter(pair: tuple[Arm, Arm], other_counts: tuple[int, int]) -> str:
    small, large = pair
    other = (
        Arm(small.options, small.n, other_counts[0]),
        Arm(large.options, large.n, other_counts[1]),
    )
    ours, theirs = _compared(pair).risk_difference, _compared(other).risk_difference
    same = (ours.lower > 0) == (theirs.lower > 0) and (ours.upper < 0) == (theirs.upper < 0)
    return "The conclusion does not change." if same else "The conclusion changes with it."


def _pair_text(pair: tuple[Arm, Arm]) -> str:
    small, large = pair
    return f"{large.count}/{large.n} and {small.count}/{small.n}"


def methods(test: AssortmentTest, level: float) -> Table:
    """Return every directed claim under each usual test and interval."""
    claims = {}
    for id in HYPOTHESES:
        two = compare(test, id, level)
        if two is not None:
            h = hypothesis(test, id)
            claims[h.number] = choices(two, h.expected)
    return method_strip(
        "Is there a difference in the expected direction, whichever method one uses?", claims
    )


def choices(two: TwoProportions, expected: Expected) -> list[Choice]:
    """Return the usual analyses of two proportions, and whether each shows the direction."""
    sign = -1 if expected == "negative" else 1
    right_way = two.risk_difference.value * sign > 0
    tests = (("Pearson", two.pearson_p), ("Yates", two.yates_p), ("Fisher", two.fisher_p))
    intervals = (
        ("Newcombe", two.risk_difference, 0.0),
        ("Agresti-Caffo", two.risk_difference_agresti_caffo, 0.0),
        ("Ratio, score", two.risk_ratio, 1.0),
        ("Odds ratio, exact", two.odds_ratio, 1.0),
    )
    return [Choice(name, p_text(p), right_way and p < 1 - two.level) for name, p in tests] + [
        Choice(name, f"{fixed(i.lower, 3)} to {fixed(i.upper, 3)}", _beyond(i, null, sign))
        for name, i, null in intervals
    ]


def _beyond(interval: Interval, null: float, sign: int) -> bool:
    return interval.lower > null if sign > 0 else interval.upper < null
