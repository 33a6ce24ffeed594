"""Waves of a survey: their order, the last one, and the people who came back."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.moments import Array
from cxlab.statistics.panel import Panel
from cxlab.survey.numbered_anew import NUMBERED_ANEW, numbered_anew
from cxlab.survey.responses import Responses
from cxlab.survey.text import shortened
from cxlab.survey.unanswered import unanswered_columns, unanswered_step, without
from cxlab.survey.wave_order import in_order
from cxlab.words import phrase, say

Rows = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True)
class Waves:
    """The column of waves and its values, earliest first; empty where there is none."""

    column: str
    names: tuple[str, ...]


def waves_of(responses: Responses) -> Waves:
    """Return the waves, earliest first.

    Raises
    ------
    InputError
        If neither their names nor the codebook tell their order.
    """
    columns = responses.codebook.of("wave")
    if not columns:
        return Waves("", ())
    column = columns[0].name
    names = responses.others[column].dropna()
    where = f"{responses.name}, column '{shortened(column)}'"
    return Waves(column, in_order(names, responses.codebook.waves, where))


def customers(responses: Responses) -> Rows:
    """Return which respondents are customers: all, where the survey asked nobody else."""
    rows: Rows = np.ones(len(responses.frame), bool)
    if sources := responses.codebook.of("source"):
        rows = (responses.others[sources[0].name] == "customer").to_numpy()
    return rows


def of_last_wave(responses: Responses) -> Rows:
    """Return which respondents belong to the last wave; all, where there is one at most.

    Answers of one person at several waves are not independent, so what supposes independent
    answers takes one wave only.
    """
    waves = waves_of(responses)
    if len(waves.names) < 2:
        return np.ones(len(responses.frame), bool)
    rows: Rows = (responses.others[waves.column] == waves.names[-1]).to_numpy()
    return rows


def of_customers(responses: Responses) -> Responses:
    """Return the customers' responses; a step counts whose they are not.

    Raises
    ------
    InputError
        If there are none.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> of_customers(responses) is responses  # nobody else was asked
    True
    """
    return _kept(responses, customers(responses), phrase("{n:,} not of customers, left out"))


def of_customers_now(responses: Responses) -> Responses:
    """Return the responses of customers in the last wave, for what supposes independent answers.

    Raises
    ------
    InputError
        If there are none.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> len(of_customers_now(sample_responses()).frame)
    300
    """
    return in_last_wave(of_customers(responses))


def in_last_wave(responses: Responses) -> Responses:
    """Return the responses of the last wave; a step counts the others.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> in_last_wave(responses) is responses  # there are no waves
    True
    """
    return _kept(responses, of_last_wave(responses), phrase("{n:,} not of the last wave, left out"))


def _kept(responses: Responses, rows: Rows, step: str) -> Responses:
    if rows.all():
        return responses
    if not rows.any():
        raise InputError(f"{responses.name}: no answers of customers are left")
    left_out = say(step, n=int((~rows).sum()))
    return only_answered(replace(responses.at(rows), steps=(*responses.steps, left_out)))


def only_answered(responses: Responses, rows: Rows | None = None) -> Responses:
    """Return responses without the columns that nobody answered; of ``rows``, where given.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> only_answered(responses) is responses
    True
    """
    who = np.ones(len(responses.frame), bool) if rows is None else rows
    numbers = {row for row, counts in zip(responses.row_numbers, who, strict=True) if counts}
    answered = [
        name
        for name, values in responses.values.items()
        if not np.isnan(values.numbers[who]).all() or numbers.intersection(values.out_of_range)
    ]
    columns = unanswered_columns(responses.codebook, answered)
    if not columns:
        return responses
    names = {column.name for column in columns}
    return replace(
        responses,
        frame=responses.frame.drop(columns=list(names)),
        codebook=without(responses.codebook, columns),
        values={name: of for name, of in responses.values.items() if name not in names},
        unanswered=(*responses.unanswered, *columns),
        steps=(*responses.steps, *unanswered_step(columns)),
    )


def panel_of(
    responses: Responses, expectation: Array, perception: Array
) -> tuple[Panel | None, str]:
    """Return the people followed over waves, or None and why.

    Raises
    ------
    InputError
        If somebody answered one wave twice; the message names the rows.
    """
    waves = waves_of(responses)
    people = responses.codebook.of("respondent")
    if reason := _why_not_followed(responses, waves):
        return None, reason
    who, when = responses.others[people[0].name], responses.others[waves.column]
    given = ~(np.isnan(expectation) & np.isnan(perception))
    asked = who.notna() & when.notna() & given
    places = np.flatnonzero(asked.to_numpy() & customers(responses)).tolist()
    place_of = {name: place for place, name in enumerate(waves.names)}
    keys = [(str(who.iloc[i]), place_of[when.iloc[i]]) for i in places]
    _refuse_twice(responses, keys, places, waves)
    ratings = perception[places].tolist()
    if numbered_anew((who, place, x) for (who, place), x in zip(keys, ratings, strict=True)):
        return None, say(NUMBERED_ANEW, column=shortened(people[0].name))
    names, order = tuple(key[0] for key in keys), tuple(key[1] for key in keys)
    design = responses.design.of_rows(places)
    return Panel(names, order, expectation[places], perception[places], design=design), ""


def _why_not_followed(responses: Responses, waves: Waves) -> str:
    """Return what a panel lacks; empty where nothing."""
    facts = {"file": responses.name, "column": shortened(waves.column)}
    if not waves.column:
        return say("{file} has no column with the role 'wave'.", **facts)
    if not waves.names:
        return say(
            "column '{column}' of {file} holds 0 waves; expectation can be followed from two waves "
            "on.",
            **facts,
        )
    if len(waves.names) == 1:
        return say(
            "column '{column}' of {file} holds 1 wave ('{wave}'); expectation can be followed from "
            "two waves on.",
            **facts,
            wave=waves.names[0],
        )
    if not responses.codebook.of("respondent"):
        return say(
            "no column of {file} has the role 'respondent', which links a person's waves.", **facts
        )
    return ""


def _refuse_twice(
    responses: Responses, keys: list[tuple[str, int]], places: list[int], waves: Waves
) -> None:
    seen: dict[tuple[str, int], int] = {}
    for key, place in zip(keys, places, strict=True):
        if key in seen:
            first, second = (responses.row_numbers[i] for i in (seen[key], place))
            raise InputError(
                f"{responses.name}, rows {first} and {second}: respondent '{shortened(key[0])}' "
                f"answered wave '{shortened(waves.names[key[1]])}' twice; keep one"
            )
        seen[key] = place
