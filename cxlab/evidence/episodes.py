"""Episodes: an experience rated moment by moment, and once more as a whole."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan
from pathlib import Path

import numpy as np

from cxlab.data_path import path_text
from cxlab.errors import InputError
from cxlab.evidence.account import OWN, Line, account_of, cited_lines
from cxlab.numbers import exact_percent
from cxlab.published import TABLE_SOURCES, path_of, read
from cxlab.statistics.held_ratings import HeldRatings, hold
from cxlab.statistics.within_people import WithinPeople
from cxlab.survey.files.user_table import UserTable
from cxlab.table import Table
from cxlab.words import say, say_count

SUMS = "peak_end_person_sums"
VARIABLES = ("overall", "mean", "end", "best", "worst", "duration")
RATED = ("rating", "overall")
COLUMNS = ("person", "episode", "time", *RATED)
Moment = tuple[int, float, float]  # row, time, rating


@dataclass(frozen=True, eq=False)
class Episodes:
    """Episodes of some people.

    Attributes
    ----------
    people : WithinPeople
        Of `VARIABLES`; people with one episode only have nothing to compare.
    source : str
        Key of ``sources.csv``, or the user's file.
    account : Table

    Examples
    --------
    >>> watched = published_episodes()
    >>> len(watched.people), watched.episodes
    (32, 1207)
    """

    people: WithinPeople
    source: str
    account: Table

    @property
    def episodes(self) -> int:
        """How many there are."""
        return int(self.people.counts.sum())


def published_episodes() -> Episodes:
    """Return the sums by person in ``data/published``.

    Examples
    --------
    >>> published_episodes().source
    'rcqoea_360vr'
    """
    rows, names = read(SUMS), [*VARIABLES[:-1], "seconds"]
    counts = np.array([float(row["n"]) for row in rows])
    sums = np.array([[float(row[f"sum_{name}"]) for name in names] for row in rows])
    products = np.array([products_of(row, names) for row in rows])
    people = WithinPeople.of_sums(VARIABLES, counts, sums, products)
    lines = cited_lines(TABLE_SOURCES[SUMS])
    return Episodes(people, TABLE_SOURCES[SUMS], account_of(lines, [path_of(SUMS)]))


def products_of(row: Mapping[str, str], names: Sequence[str]) -> list[list[float]]:
    """Return sums of products, of which a printed table holds each pair once.

    Examples
    --------
    >>> products_of({"sum_a_a": "4", "sum_a_b": "2", "sum_b_b": "9"}, ["a", "b"])
    [[4.0, 2.0], [2.0, 9.0]]
    """
    order = {name: place for place, name in enumerate(names)}
    pairs = [[sorted((a, b), key=order.__getitem__) for b in names] for a in names]
    return [[float(row[f"sum_{a}_{b}"]) for a, b in line] for line in pairs]


def own_episodes(path: Path, end_share: float, minimum_ratings: int) -> Episodes:
    r"""Read a user's file: one row a moment, ``person, episode, time, rating, overall``.

    Parameters
    ----------
    path : Path
        ``overall`` may stand in every row of an episode or in one; a blank rating is none.
    end_share : float
        The last part of an episode's time that counts as its end.
    minimum_ratings : int
        Episodes with fewer ratings are left out; at least 2.

    Raises
    ------
    InputError
        For a file that makes no sense; the message names the row and the remedy.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     stays = Path(folder) / "stays.csv"
    ...     rows = ["Ana,1,0,2,5", "Ana,1,1,4,", "Ana,2,0,1,3", "Ana,2,1,3,"]
    ...     text = "\n".join(["person,episode,time,rating,overall", *rows])
    ...     _ = stays.write_text(text, encoding="utf-8")
    ...     episodes = own_episodes(stays, end_share=0.1, minimum_ratings=2)
    >>> episodes.source, episodes.episodes
    ('own data: stays.csv', 2)
    """
    table = UserTable(path := Path(path_text("path", path)))
    _need(table)
    moments, overall = _by_episode(table)
    short = {key for key, rated in moments.items() if len(rated) < minimum_ratings}
    silent = {key for key in moments if isnan(overall[key])} - short
    held = {
        key: hold([moment[1] for moment in rated], [moment[2] for moment in rated], end_share)
        for key, rated in moments.items()
        if key not in short | silent
    }
    people, alone = _people(held, overall)
    lines = [
        (say("Source"), _read_as(table)),
        (say("One row is"), say("a moment: person, episode, time, rating, overall")),
        (say("Analysed"), _analysed(people, moments)),
        *_left_out(minimum_ratings, short=len(short), silent=len(silent), alone=alone),
        *_zeros_told(moments, overall),
        *_moments_told(table, held),
        (say("The end"), say("the last {share} of an episode", share=exact_percent(end_share))),
    ]
    if unused := [name for name in table.columns if name not in COLUMNS]:
        lines.append((say("Columns not used"), ", ".join(unused)))
    return Episodes(people, OWN + table.name, account_of(lines, [path]))


def _need(table: UserTable) -> None:
    try:
        table.need(*COLUMNS)
    except InputError as error:
        raise InputError(
            f"{error} Taken are one row a moment ({', '.join(COLUMNS)}), or a survey of "
            "touchpoints with its codebook (-p codebook=FILE.yml)"
        ) from None


def _by_episode(
    table: UserTable,
) -> tuple[dict[tuple[str, str], list[Moment]], dict[tuple[str, str], float]]:
    """Return the rated moments of each episode, in time, and its overall rating (or nan)."""
    keys = list(zip(table.text("person"), table.text("episode"), strict=True))
    times = table.number("time")
    ratings, overalls = (table.number(name, may_be_blank=True, per_cent=RATED) for name in RATED)
    moments: dict[tuple[str, str], list[Moment]] = {key: [] for key in keys}
    overall = dict.fromkeys(keys, float("nan"))
    rows = zip(table.line_numbers, keys, times, ratings, overalls, strict=True)
    for number, key, time, rating, whole in rows:
        _check_named(table, number, key)
        if not isnan(rating):
            moments[key].append((number, time, rating))
        if not isnan(whole):
            if whole != overall[key] and not isnan(overall[key]):
                raise InputError(
                    f"{table.name}, row {number}, column 'overall': found {whole:g}, but episode "
                    f"'{key[1]}' of person '{key[0]}' was rated {overall[key]:g} before; an "
                    "episode has one overall rating, in each of its rows or in one"
                )
            overall[key] = whole
    for key, rated in moments.items():
        rated.sort(key=lambda moment: moment[1])
        _check_times(table, key, rated)
    return moments, overall


def _check_named(table: UserTable, number: int, key: tuple[str, str]) -> None:
    for name, text in zip(COLUMNS, key, strict=False):
        if not text:
            raise InputError(
                f"{table.name}, row {number}, column '{name}': found nothing, need whose moment it "
                "is: a name or a number"
            )


def _check_times(table: UserTable, key: tuple[str, str], rated: Sequence[Moment]) -> None:
    for (before, time, _), (number, again, _) in pairwise(rated):
        if again == time:
            raise InputError(
                f"{table.name}, row {number}, column 'time': episode '{key[1]}' of person "
                f"'{key[0]}' was rated at {time:g} in row {before}, too; keep one rating a moment"
            )


def _people(
    held: Mapping[tuple[str, str], HeldRatings], overall: Mapping[tuple[str, str], float]
) -> tuple[WithinPeople, int]:
    """Return the people with two episodes or more, and how many have only one."""
    rows: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for (person, episode), was in sorted(held.items()):  # by name: redrawn alike in any order
        told = (was.mean, was.end, was.best, was.worst, was.duration)
        rows[person].append((overall[person, episode], *told))
    tables = [np.array(rated) for rated in rows.values() if len(rated) > 1]
    counts = np.array([len(table) for table in tables], dtype=float)
    about_means = [table - table.mean(axis=0) for table in tables]
    scatter = [table.T @ table for table in about_means]
    p = len(VARIABLES)
    people = WithinPeople(VARIABLES, counts, np.array(scatter).reshape(-1, p, p))
    return people, len(rows) - len(tables)


def _read_as(table: UserTable) -> str:
    return say_count(
        "your file {name}, {n} row",
        "your file {name}, {n:,} rows",
        len(table.rows),
        name=table.name,
    )


def _analysed(people: WithinPeople, moments: Mapping[tuple[str, str], Sequence[Moment]]) -> str:
    return say(
        "episodes: {episodes:,} of {all:,}; people: {people:,}. Each person is compared with "
        "himself or herself, so people who rate high or low make no difference",
        episodes=int(people.counts.sum()),
        all=len(moments),
        people=len(people),
    )


def _left_out(minimum: int, *, short: int, silent: int, alone: int) -> list[Line]:
    left_out = say("Left out")
    lines = []
    if short:
        facts = {"n": short, "minimum": minimum}
        lines.append((left_out, say("episodes with fewer than {minimum} ratings: {n:,}", **facts)))
    if silent:
        lines.append((left_out, say("episodes without an overall rating: {n:,}", n=silent)))
    if alone:
        lines.append((left_out, say("people with only one episode: {n:,}", n=alone)))
    return lines


def _zeros_told(
    moments: Mapping[tuple[str, str], Sequence[Moment]], overall: Mapping[tuple[str, str], float]
) -> list[Line]:
    """Say where moments are rated 0 on what looks like a scale from 1: devices write it so."""
    ratings = [rating for rated in moments.values() for *_, rating in rated]
    zeros = ratings.count(0)
    of_scale = [rating for rating in (*ratings, *overall.values()) if rating and not isnan(rating)]
    if not zeros or 0 in overall.values() or min(of_scale, default=0) < 1:
        return []
    facts = {"n": zeros, "all": len(ratings)}
    told = say(
        "{n:,} of {all:,}, taken as ratings, though all others and all overall ratings are 1 or "
        "more; leave a rating blank where 0 says that nothing was rated",
        **facts,
    )
    return [(say("Moments rated 0"), told)]


def _moments_told(table: UserTable, held: Mapping[tuple[str, str], HeldRatings]) -> list[Line]:
    """Say what was not rated, and how time was counted."""
    lines, episodes = [], list(held.values())
    if blank := sum(not text for text in table.text("rating")):
        lines.append((say("Moments without a rating"), say("{n:,}, left out", n=blank)))
    if gaps := sum(episode.gaps for episode in episodes):
        lines.append(
            (
                say("Gaps"),
                say(
                    "{n:,}, in {episodes:,} episodes: more than three usual steps without a "
                    "rating; the rating before holds until the next",
                    n=gaps,
                    episodes=sum(episode.gaps > 0 for episode in episodes),
                ),
            )
        )
    uneven = sum(not episode.even for episode in episodes)
    if uneven:
        weighed = say("unequal in {n:,} episodes: a rating counts as long as it holds", n=uneven)
        lines.append((say("Steps in time"), weighed))
    return lines
