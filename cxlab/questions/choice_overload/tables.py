"""The tables of notebook 01: shares, sizes of the difference, and the denominator ladder."""

from cxlab.numbers import exact_percent, fixed, p_text, percent, points
from cxlab.questions.choice_overload.assortment import AssortmentTest
from cxlab.questions.choice_overload.hypotheses import (
    HYPOTHESES,
    NOT_COUNTED,
    arms,
    compare,
    counted,
    fraction,
    hypothesis,
)
from cxlab.statistics.proportions import compare_proportions, proportion
from cxlab.table import Cell, Table


def rates(test: AssortmentTest, id: str, level: float) -> Table:
    """Return every arm of an outcome with its share and Wilson interval, compared or not."""
    found = counted(test, id)
    if found is None:
        return Table(f"Nothing to show: {NOT_COUNTED[id]}", ("Options", "Share"), ())
    rows: list[tuple[Cell, ...]] = []
    for arm in test.every_arm(*found):
        label = "no choice" if arm.options == 0 else f"{arm.options} options"
        if arm.n == 0:
            rows.append((label, 0, 0, None, None, None))
            continue
        p = proportion(arm.count, arm.n, level)
        rows.append((label, arm.count, arm.n, p.value, p.lower, p.upper))
    h = hypothesis(test, id)
    return Table(
        f"Share of {h.people} who {h.did}, with {exact_percent(level)} Wilson intervals",
        ("Options", "Count", "Of", "Share", "From", "To"),
        tuple(rows),
        {"Count": "{:,}".format, "Of": "{:,}".format}
        | dict.fromkeys(("Share", "From", "To"), percent),
    )


def effects(test: AssortmentTest, id: str, level: float) -> Table:
    """Return difference, ratio and odds ratio with intervals, and three p-values."""
    two = compare(test, id, level)
    columns = ("Small against large", "Value", "From", "To", "Method")
    if two is None:
        return Table(f"Nothing to compare: {NOT_COUNTED.get(id, 'nobody counted')}", columns, ())
    difference, ratio, odds = two.risk_difference, two.risk_ratio, two.odds_ratio

    rows = (
        ("Difference, points", 100 * difference.value, 100 * difference.lower,
         100 * difference.upper, difference.method),
        ("Ratio of shares", ratio.value, ratio.lower, ratio.upper, ratio.method),
        ("Odds ratio", odds.value, odds.lower, odds.upper, odds.method),
    )  # fmt: skip
    tests = (
        f"Pearson chi-square {fixed(two.pearson_chi2, 3)} ({p_text(two.pearson_p)}), "
        f"with Yates' correction {fixed(two.yates_chi2, 3)} ({p_text(two.yates_p)}), "
        f"Fisher's exact test {p_text(two.fisher_p)}."
    )
    format = dict.fromkeys(("Value", "From", "To"), lambda value: fixed(value, 2))
    name = hypothesis(test, id)
    return Table(f"{name.people} who {name.did}: size".capitalize(), columns, rows, format, tests)


def ladder(test: AssortmentTest, level: float) -> Table:
    """Return buying on every base: the same buyers over ever fewer people."""
    rows = []
    for id in ("jam.bought_of_present", "jam.bought_of_passed", "jam.bought_of_stopped"):
        two, pair = compare(test, id, level), arms(test, id)
        if two is not None and pair is not None:
            d = two.risk_difference
            rows.append(
                (HYPOTHESES[id].people, fraction(pair[0]), fraction(pair[1]), d.value, d.lower,
                 d.upper, two.risk_ratio.value)
            )  # fmt: skip
    ratio = {"Ratio": lambda value: fixed(value, 1)}
    return Table(
        "Who bought, counted over every base (difference in points, small minus large)",
        ("Of", "Small", "Large", "Difference", "From", "To", "Ratio"),
        tuple(rows),
        dict.fromkeys(("Difference", "From", "To"), points) | ratio,
        note=_which_base(test, level),
    )


def _which_base(test: AssortmentTest, level: float) -> str:
    """Say which base to trust, and whether the crowds differed before they saw a display."""
    note = (
        "Counting over those who stopped compares people whom the display itself picked, and the "
        "two displays may pick different crowds. Those present and those who passed by were there "
        "whatever the display."
    )
    pair = test.pair("passed")
    if pair is None or not all(arm.n for arm in pair):
        return note
    small, large = pair
    passing = compare_proportions(small.count, small.n, large.count, large.n, level)
    difference = passing.risk_difference
    if difference.lower <= 0 <= difference.upper:
        return note
    return (
        f"{note} Yet {percent(passing.first.value)} of those present passed the small display and "
        f"{percent(passing.second.value)} the large one, more apart than chance explains: the "
        "crowds were not quite alike, and those present are the safer base."
    )
