"""The tables of notebook 01: shares, sizes of the difference, and the denominator ladder."""

from cxlab.numbers import fixed, p_text, percent, points
from cxlab.questions.choice_overload.counts import AssortmentTest
from cxlab.questions.choice_overload.hypotheses import (
    HYPOTHESES,
    NOT_COUNTED,
    OUTCOME_OF,
    arms,
    compare,
    fraction,
    hypothesis,
    other_ids,
)
from cxlab.statistics.proportions import proportion
from cxlab.table import Cell, Table


def rates(test: AssortmentTest, id: str, level: float) -> Table:
    """Return every arm of an outcome with its share and Wilson interval, compared or not."""
    pair = arms(test, id)
    if pair is None:
        return Table(f"{id}: {NOT_COUNTED.get(id, 'not counted')}", ("Options", "Share"), ())
    shown = list(pair)
    if id in OUTCOME_OF or id.startswith("other."):
        shown = list(test.outcomes[OUTCOME_OF.get(id) or other_ids(test)[id]])
    rows: list[tuple[Cell, ...]] = []
    for arm in shown:
        label = "no choice" if arm.options == 0 else f"{arm.options} options"
        if arm.n == 0:
            rows.append((label, 0, 0, None, None, None))
            continue
        p = proportion(arm.count, arm.n, level)
        rows.append((label, arm.count, arm.n, p.value, p.lower, p.upper))
    h = hypothesis(test, id)
    return Table(
        f"Share of {h.people} who {h.did}, with {fixed(100 * level, 0)}% Wilson intervals",
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
        return Table(f"{id}: nothing to compare", columns, ())
    difference, ratio, odds = two.risk_difference, two.risk_ratio, two.odds_ratio

    def two_decimals(value: float) -> str:
        return fixed(value, 2)

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
    format = dict.fromkeys(("Value", "From", "To"), two_decimals)
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
        note="Counting over those who stopped compares people whom the display itself picked: the "
        "large one stops more of the merely curious, so its stoppers are a different crowd. Only "
        "the bases set before the display (present, passed by) compare like with like.",
    )
