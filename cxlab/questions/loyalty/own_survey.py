"""A user's survey with its codebook, as notebook 09 sees it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from cxlab.evidence.account import OWN, Line, account_of, account_of_responses
from cxlab.evidence.retention import Retention
from cxlab.questions.loyalty.loyalty import Loyalty, Rated
from cxlab.questions.loyalty.own_branches import branches_of, waves_of_few
from cxlab.questions.loyalty.own_columns import (
    check_columns,
    columns_of,
    outcomes_of,
    satisfied_from,
    texts_of,
)
from cxlab.statistics.moments import Array, Moments
from cxlab.statistics.survey_moments import survey_moments
from cxlab.survey.codebook.codebook import Codebook
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.numbered_anew import NUMBERED_ANEW, numbered_anew
from cxlab.survey.panel import of_customers
from cxlab.survey.responses import Responses, clean
from cxlab.survey.text import shortened
from cxlab.survey.wave_order import in_order
from cxlab.table import Table
from cxlab.words import say

NEEDED = {
    "repurchase": ("satisfaction", "repurchase"),
    "recommend": ("satisfaction", "recommend"),
    "price_tolerance": ("satisfaction", "price_tolerance"),
    "one_number": ("satisfaction", "recommend", "repurchase"),
    "rival": ("satisfaction", "rival", "repurchase"),
}
SAME_PEOPLE = 0.5  # of the smaller wave, from which a change is that of the same people


def own_loyalty(
    data: Path, codebook: Path, stayed: Retention | None, minimum_group: int
) -> Loyalty:
    """Read answers; all but the change of waves is of the last wave.

    Raises
    ------
    InputError
        If the codebook lacks what the notebook needs, or gives weights.
    """
    responses = of_customers(clean(read_survey(data), read_codebook(codebook)))
    check_columns(responses)
    names, wave_of = _waves(responses)
    rated = columns_of(responses)
    last = np.ones(len(responses.frame), bool) if wave_of is None else wave_of == names[-1]
    main = rated["satisfaction" if "satisfaction" in rated else "recommend"]
    branches, lines = branches_of(responses, last, minimum_group)
    few = waves_of_few(responses, main, names, wave_of, minimum_group=minimum_group)
    twice, id_lines = _asked_twice(responses, main, names, wave_of)
    lines = [*_lines(responses, rated, names, wave_of), *id_lines, *lines]
    loyalty = Loyalty(
        source=OWN + responses.name,
        own=True,
        account=_account(responses, lines, stayed),
        waves=tuple(Rated.of(name, main[wave_of == name]) for name in names if name not in few),
        too_few=", ".join(name for name in names[-2:] if name in few),
        branches=branches,
        asked_twice=twice,
    )
    everybody = say("Everybody, {wave}", wave=names[-1]) if names else say("Everybody")
    now = {name: values[last] for name, values in rated.items()}
    return _with_stay(_with_last_wave(loyalty, responses.codebook, now, everybody), stayed)


def _with_last_wave(
    loyalty: Loyalty, book: Codebook, now: Mapping[str, Array], everybody: str
) -> Loyalty:
    """Add what rests on the answers of the last wave alone."""
    best = satisfied_from(book)
    return replace(
        loyalty,
        recommended={everybody: _given(now["recommend"])} if "recommend" in now else {},
        satisfied=_top(now["satisfaction"], best) if "satisfaction" in now else None,
        satisfied_from=best,
        ties=_ties(now),
        by_score="recommend" in now,
        left=_left(now["left"]) if "left" in now else None,
        saw_who_left="left" in now and "repurchase" not in outcomes_of(book),
    )


def _with_stay(loyalty: Loyalty, stayed: Retention | None) -> Loyalty:
    """Add how long customers stayed, where the user gave a file of that."""
    if stayed is None:
        return loyalty
    source = OWN + stayed.path.name
    return replace(loyalty, stay=stayed.stay, stay_source=source, per_year=stayed.per_year)


def _ties(now: Mapping[str, Array]) -> dict[str, partial[Moments]]:
    return {
        key: partial(survey_moments, {name: now[name] for name in needed})
        for key, needed in NEEDED.items()
        if {*needed} <= {*now}
    }


def _top(answers: Array, best: float) -> tuple[int, int]:
    given = _given(answers)
    return int((given >= best).sum()), len(given)


def _left(answers: Array) -> tuple[int, int]:
    given = _given(answers)
    return int(given.sum()), len(given)


def _given(answers: Array) -> Array:
    given: Array = answers[~np.isnan(answers)]
    return given


def _waves(responses: Responses) -> tuple[tuple[str, ...], np.ndarray | None]:
    wave_of = texts_of(responses, "wave")
    if wave_of is None or not (named := {*wave_of} - {""}):
        return (), None
    book = responses.codebook
    where = f"{responses.name}, column '{book.of('wave')[0].name}'"
    return in_order(named, book.waves, where), wave_of


def _asked_twice(
    responses: Responses, rated: Array, names: tuple[str, ...], wave_of: np.ndarray | None
) -> tuple[Array, list[Line]]:
    """Return the ratings of who was asked in both of the last waves, and why ids tell nobody."""
    if anew := _numbered_anew(responses, rated, names, wave_of):
        return np.empty((0, 2)), [(say("Ids"), anew)]
    return _same_people(responses, rated, names, wave_of), []


def _same_people(
    responses: Responses, rated: Array, names: tuple[str, ...], wave_of: np.ndarray | None
) -> Array:
    """Return the ratings, (n, 2), of who was asked in both of the last two waves, if most were."""
    who = texts_of(responses, "respondent")
    if who is None or wave_of is None or len(names) < 2:
        return np.empty((0, 2))
    then, now = (
        {
            person: value
            for person, value in zip(who[wave_of == name], rated[wave_of == name], strict=True)
            if person and not np.isnan(value)
        }
        for name in names[-2:]
    )
    both = [person for person in now if person in then]
    if len(both) < 2 or len(both) < SAME_PEOPLE * min(len(then), len(now)):
        return np.empty((0, 2))
    return np.array([(then[person], now[person]) for person in both])


def _numbered_anew(
    responses: Responses, rated: Array, names: tuple[str, ...], wave_of: np.ndarray | None
) -> str:
    """Return why equal ids are no same people; empty where they may be."""
    who = texts_of(responses, "respondent")
    if who is None or wave_of is None:
        return ""
    rows = zip(who.tolist(), wave_of.tolist(), rated.tolist(), strict=True)
    if not numbered_anew((id, names.index(wave), x) for id, wave, x in rows if wave in names):
        return ""
    return say(NUMBERED_ANEW, column=shortened(responses.codebook.of("respondent")[0].name))


def _lines(
    responses: Responses,
    rated: Mapping[str, Array],
    names: tuple[str, ...],
    wave_of: np.ndarray | None,
) -> list[Line]:
    lines = [(say("Asked"), ", ".join(rated))]
    if wave_of is not None:
        lines.append((say("Waves"), ", ".join(names)))
        lines.append((say("Used but for changes"), say("the last wave alone")))
        if blank := int((wave_of == "").sum()):
            lines.append((say("Wave not known"), say("answers: {n:,}, left out", n=blank)))
    granted = say("each row of a wave is another customer")
    who = texts_of(responses, "respondent")
    if who is not None:
        wave = np.full(len(who), "") if wave_of is None else wave_of
        keys = [key for key in zip(who, wave, strict=True) if key[0]]
        if again := len(keys) - len({*keys}):
            granted = say(
                "each row of a wave is another customer; rows of one who is there already: {n:,}, "
                "which count again",
                n=again,
            )
    return [*lines, (say("Taken for granted"), granted)]


def _account(responses: Responses, lines: list[Line], stayed: Retention | None) -> Table:
    table = account_of_responses(responses, [*lines, *(stayed.lines if stayed else ())])
    if stayed is None:
        return table
    files = dict(table.extra["files"]) | dict(account_of([], [stayed.path]).extra["files"])
    rows = [(str(what), str(account)) for what, account in table.rows]
    return account_of(rows, files, asked=table.extra.get("asked"))
