"""The tables of notebook 01: shares, sizes of the difference, and the denominator ladder."""

from cxlab.evidence.arms import AssortmentTest
from cxlab.numbers import exact_percent, fixed, p_text, percent, points, two_decimals
from cxlab.questions.choice_overload.shares import (
    SHARES,
    arms_of,
    base_of,
    compare,
    compare_arms,
    fraction,
)
from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.proportions import TwoProportions
from cxlab.table import Cell, Table
from cxlab.words import capital, say


def rates(test: AssortmentTest, id: str, level: float) -> Table:
    """Return every arm of an outcome with its share and Wilson interval, compared or not."""
    share = SHARES[id]
    step = base_of(test, share)
    options, value = say("Options"), say("Share")
    if not step:
        nothing = say("Nothing to show: {lacking}", lacking=say(share.lacking))
        return Table(nothing, (options, value), ())
    rows: list[tuple[Cell, ...]] = []
    for arm in test.every_arm(share.outcome, step):
        label = say("{n} options", n=arm.options) if arm.options else say("no choice")
        if arm.n == 0:
            rows.append((label, 0, 0, None, None, None))
            continue
        p = proportion(arm.count, arm.n, level)
        rows.append((label, arm.count, arm.n, p.value, p.lower, p.upper))
    count, of, low, high = say("Count"), say("Of"), say("From"), say("To")
    return Table(
        say(
            "Share of {people} who {did}, with {level} Wilson intervals",
            people=say(share.people),
            did=say(share.did),
            level=exact_percent(level),
        ),
        (options, count, of, value, low, high),
        tuple(rows),
        dict.fromkeys((count, of), "{:,}".format) | dict.fromkeys((value, low, high), percent),
    )


def effects(test: AssortmentTest, id: str, level: float) -> Table:
    """Return difference, ratio and odds ratio with intervals, and three p-values."""
    share = SHARES[id]
    two = compare(test, share, level)
    value, low, high = say("Value"), say("From"), say("To")
    columns = (say("Small against large"), value, low, high, say("Method"))
    if two is None:
        nothing = say("Nothing to compare: {lacking}", lacking=say(share.lacking))
        return Table(nothing, columns, ())
    rows = tuple(
        (name, scale * c.value, scale * c.lower, scale * c.upper, say(c.method))
        for name, c, scale in (
            (say("Difference, percentage points"), two.risk_difference, 100),
            (say("Ratio of shares"), two.risk_ratio, 1),
            (say("Odds ratio"), two.odds_ratio, 1),
        )
    )
    return Table(
        capital(say("{people} who {did}: size", people=say(share.people), did=say(share.did))),
        columns,
        rows,
        dict.fromkeys((value, low, high), two_decimals),
        note=_tests(two),
    )


def _tests(two: TwoProportions) -> str:
    """Say what three tests of no difference give."""
    return say(
        "Pearson chi-square {pearson} ({pearson_p}), with Yates' correction {yates} ({yates_p}), "
        "Fisher's exact test {fisher_p}.",
        pearson=fixed(two.pearson_chi2, 3),
        pearson_p=p_text(two.pearson_p),
        yates=fixed(two.yates_chi2, 3),
        yates_p=p_text(two.yates_p),
        fisher_p=p_text(two.fisher_p),
    )


def ladder(test: AssortmentTest, level: float) -> Table:
    """Return buying on every base: the same buyers over ever fewer people."""
    rows = []
    for id in ("jam.bought_of_present", "jam.bought_of_passed", "jam.bought_of_stopped"):
        pair, two = arms_of(test, SHARES[id]), compare(test, SHARES[id], level)
        if pair is not None and two is not None:
            small, large = pair
            d = two.risk_difference
            counts = (fraction(small), fraction(large))
            sizes = (d.value, d.lower, d.upper, two.risk_ratio.value)
            rows.append((say(SHARES[id].people), *counts, *sizes))
    difference, low, high, ratio = say("Difference"), say("From"), say("To"), say("Ratio")
    return Table(
        say(
            "Who bought, counted over every base (difference in percentage points, small "
            "minus large)"
        ),
        (say("Of"), say("Small"), say("Large"), difference, low, high, ratio),
        tuple(rows),
        dict.fromkeys((difference, low, high), points) | {ratio: lambda value: fixed(value, 1)},
        note=_which_base(test, level),
    )


def _which_base(test: AssortmentTest, level: float) -> str:
    """Say which base to trust, and whether the crowds differed before they saw a display."""
    note = say(
        "Counting over those who stopped compares people whom the display itself picked, and the "
        "two displays may pick different crowds. Those present and those who passed by were there "
        "whatever the display."
    )
    pair = test.pair("passed")
    if pair is None or not all(arm.n for arm in pair):
        return note
    passing = compare_arms(pair, level)
    if passing.risk_difference.lower <= 0 <= passing.risk_difference.upper:
        return note
    apart = say(
        "Yet {small} of those present passed the small display and {large} the large one, more "
        "apart than chance explains: the crowds were not quite alike, and those present are the "
        "safer base.",
        small=percent(passing.first.value),
        large=percent(passing.second.value),
    )
    return f"{note} {apart}"
