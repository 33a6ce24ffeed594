"""The tables of notebook 08."""

from collections.abc import Mapping

from cxlab.numbers import exact_percent, fixed, percent, points, two_decimals
from cxlab.published import GRADES, source
from cxlab.questions.context_effects.answers import every_addition, time_ratio
from cxlab.questions.context_effects.choices import EFFECTS, Choices, Tally
from cxlab.questions.context_effects.methods import by_set, pooled
from cxlab.statistics.proportions import compare_proportions
from cxlab.table import Cell, Table
from cxlab.words import capital, in_words, phrase, say

NAMES = {
    "attraction": phrase("attraction (decoy)"),
    "compromise": phrase("compromise (the middle)"),
    "similarity": phrase("similarity (a twin)"),
}
SETTINGS = {  # what was counted with and without what the claim is about
    "Economist subscriptions": ("print_and_web", "with_decoy", "without_decoy"),
    "decoy with and without regret": ("target", "regret_salient", "control"),
    "Minolta cameras": ("middle", "three_options", "two_options"),
    "CD players": ("defer", "high_conflict", "low_conflict"),
}
Counted = tuple[str, str, str]  # setting, condition, option
Printed = tuple[int, int, str]  # count, n, source
Row = tuple[Cell, ...]


def chosen(choices: Choices) -> Table:
    """Return what was chosen under each effect, in per cent of all choices."""
    heads = [say("Target"), say("Competitor"), say("Third option")]
    rows: list[tuple[Cell, ...]] = []
    for name in EFFECTS:
        tallies = choices.people(name) or choices.sets(name)
        if n := sum(tally.n for tally in tallies):
            counts = [sum(t.target for t in tallies), sum(t.competitor for t in tallies)]
            shares = [count / n for count in (*counts, n - sum(counts))]
            rows.append((say(NAMES[name]), n, *shares))
    return Table(
        say("What was chosen"),
        (say("Effect"), say("Choices"), *heads),
        tuple(rows),
        dict.fromkeys(heads, percent) | {say("Choices"): "{:,}".format},
    )


def sets(choices: Choices, level: float) -> Table:
    """Return target minus competitor for each set of products, people one choice each."""
    made = {name: by_set(choices, name) for name in EFFECTS}
    shown = {name: of_sets for name, of_sets in made.items() if of_sets}
    names = list(dict.fromkeys(one for of_sets in shown.values() for one in of_sets))
    rows = [
        (one, *(_points(of_sets.get(one, ()), level) for of_sets in shown.values()))
        for one in names
    ]
    note = [
        say(
            "{effect}: above zero in {above} of {n} sets, below in {below}.",
            effect=capital(say(NAMES[name])),
            above=sum(_sign(tallies) > 0 for tallies in of_sets.values()),
            n=len(of_sets),
            below=sum(_sign(tallies) < 0 for tallies in of_sets.values()),
        )
        for name, of_sets in shown.items()
    ]
    return Table(
        say("Target minus competitor by set of products, in percentage points"),
        (say("Product set"), *(say(NAMES[name]) for name in shown)),
        tuple(rows),
        note=" ".join(note),
    )


def _points(tallies: tuple[Tally, ...], level: float) -> str | None:
    if not tallies:
        return None
    d = pooled(tallies, level)
    ends = {"low": points(d.lower), "high": points(d.upper)}
    return say("{value} ({low} to {high})", value=points(d.value), **ends)


def _sign(tallies: tuple[Tally, ...]) -> int:
    return sum(tally.target - tally.competitor for tally in tallies)


def printed(choices: Choices, level: float) -> Table:
    """Return the famous demonstrations, with how well each is known."""
    first, second, points_more = say("With"), say("Without"), say("Difference, percentage points")
    heads = (say("Demonstration"), say("Counted"), first, second, points_more, say("Interval"))
    counts = {
        (r["setting"], r["condition"], r["option"]): (int(r["count"]), int(r["n"]), r["source"])
        for r in choices.printed
    }
    rows = tuple(
        _demonstration(setting, counts, level)
        for setting, (option, with_it, _) in SETTINGS.items()
        if (setting, with_it, option) in counts
    )
    return Table(
        say("Famous demonstrations as printed, {level} intervals", level=exact_percent(level)),
        (*heads, say("How we know")),
        rows,
        dict.fromkeys((first, second), percent) | {points_more: points},
    )


def _demonstration(setting: str, counts: Mapping[Counted, Printed], level: float) -> Row:
    """Return what was chosen with and without what the claim is about."""
    option, with_it, without = SETTINGS[setting]
    (count_1, n_1, key), (count_2, n_2, _) = (
        counts[setting, condition, option] for condition in (with_it, without)
    )
    shares = compare_proportions(count_1, n_1, count_2, n_2, level=level)
    d = shares.risk_difference
    what, when = (in_words(name.replace("_", " ")) for name in (option, with_it))
    return (
        in_words(setting),
        say("{option}: {condition}", option=what, condition=when),
        shares.first.value,
        shares.second.value,
        d.value,
        say("{low} to {high}", low=points(d.lower), high=points(d.upper)),
        say(GRADES[source(key).verified]),
    )


def times(choices: Choices, level: float) -> Table:
    """Return how many times as long a choice takes as among two options."""
    if not choices.seconds:
        return Table(say("These data do not hold how long choices took"), (say("Options"),), ())
    mean, low, high = say("Ratio of means"), say("From"), say("To")
    medians = [say("Ratio of medians"), f"{low} ", f"{high} "]
    rows: list[tuple[Cell, ...]] = []
    for options in (3, 4, 5):
        sizes = [time_ratio(choices, options, level, place) for place in (0, 1)]
        ends = [end for r in sizes for end in (r.value, r.lower, r.upper)]
        rows.append((say("{n} options", n=options), *ends))
    heads = (mean, low, high, *medians)
    return Table(
        say("Time to choose, against two options ({n} kinds of choice)", n=len(choices.seconds)),
        (say("Options"), *heads),
        tuple(rows),
        dict.fromkeys(heads, two_decimals),
    )


def largest_rises(choices: Choices, most: int = 5) -> Table:
    """Return the comparisons in which a share rose most as its list grew."""
    before, after, rise = say("Before"), say("After"), say("Rise, percentage points")
    grown = [(domain, one) for domain, all_of in every_addition(choices).items() for one in all_of]
    grown.sort(key=lambda row: -row[1].z)
    rows = tuple(
        (
            *(domain, one.option, _list(one.small), _list(one.large)),
            *(one.before, one.after, one.change, fixed(one.z, 2)),
        )
        for domain, one in grown[:most]
        if one.change > 0
    )
    return Table(
        say("The largest rises: an option's share before and after its list grew"),
        (say("Kind"), say("Option"), say("List"), say("Longer list"), before, after, rise, "z"),
        rows,
        dict.fromkeys((before, after), percent) | {rise: points},
    )


def _list(menu: frozenset[str]) -> str:
    return ", ".join(sorted(menu))
