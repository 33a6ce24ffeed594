"""A user's survey with its codebook, as notebook 09 sees it."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import numpy as np

from cxlab.errors import InputError
from cxlab.evidence.account import OWN, Line, account_of, account_of_responses
from cxlab.evidence.names import refuse_alike
from cxlab.evidence.retention import Retention
from cxlab.evidence.small_groups import suppressed
from cxlab.questions.loyalty.loyalty import Loyalty, Rated, kinds
from cxlab.statistics.moments import Array
from cxlab.statistics.person_scores import person_scores
from cxlab.statistics.survey_moments import survey_moments
from cxlab.survey.codebook.codebook import Codebook
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import Responses, clean
from cxlab.survey.wave_order import in_order
from cxlab.table import Table
from cxlab.words import say

ZERO_TO_TEN = (0.0, 10.0)
TOP = 0.75  # of the way up the scale: 4 of 1 to 5, 6 of 1 to 7, 8 of 1 to 10
ALSO_CALLED = {
    "repurchase": ("repurchase", "loyalty", "reuse", "staying"),
    "price_tolerance": ("price_tolerance", "price"),
    "recommend": ("recommend", "recommendation", "nps"),
}
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
    responses = clean(read_survey(data), read_codebook(codebook))
    _check(responses)
    names, wave_of = _waves(responses)
    rated = _columns(responses)
    last = np.ones(len(responses.frame), bool) if wave_of is None else wave_of == names[-1]
    now = {name: values[last] for name, values in rated.items()}
    main = "satisfaction" if "satisfaction" in rated else "recommend"
    scores = kinds(now["recommend"]) if "recommend" in now else now[main]
    branches, lines = _branches(responses, scores, last, minimum_group)
    same = _same_people(responses, rated[main], names, wave_of)
    best = _satisfied_from(responses.codebook)
    everybody = say("Everybody, {wave}", wave=names[-1]) if names else say("Everybody")
    lines = [*_lines(responses, rated, names, wave_of), *lines]
    return Loyalty(
        source=OWN + responses.name,
        own=True,
        account=_account(responses, lines, stayed),
        recommended={everybody: _given(now["recommend"])} if "recommend" in now else {},
        satisfied=_top(now["satisfaction"], best) if "satisfaction" in now else None,
        satisfied_from=best,
        ties={
            key: partial(survey_moments, {name: now[name] for name in needed})
            for key, needed in NEEDED.items()
            if {*needed} <= {*now}
        },
        waves=tuple(Rated.of(name, rated[main][wave_of == name]) for name in names),
        branches=branches,
        changes=same,
        by_score="recommend" in now,
        stay=stayed.stay if stayed else None,
        per_year=stayed.per_year if stayed else 1.0,
        left=_left(now["left"]) if "left" in now else None,
        saw_who_left="left" in now and "repurchase" not in _outcomes(responses.codebook),
    )


def _check(responses: Responses) -> None:
    book = responses.codebook
    for role in ("weight", "stratum", "cluster"):
        if columns := book.of(role):
            raise InputError(
                f"{book.name}: this notebook counts people and takes no {role}; give "
                f"'{columns[0].name}' the role ignore"
            )
    for column in book.of("recommendation"):
        if column.scale != ZERO_TO_TEN:
            raise InputError(
                f"{book.name}, column '{column.name}': a recommendation is rated from 0 to 10, "
                f"found the scale {column.scale[0]:g} to {column.scale[1]:g}; give it the role "
                "outcome, or its scale: [0, 10]"
            )
    if not (book.of("recommendation", "outcome")):
        raise InputError(
            f"{book.name}: no column has the role 'recommendation' or 'outcome' (e.g. "
            "satisfaction); one is needed"
        )


def _columns(responses: Responses) -> dict[str, Array]:
    """Return satisfaction, repurchase, ... by these names, as far as they were asked."""
    book, columns = responses.codebook, {}
    for name, heads in _outcomes(book).items():
        columns[name] = person_scores(responses.frame[list(heads)].to_numpy(dtype=float))
    for role, name in (("recommendation", "recommend"), ("rival", "rival"), ("left", "left")):
        for column in book.of(role):
            columns[name] = responses.frame[column.name].to_numpy(dtype=float)
    if "left" in columns:
        _check_left(responses, columns["left"])
        columns.setdefault("repurchase", 1 - columns["left"])
    return {name: values for name, values in columns.items() if not np.isnan(values).all()}


def _check_left(responses: Responses, left: Array) -> None:
    column = responses.codebook.of("left")[0].name
    if outside := responses.values[column].out_of_range:
        raise InputError(
            f"{responses.name}, row {outside[0]}, column '{column}': found neither 0 nor 1; say in "
            "the codebook what the codes mean, e.g. answers: {2: 0}"
        )
    for row, value in zip(responses.row_numbers, left, strict=True):
        if not (np.isnan(value) or value in (0.0, 1.0)):
            raise InputError(
                f"{responses.name}, row {row}, column '{column}': found {value:g}, need 0 or 1"
            )


def _outcomes(book: Codebook) -> dict[str, tuple[str, ...]]:
    asked = {name.casefold(): heads for name, heads in book.outcomes().items()}
    known = {
        name: next(asked[other] for other in others if other in asked)
        for name, others in ALSO_CALLED.items()
        if {*others} & {*asked}
    }
    if "recommend" in known and any(
        book.column(head).scale != ZERO_TO_TEN for head in known["recommend"]
    ):
        del known["recommend"]
    called = {other for others in ALSO_CALLED.values() for other in others}
    free = [name for name in asked if name not in called]
    if free:
        known["satisfaction"] = asked["satisfaction" if "satisfaction" in asked else free[0]]
    return known


def _satisfied_from(book: Codebook) -> float:
    heads = _outcomes(book).get("satisfaction", ())
    if not heads:
        return 0.0
    low, high = book.column(heads[0]).scale
    return low + TOP * (high - low)


def _top(answers: Array, best: float) -> tuple[int, int]:
    given = _given(answers)
    return int((given >= best).sum()), len(given)


def _left(answers: Array) -> tuple[int, int]:
    given = _given(answers)
    return int(given.sum()), len(given)


def _given(answers: Array) -> Array:
    given: Array = answers[~np.isnan(answers)]
    return given


def _texts(responses: Responses, role: str) -> np.ndarray | None:
    columns = responses.codebook.of(role)
    if not columns:
        return None
    texts = responses.others[columns[0].name]
    return np.where(texts.isna(), "", texts.astype(str))


def _waves(responses: Responses) -> tuple[tuple[str, ...], np.ndarray | None]:
    wave_of = _texts(responses, "wave")
    if wave_of is None or not (named := {*wave_of} - {""}):
        return (), None
    book = responses.codebook
    where = f"{responses.name}, column '{book.of('wave')[0].name}'"
    return in_order(named, book.waves, where), wave_of


def _same_people(
    responses: Responses, rated: Array, names: tuple[str, ...], wave_of: np.ndarray | None
) -> Array:
    """Return how those changed who were asked in both of the last two waves, if most were."""
    who = _texts(responses, "respondent")
    if who is None or wave_of is None or len(names) < 2:
        return np.array([])
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
        return np.array([])
    return np.array([now[person] - then[person] for person in both])


def _branches(
    responses: Responses, scores: Array, last: np.ndarray, minimum_group: int
) -> tuple[tuple[Rated, ...], list[Line]]:
    of = _texts(responses, "group")
    if of is None:
        return (), []
    column = responses.codebook.of("group")[0].name
    of = of[last]
    names = sorted({*of} - {""})
    refuse_alike(names, f"{responses.name}, column '{column}'")
    rated = [Rated.of(name, scores[of == name]) for name in names]
    nobody = int((~np.isnan(scores[of == ""])).sum())
    hidden = suppressed({one.name: one.n for one in rated}, minimum_group, nobody)
    shown = tuple(one for one in rated if one.name not in hidden)
    lines = [(say("Branches"), say("{n:,} by '{column}'", n=len(shown), column=column))]
    if hidden:
        lines.append((say("Branches with too few people"), say("{n:,}, not shown", n=len(hidden))))
    return shown, lines


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
            lines.append((say("Wave not known"), say("{n:,} answers, left out", n=blank)))
    granted = say("each row of a wave is another customer")
    who = _texts(responses, "respondent")
    if who is not None:
        wave = np.full(len(who), "") if wave_of is None else wave_of
        keys = [key for key in zip(who, wave, strict=True) if key[0]]
        if again := len(keys) - len({*keys}):
            granted = say(
                "each row of a wave is another customer; {n:,} rows are of one who is there "
                "already, and count again",
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
