"""A user's file of choices: one row a choice, or counts by list, or counts by domain and list."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from cxlab.errors import InputError, nearest, nearest_columns
from cxlab.evidence.account import OWN, Line, account_of
from cxlab.evidence.names import refuse_alike
from cxlab.questions.context_effects.choices import (
    EFFECTS,
    Choices,
    Offers,
    Tally,
    menus_of,
    options_of,
)
from cxlab.survey.files.user_table import UserTable
from cxlab.words import say, say_count

ROLES = ("target", "competitor", "third")
KINDS = {
    "one row a choice": ("person", "effect", "choice"),
    "counts of lists": ("set", "option", "role", "count"),
    "counts of domains": ("domain", "set", "choice", "count"),
}
Read = tuple[Choices, list[Line], set[str]]


def read_choices(path: Path) -> Choices:
    """Read a user's file; what it holds is seen from its columns.

    Raises
    ------
    InputError
        If it is none of the three, or a row makes no sense.
    """
    table = UserTable(path)
    kinds = {
        "counts of domains": _from_domains,
        "counts of lists": _from_lists,
        "one row a choice": _from_people,
    }
    for name, reader in kinds.items():
        if set(KINDS[name]) <= set(table.columns):
            choices, lines, used = reader(table)
            if unused := [column for column in table.columns if column not in used]:
                lines.append((say("Columns not used"), ", ".join(unused)))
            lines.insert(0, (say("Source"), say("your file {name}", name=table.name)))
            lines += [(say("Note"), note) for note in table.notes]
            return replace(choices, account=account_of(lines, [path]))
    taken = "; ".join(f"{', '.join(columns)} ({name})" for name, columns in KINDS.items())
    raise InputError(
        f"{table.name}: found the columns {', '.join(table.columns)}; taken are {taken}"
        f"{nearest_columns(table.columns, KINDS.values())}"
    )


def _choices(table: UserTable, **parts: Any) -> Choices:
    return Choices(source=OWN + table.name, own=True, account=account_of([], {}), **parts)


def _word(table: UserTable, column: str, allowed: Sequence[str]) -> list[str]:
    """Return a column of words, each one of those allowed."""
    words = [text.casefold() for text in table.text(column)]
    for row, word in zip(table.line_numbers, words, strict=True):
        if word not in allowed:
            shown = f"'{word}'" if word else "nothing"
            raise InputError(
                f"{table.name}, row {row}, column '{column}': found {shown}, need one of "
                f"{', '.join(filter(None, allowed))}.{nearest(word, allowed)}"
            )
    return words


def _named(table: UserTable, column: str) -> list[str]:
    names = table.text(column)
    for row, name in zip(table.line_numbers, names, strict=True):
        if not name:
            raise InputError(f"{table.name}, row {row}, column '{column}': found nothing")
    refuse_alike(names, f"{table.name}, column '{column}'")
    return names


def _from_people(table: UserTable) -> Read:
    people, effects = _named(table, "person"), _word(table, "effect", EFFECTS)
    chosen = _word(table, "choice", (*ROLES, ""))
    sets = table.text("set") if "set" in table.columns else [""] * len(people)
    engaged = [""] * len(people)
    if "engaged" in table.columns:
        engaged = _word(table, "engaged", ("yes", "no"))
    offers, used = _offers(table, people, effects, chosen=chosen)
    _refuse_both_marks(table, people, engaged)
    by_person, by_set = defaultdict(list), defaultdict(list)
    rows = zip(people, effects, chosen, sets, engaged, strict=True)
    for person, effect, choice, product_set, mark in rows:
        if not choice:
            continue
        by_person[effect, person, "", mark].append(choice)
        if product_set:
            by_set[effect, "", product_set, ""].append(choice)
    choices = _choices(
        table,
        by_person=tuple(_counted(*key, choices=made) for key, made in by_person.items()),
        by_set=tuple(_counted(*key, choices=made) for key, made in by_set.items()),
        offers=offers,
    )
    used |= {*KINDS["one row a choice"], "set", "engaged"}
    return choices, _lines_of_people(people, chosen), used


def _lines_of_people(people: Sequence[str], chosen: Sequence[str]) -> list[Line]:
    """Return what the account says of rows that are a choice each."""
    blank = chosen.count("")
    lines = [
        (say("One row is"), say("a choice: person, effect, choice")),
        (say("Choices"), f"{len(chosen) - blank:,}"),
        (say("People"), f"{len(set(people)):,}"),
    ]
    if blank:
        left_out = say_count("{n} row without a choice", "{n:,} rows without a choice", blank)
        lines.append((say("Left out"), left_out))
    return lines


def _refuse_both_marks(table: UserTable, people: Sequence[str], engaged: Sequence[str]) -> None:
    marked: dict[str, str] = {}
    for row, person, mark in zip(table.line_numbers, people, engaged, strict=True):
        if marked.setdefault(person, mark) != mark:
            raise InputError(
                f"{table.name}, row {row}, column 'engaged': found '{mark}', but '{person}' was "
                f"'{marked[person]}' before; a person is one or the other"
            )


def _counted(effect: str, person: str, product_set: str, engaged: str, choices: list[str]) -> Tally:
    target, competitor, third = (choices.count(role) for role in ROLES)
    return Tally(
        *(effect, target, competitor, third),
        person=person,
        product_set=product_set,
        engaged=engaged,
    )


def _offers(
    table: UserTable, people: Sequence[str], effects: Sequence[str], chosen: Sequence[str]
) -> tuple[dict[str, Offers], set[str]]:
    """Return what options offered, from columns such as ``target_price``; of all three, or none."""
    given = {column.partition("_")[2] for column in table.columns}
    every = {name: [f"{role}_{name}" for role in ROLES] for name in sorted(given) if name}
    columns = {name: three for name, three in every.items() if {*three} <= {*table.columns}}
    names = tuple(columns)
    if not names:
        return {}, set()
    values = np.stack(
        [
            np.stack([table.number(c, per_cent=three) for c in three], axis=1)
            for three in columns.values()
        ],
        axis=2,
    )
    offers = {}
    for effect in set(effects):
        made = zip(effects, chosen, strict=True)
        here = [place for place, (name, choice) in enumerate(made) if name == effect and choice]
        offers[effect] = Offers(
            names,
            values[here],
            chosen=tuple(ROLES.index(chosen[place]) for place in here),
            people=tuple(people[place] for place in here),
        )
    return offers, {column for three in columns.values() for column in three}


def _from_lists(table: UserTable) -> Read:
    sets, roles = _named(table, "set"), _word(table, "role", ROLES)
    effects = ["attraction"] * len(sets)
    lines = [(say("One row is"), say("an option of a list: set, option, role, count"))]
    if "effect" in table.columns:
        effects = _word(table, "effect", EFFECTS)
    else:
        lines.append((say("No column 'effect'"), say("the third option is read as a decoy")))
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for row, *key, role, count in zip(
        table.line_numbers, effects, sets, roles, table.whole("count"), strict=True
    ):
        of_list = counts.setdefault((key[0], key[1]), {})
        if role in of_list:
            raise InputError(
                f"{table.name}, row {row}: '{key[1]}' has a second {role}; a list has one of each"
            )
        of_list[role] = count
    for (_, name), of_list in counts.items():
        _refuse_half_a_list(of_list, name, table.name)
    tallies = tuple(
        Tally(effect, c["target"], c["competitor"], c.get("third"), product_set=name)
        for (effect, name), c in counts.items()
    )
    people = sum(tally.n for tally in tallies)
    lines.append((say("Choices"), say("{n:,}, each by another person", n=people)))
    used = {*KINDS["counts of lists"], "effect"}
    return _choices(table, by_set=tallies), lines, used


def _refuse_half_a_list(counts: Mapping[str, int], name: str, where: str) -> None:
    if missing := [role for role in ROLES[:2] if role not in counts]:
        raise InputError(f"{where}: '{name}' has no {missing[0]}; each list needs one")
    if not sum(counts.values()):
        raise InputError(f"{where}: nobody chose from '{name}'")


def _from_domains(table: UserTable) -> Read:
    domains, sets, options = (_named(table, name) for name in ("domain", "set", "choice"))
    rows = list(zip(domains, sets, options, table.whole("count"), strict=True))
    seen: set[tuple[str, frozenset[str], str]] = set()
    for row, (domain, menu, option, _) in zip(table.line_numbers, rows, strict=True):
        where, offered = f"{table.name}, row {row}", options_of(menu)
        _refuse_not_offered(option, menu, where)
        if (domain, offered, option) in seen:
            raise InputError(f"{where}: '{option}' of '{menu}' occurs a second time in '{domain}'")
        seen.add((domain, offered, option))
    menus = menus_of(rows)
    if not any(small < large for lists in menus.values() for small in lists for large in lists):
        raise InputError(
            f"{table.name}: no list holds all options of a shorter one; need at least two lists of "
            "one domain, e.g. ab and abc"
        )
    lines = [
        (say("One row is"), say("an option of a list: domain, set, choice, count")),
        (say("Choices"), f"{sum(count for *_, count in rows):,}"),
    ]
    return _choices(table, menus=menus), lines, set(KINDS["counts of domains"])


def _refuse_not_offered(option: str, menu: str, where: str) -> None:
    offered = options_of(menu)
    if len(offered) < 2:
        raise InputError(
            f"{where}, column 'set': found '{menu}', need two options or more, as letters "
            "(abc) or as names joined by +"
        )
    if option not in offered:
        raise InputError(
            f"{where}, column 'choice': found '{option}', but '{menu}' offers "
            f"{', '.join(sorted(offered))}"
        )
