"""The columns of a user's survey that notebook 09 knows, by what they say."""

import numpy as np

from cxlab.errors import InputError
from cxlab.statistics.moments import Array
from cxlab.statistics.person_scores import person_scores
from cxlab.survey.codebook.codebook import Codebook
from cxlab.survey.codebook.known_outcomes import known_outcomes
from cxlab.survey.responses import Responses
from cxlab.survey.yes_or_no import yes_or_no

ZERO_TO_TEN = (0.0, 10.0)
TOP = 0.75  # of the way up the scale: 4 of 1 to 5, 6 of 1 to 7, 8 of 1 to 10


def check_columns(responses: Responses) -> None:
    """Refuse a codebook that the notebook would read wrongly.

    Raises
    ------
    InputError
        For weights, strata or clusters, a recommendation not rated from 0 to 10, or where neither
        that nor an outcome is there. Two columns of one such role, and answers about satisfaction
        on different scales, the codebook's own check refuses.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> check_columns(responses)
    """
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


def columns_of(responses: Responses) -> dict[str, Array]:
    """Return satisfaction, repurchase, ... by these names, as far as they were asked.

    Raises
    ------
    InputError
        If who left is said in other numbers than 0 and 1.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> sorted(columns_of(responses))
    ['satisfaction']
    """
    book, columns = responses.codebook, {}
    for name, heads in outcomes_of(book).items():
        columns[name] = person_scores(responses.frame[list(heads)].to_numpy(dtype=float))
    for role, name in (("recommendation", "recommend"), ("rival", "rival")):
        for column in book.of(role):
            columns[name] = responses.frame[column.name].to_numpy(dtype=float)
    for column in book.of("left"):
        columns["left"] = yes_or_no(responses, column.name)
        columns.setdefault("repurchase", 1 - columns["left"])
    return {name: values for name, values in columns.items() if not np.isnan(values).all()}


def outcomes_of(book: Codebook) -> dict[str, tuple[str, ...]]:
    """Return the heads of the outcomes by the names that the notebook knows.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> outcomes_of(responses.codebook)
    {'satisfaction': ('satisfaction',)}
    """
    known = known_outcomes(book.outcomes())
    if "recommend" in known and any(
        book.column(head).scale != ZERO_TO_TEN for head in known["recommend"]
    ):
        del known["recommend"]
    return known


def satisfied_from(book: Codebook) -> float:
    """Return where the top quarter of the scale of satisfaction begins; 0 if it was not asked.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> satisfied_from(responses.codebook)
    5.5
    """
    heads = outcomes_of(book).get("satisfaction", ())
    if not heads:
        return 0.0
    low, high = book.column(heads[0]).scale
    return low + TOP * (high - low)


def texts_of(responses: Responses, role: str) -> np.ndarray | None:
    """Return what a column of a role holds, as text, "" for nothing; None without such a column.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> sorted(set(texts_of(responses, "group")))
    ['Centre', 'Harbour', 'Station']
    """
    columns = responses.codebook.of(role)
    if not columns:
        return None
    texts = responses.others[columns[0].name]
    return np.where(texts.isna(), "", texts.astype(str))
