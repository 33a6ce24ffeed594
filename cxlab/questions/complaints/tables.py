"""The tables of notebook 11."""

from cxlab.evidence.small_groups import suppressed
from cxlab.numbers import exact_percent, fixed, percent
from cxlab.published import GRADES, read, source
from cxlab.questions.complaints.answers import OUTCOMES
from cxlab.questions.complaints.complaints import Band, Complaints, Group
from cxlab.questions.complaints.load import FOLKLORE
from cxlab.statistics.mean_of_people import t_interval
from cxlab.statistics.one_proportion import proportion
from cxlab.table import Cell, Table
from cxlab.words import capital, phrase, say

SAID = (  # what is said of complaints, true or not
    *("complaint_rate", "problem_households_complained"),
    *("lost_if_dissatisfied", "printed_got_nothing_2020"),
)
STATEMENTS = {
    "complaint_rate": phrase("at most so many of the dissatisfied complain"),
    "lost_if_dissatisfied": phrase("so many of the dissatisfied never return"),
    "problem_households_complained": phrase("households with a problem that complained (1979)"),
    "printed_got_nothing_2020": phrase("complainants who got nothing (2020)"),
}


def folklore() -> Table:
    """Return what is said of complaints, with how well each figure is known."""
    rows = {row["claim"]: row for row in read(FOLKLORE)}
    figure = say("Figure")
    return Table(
        say("What is said of complaints"),
        (say("Statement"), figure, say("How we know"), say("Source")),
        tuple(
            (
                say(STATEMENTS[claim]),
                float(rows[claim]["value"]),
                say(GRADES[source(rows[claim]["source"]).verified]),
                source(rows[claim]["source"]).named,
            )
            for claim in SAID
        ),
        {figure: percent},
    )


def rates(complaints: Complaints, level: float) -> Table:
    """Return who complained, by satisfaction."""
    share, low, high = say("Complained"), say("From"), say("To")
    rows: list[tuple[Cell, ...]] = []
    for rate in complaints.rates:
        p = proportion(rate.complained, rate.n, level)
        rows.append((rate.words, rate.n, p.value, p.lower, p.upper))
    return Table(
        say("Who complained, by satisfaction ({level} intervals)", level=exact_percent(level)),
        (say("Satisfaction"), say("People"), share, low, high),
        tuple(rows),
        dict.fromkeys((share, low, high), percent) | {say("People"): "{:,}".format},
    )


def shown_bands(complaints: Complaints, minimum_group: int) -> tuple[Band, ...]:
    """Return the bands that may be shown: none so small that it gives a person away."""
    if not complaints.own:
        return complaints.handled
    sizes = {band.words: band.outcomes["satisfaction"].n for band in complaints.handled}
    hidden = suppressed(sizes, minimum_group)
    return tuple(band for band in complaints.handled if band.words not in hidden)


def recovery(complaints: Complaints, level: float, minimum_group: int) -> Table:
    """Return how satisfied people are without a complaint, and by how it was handled."""
    names = [name for name in OUTCOMES if name in complaints.silent]
    heads = [
        head
        for name in names
        for head in (capital(say(OUTCOMES[name])), say("Interval, {of}", of=say(OUTCOMES[name])))
    ]
    shown = shown_bands(complaints, minimum_group)
    people = [(say("Handling {rating}", rating=b.words), b.outcomes) for b in shown]
    if complaints.silent:
        people.insert(0, (say("No complaint"), complaints.silent))
    rows = [
        (label, groups["satisfaction"].n, *(c for n in names for c in _cells(groups[n], level)))
        for label, groups in people
    ]
    left_out = len(complaints.handled) - len(shown)
    return Table(
        say("Satisfaction without a complaint, and by how the complaint was handled"),
        (say("Customers"), say("People"), *heads),
        tuple(rows),
        {say("People"): "{:,}".format} | dict.fromkeys(heads[::2], lambda value: fixed(value, 2)),
        note=say("{n} ratings with too few people are not shown.", n=left_out) if left_out else "",
    )


def _cells(group: Group, level: float) -> tuple[Cell, Cell]:
    if group.n < 2:
        return None, None
    if not group.sd > 0:  # all alike: nobody knows how far others vary
        return group.mean, None
    interval = t_interval(group.n, group.mean, group.sd, level=level)
    low, high = fixed(interval.lower, 2), fixed(interval.upper, 2)
    return group.mean, say("{low} to {high}", low=low, high=high)


def disputes(complaints: Complaints, level: float) -> Table:
    """Return how many disputed the answer, by what it was and when it came."""
    kinds = {
        say("Money"): complaints.money,
        say("Explanation alone"): complaints.explained,
        say("Late"): complaints.late,
        say("Timely"): complaints.timely,
    }
    share, low, high = say("Share"), say("From"), say("To")
    rows = []
    for label, counted in kinds.items():
        if counted and counted[1]:
            p = proportion(*counted, level)
            rows.append((label, p.count, p.n, p.value, p.lower, p.upper))
    head = say("Lost") if complaints.randomised else say("Disputed")
    return Table(
        say("After which answer customers went on ({level} intervals)", level=exact_percent(level)),
        (say("Answer"), head, say("Of"), share, low, high),
        tuple(rows),
        dict.fromkeys((head, say("Of")), "{:,}".format)
        | dict.fromkeys((share, low, high), percent),
    )
