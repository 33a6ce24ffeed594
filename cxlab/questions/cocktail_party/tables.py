"""The tables of notebook 07: all shares, printed figures recomputed, and each usual analysis."""

import re

from cxlab.claims.ledger import LedgerRow
from cxlab.claims.method_strip import Choice, method_strip
from cxlab.evidence.groups import Group
from cxlab.numbers import fixed, percent
from cxlab.published import read
from cxlab.questions.against_half import half_choices
from cxlab.questions.choice_overload.reproduction import choices
from cxlab.questions.cocktail_party.claims import CLAIMS, compared, counted
from cxlab.questions.cocktail_party.evidence import (
    HIGH,
    LEAD_NAMED,
    LEAD_PLAIN,
    LOW,
    MAIL_NAMED,
    MAIL_PLAIN,
    STUDENTS,
    Attention,
    Noticed,
    published,
)
from cxlab.statistics.exact_share import exact_share
from cxlab.table import Table
from cxlab.words import phrase, say

PRINTED = "attention_printed"
PER_CENT = re.compile(r"([\d.]+) percent")  # begins the remark of a share that is printed so
SOLVED_BACK = phrase("not an independent check: the count was found from it")
ROUNDED = 0.00005  # half a unit of the last printed digit of a share
RISES = {"e-mail opened": (MAIL_NAMED, MAIL_PLAIN), "sales lead": (LEAD_NAMED, LEAD_PLAIN)}
RISE_NAMES = {
    "e-mail opened": phrase("e-mails opened: rise in per cent of the share without the name"),
    "sales lead": phrase("sales leads: rise in per cent of the share without the name"),
}


def shares_table(shown: tuple[Noticed, ...]) -> Table:
    """Return every share with its interval, or why it has none."""
    share, low, high = say("Noticed"), say("From"), say("To")
    rows = []
    for row in shown:
        ends = (row.interval.lower, row.interval.upper) if row.interval else (None, None)
        of = say("{count:,} of {n:,}", count=row.group.count, n=row.group.n) if row.group else None
        rows.append((row.label, of, row.share, *ends, say(row.mark) if row.mark else None))
    return Table(
        say("Who noticed, with Wilson intervals where people were counted"),
        (say("Who or what"), say("Count"), share, low, high, say("Why no interval")),
        tuple(rows),
        dict.fromkeys((low, high), percent) | {share: _two_decimals},
    )


def _two_decimals(share: float) -> str:
    return say("{share}%", share=fixed(100 * share, 2))  # as the shares of e-mails are printed


def ledger_rows(attention: Attention) -> tuple[LedgerRow, ...]:
    """Return printed percentages and rises beside ours; empty for a user's file."""
    if attention.own:
        return ()
    findings = {
        STUDENTS: "attention.own_name",
        LOW: "attention.low_span",
        HIGH: "attention.low_span",
    }
    rows = []
    for row in read("cocktail_party"):
        key = row["source"], row["outcome"], row["group"]
        if key in findings and (printed := PER_CENT.match(row["remark"])):
            per_cent = 100 * int(row["count"]) / int(row["n"])
            rows.append(
                LedgerRow(
                    findings[key],
                    key[0],
                    say("{what}, per cent", what=published(key).label),
                    printed[1],
                    recomputed=per_cent,
                    note=say(SOLVED_BACK),
                )
            )
    return (*rows, *map(_rise, read(PRINTED)))


def _rise(row: dict[str, str]) -> LedgerRow:
    """Return a printed rise beside that of the printed shares, with what rounding allows."""
    named, plain = (published(key).share for key in RISES[row["outcome"]])
    least = (named - ROUNDED) / (plain + ROUNDED)
    most = (named + ROUNDED) / (plain - ROUNDED)
    return LedgerRow(
        "attention.subject_line",
        row["source"],
        say(RISE_NAMES[row["outcome"]]),
        row["printed"],
        recomputed=100 * (named / plain - 1),
        allowed=(100 * (least - 1), 100 * (most - 1)),
        note=say("from the two printed shares"),
    )


def half_methods(attention: Attention, level: float) -> Table:
    """Return whether each analysis shows that more than half noticed."""
    group = attention.own.everybody if attention.own else counted(STUDENTS)
    strip = half_choices(exact_share(group.count, group.n, level), level)
    return method_strip(
        say("Did more than half notice?"), {CLAIMS["attention.own_name"].number: strip}
    )


def group_methods(attention: Attention, level: float) -> Table:
    """Return whether each analysis tells two groups apart, as claimed."""
    caption = say("Do more notice in the first of two groups, whichever method one uses?")
    if attention.own is None:
        two = compared(counted(LOW), counted(HIGH), level)
        return method_strip(
            caption, {CLAIMS["attention.low_span"].number: choices(two, "positive")}
        )
    first, *others = attention.own.groups
    strips = {group.name: _either_way(group, first, level) for group in others}
    return method_strip(say("Can each group be told from {first}?", first=first.name), strips)


def _either_way(group: Group, first: Group, level: float) -> list[Choice]:
    two = compared(group, first, level)
    return choices(two, "negative" if two.risk_difference.value < 0 else "positive")
