"""A user's file for notebook 12: offers, channels by age, or members; purchases go elsewhere."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf
from pathlib import Path

import numpy as np

from cxlab.errors import InputError, nearest, nearest_columns
from cxlab.evidence.account import OWN, Line, account_of
from cxlab.evidence.answered_rows import answered_rows
from cxlab.evidence.purchase_files import is_purchases, read_purchases
from cxlab.questions.segments.segments import Band, Members, Offers, Segments
from cxlab.questions.segments.what_fits import told_apart, what_fits
from cxlab.statistics.rule_values import Share
from cxlab.survey.big.size import is_big
from cxlab.survey.files.user_table import UserTable
from cxlab.table import Table
from cxlab.words import phrase, say

NO_MESSAGE = ("control", "none", "no e-mail", "no email", "no mail", "no message")
CHANNELS = {
    "social": ("social", "social media", "social networking", "social networks", "sns"),
    "email": ("email", "e-mail", "mail", "newsletter"),
    "smartphone": ("smartphone", "mobile", "mobile phone", "app"),
}
AGES = re.compile(r"(\d+)\s*(?:-|to|\N{EN DASH})\s*(\d+)|(\d+)\s*\+|(?:under|<)\s*(\d+)")
BY_LOT = phrase("yes, as you say: chance decided who got what")
NOT_BY_LOT = phrase("no: these customers differ in more than what is compared here")
TAKEN = (
    "customer, date, amount (purchases); arm, n, ordered or arm, ordered, before (offers); "
    "age_group, channel, count, n (channels); member, before, returned (members)"
)


def read_own(
    data: str,
    *,
    control: str,
    by_lot: bool,
    split: str,
    goods_returned: str,
    minimum_group: int,
) -> Segments:
    """Read a user's file; which kind it is, its columns say.

    What rests on too few people is taken out here, so that nothing shows it later.

    Raises
    ------
    InputError
        If it is none, or a row makes no sense.
    """
    table = None if is_big(data) else UserTable(Path(data))
    if table is None or is_purchases(table.columns):
        till = read_purchases(data, split, goods_returned)
        return Segments(
            purchases=till.purchases, source=OWN + till.name, own=True, account=till.account
        )
    if split:
        raise InputError(f"split: it is for purchases, and {table.name} holds none; leave it out")
    columns = set(table.columns)
    if {"arm", "ordered"} <= columns:
        return _offers(table, Path(data), control, by_lot, minimum_group=minimum_group)
    if {"age_group", "channel", "count", "n"} <= columns:
        return _channels(table, Path(data), minimum_group)
    if {"member", "before", "returned"} <= columns:
        return _members(table, Path(data))
    raise InputError(
        f"{table.name}: found the columns {', '.join(table.columns)}; taken are {TAKEN}"
        f"{nearest_columns(table.columns, FORMS)}"
    )


FORMS = (
    ("customer", "date", "amount"),
    ("arm", "n", "ordered"),
    ("arm", "ordered", "before"),
    ("age_group", "channel", "count", "n"),
    ("member", "before", "returned"),
)


def _segments(
    table: UserTable,
    path: Path,
    row_is: str,
    used: Iterable[str],
    *,
    lines: Sequence[Line] = (),
    **parts: object,
) -> Segments:
    offers = parts.get("offers")
    by_lot = isinstance(offers, Offers) and offers.by_lot
    lines = [
        (say("Drawn by lot"), say(BY_LOT) if by_lot else say(NOT_BY_LOT)),
        (say("Source"), say("your file {name}", name=table.name)),
        (say("One row is"), row_is),
        *lines,
    ]
    if unused := [column for column in table.columns if column not in used]:
        lines.append((say("Columns not used"), ", ".join(unused)))
    lines += [(say("Note"), note) for note in table.notes]
    account: Table = account_of(lines, [path])
    return Segments(source=OWN + table.name, own=True, account=account, **parts)  # type: ignore[arg-type]


def _offers(
    table: UserTable, path: Path, control: str, by_lot: bool, *, minimum_group: int
) -> Segments:
    counted = "n" in table.columns
    table, left_out = (table, []) if counted else answered_rows(table, "ordered")
    cells = _orders(table, counted=counted)
    none = _control(list(dict.fromkeys(arm for arm, _ in cells)), control, table.name)
    offers = Offers(cells, none, {}, by_lot)
    fits = what_fits((prior for _, prior in cells), offers.messages)
    for arm in (none, *offers.messages):
        if (n := offers.of(arm)[1]) < minimum_group:
            raise InputError(
                f"{table.name}: arm '{arm}' has n = {n}; at least {minimum_group} people are "
                "needed (minimum_group)"
            )
    offers, lines = told_apart(replace(offers, fits=fits), minimum_group)
    row_is = say("an arm: arm, n, ordered") if counted else say("a customer: arm, ordered, before")
    used = ("arm", "n", "ordered", "before")
    return _segments(table, path, row_is, used, lines=[*left_out, *lines], offers=offers)


def _orders(table: UserTable, *, counted: bool) -> dict[tuple[str, str], Share]:
    """Return who ordered, of how many, by arm and by what was bought before."""
    arms = table.text("arm")
    ordered = table.whole("ordered", None if counted else (0, 1))
    sizes = table.whole("n") if counted else [1] * len(arms)
    spelt = {arm.casefold(): arm for arm in arms}
    before = table.text("before") if "before" in table.columns else [""] * len(arms)
    before = [spelt.get(prior.casefold(), prior) for prior in before]
    cells: dict[tuple[str, str], Share] = {}
    for row, arm, prior, count, n in zip(
        *(table.line_numbers, arms, before, ordered, sizes), strict=True
    ):
        where = f"{table.name}, row {row}"
        if not arm:
            raise InputError(f"{where}, column 'arm': found nothing")
        if count > n:
            raise InputError(f"{where}: ordered is {count} of n = {n}")
        if counted and (arm, prior) in cells:
            raise InputError(f"{where}: '{arm}' occurs a second time; add the rows up")
        had, people = cells.get((arm, prior), (0, 0))
        cells[arm, prior] = had + count, people + n
    return cells


def _control(arms: list[str], control: str, name: str) -> str:
    """Return the arm without a message, as asked or by its name."""
    known = [arm for arm in arms if arm.casefold() in (NO_MESSAGE if not control else ())]
    known += [arm for arm in arms if control and arm.casefold() == control.casefold()]
    if len(known) != 1:
        hint = nearest(control, arms) if control else ""
        raise InputError(
            f"{name}: found the arms {', '.join(arms)}; say which got no message: "
            f"-p control=NAME.{hint}"
        )
    if not 2 <= len(arms) <= 3:
        raise InputError(
            f"{name}: found {len(arms)} arms ({', '.join(arms)}); taken are one without a message "
            "and one or two with"
        )
    return known[0]


def _age_groups(table: UserTable) -> dict[str, dict[str, Band]]:
    """Return the age groups that use each channel, by their labels."""
    channels: dict[str, dict[str, Band]] = {}
    rows = zip(
        *(table.line_numbers, table.text("age_group"), table.text("channel")),
        *(table.whole("count"), table.whole("n")),
        strict=True,
    )
    for row, group, channel, count, n in rows:
        where = f"{table.name}, row {row}"
        if n == 0 or count > n:
            raise InputError(f"{where}: count is {count} of n = {n}")
        bands = channels.setdefault(known_channel(channel), {})
        if group in bands:
            raise InputError(f"{where}: '{channel}' at {group} occurs a second time; add them up")
        bands[group] = band(group, count / n, n, where)
    return channels


def _channels(table: UserTable, path: Path, minimum_group: int) -> Segments:
    channels = _age_groups(table)
    # No total counts them either, so nothing that is shown gives them away.
    hidden = {
        group
        for bands in channels.values()
        for group, band_of in bands.items()
        if band_of.n < minimum_group
    }
    ordered = {
        name: tuple(sorted((b for g, b in bands.items() if g not in hidden), key=_first))
        for name, bands in channels.items()
    }
    lines = [(say("Age groups with too few people"), say("{n}, not used", n=len(hidden)))]
    return _segments(
        *(table, path, say("an age group and a channel: age_group, channel, count, n")),
        ("age_group", "channel", "count", "n"),
        lines=lines if hidden else (),
        channels=ordered,
    )


def _first(age_group: Band) -> int:
    return age_group.first


def known_channel(name: str) -> str:
    """Return ``social``, ``email`` or ``smartphone`` for their names, another as it is."""
    folded = name.casefold()
    return next((key for key, names in CHANNELS.items() if folded in names), name)


def band(group: str, share: float, n: int, where: str) -> Band:
    """Return an age group from its label: ``16-24``, ``65+``, ``under 18``.

    An open group is taken at five years past, or before, its limit.

    Raises
    ------
    InputError
        If the label has no ages.
    """
    match = AGES.fullmatch(group.strip().casefold())
    if match is None:
        raise InputError(f"{where}, column 'age_group': found '{group}', need ages as 25-34 or 65+")
    low, high, above, under = (int(age) if age else None for age in match.groups())
    if low is not None and high is not None:
        if low > high:
            raise InputError(
                f"{where}, column 'age_group': found '{group}', need the younger first"
            )
        first, last, middle = low, float(high), (low + high + 1) / 2
    elif above is not None:
        first, last, middle = above, inf, above + 5.0
    else:
        first, last, middle = 0, float(under or 0), (under or 0) - 5.0
    return Band(group, first=first, last=last, middle=middle, share=share, n=n)


def _members(table: UserTable, path: Path) -> Segments:
    table, left_out = answered_rows(table, "member", "before", "returned")
    member, returned = (
        np.array(table.whole(name, (0, 1)), dtype=float) for name in ("member", "returned")
    )
    people = Members(member, np.array(table.number("before")), returned)
    used = ("member", "before", "returned")
    row_is = say("a customer: member, before, returned")
    return _segments(table, path, row_is, used, lines=left_out, members=people)
