"""How respondents were sampled, as the codebook says: weights, strata, clusters."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cxlab.errors import InputError
from cxlab.numbers import fixed
from cxlab.statistics.moments import Array
from cxlab.statistics.person_scores import person_scores
from cxlab.statistics.sampling_design import SamplingDesign, design_effect
from cxlab.survey.codebook.codebook import Codebook
from cxlab.survey.files.grid import Cell, has_percent_sign, plain_text
from cxlab.survey.files.raw_survey import RawSurvey
from cxlab.survey.text import shortened
from cxlab.survey.values import as_number
from cxlab.survey.written_number import both
from cxlab.words import say, say_count

if TYPE_CHECKING:
    import pandas as pd

SIDES = ("perception", "expectation", "outcome", "importance", "promise", "driver")
LEAST = 1e-9  # of a side's questions: who answered any of them


def weighted(
    raw: RawSurvey, codebook: Codebook, places: list[int]
) -> tuple[list[int], Array | None, tuple[str, ...]]:
    """Return the places that weigh anything, their weights, and what was left out.

    Raises
    ------
    InputError
        For a weight that is none; the message names the row.
    """
    if not (columns := codebook.of("weight")):
        return places, None, ()
    cells = raw.frame[columns[0].name].tolist()
    _refuse_some_in_per_cent(raw, columns[0].name, cells, places)
    weights = []
    for place in places:
        value = as_number(cells[place], raw.decimal)
        if value is None or not 0 <= value < np.inf:
            text = shortened(plain_text(cells[place]))
            unclear = f" (it may be {two})" if (two := both(text)) else ""
            raise InputError(
                f"{raw.name}, row {raw.row_numbers[place]}, column '{columns[0].name}': found "
                f"{repr(text) if text else 'nothing'}{unclear}, need a weight: a number, 0 or more"
            )
        weights.append(value)
    kept = [place for place, weight in zip(places, weights, strict=True) if weight > 0]
    zero = len(places) - len(kept)
    step = (say("{n:,} with weight 0, left out", n=zero),) if zero else ()
    return kept, np.array([weight for weight in weights if weight > 0]), step


def _refuse_some_in_per_cent(
    raw: RawSurvey, column: str, cells: Sequence[Cell], places: Sequence[int]
) -> None:
    """Refuse weights some of which have a percent sign: beside 20%, is .2 the same or less?"""
    with_sign = [place for place in places if has_percent_sign(cells[place])]
    if 0 < len(with_sign) < len(places):
        place = with_sign[0]
        raise InputError(
            f"{raw.name}, row {raw.row_numbers[place]}, column '{column}': found "
            f"'{shortened(plain_text(cells[place]))}', need a percent sign in every weight, or in "
            "none"
        )


def design_of(
    codebook: Codebook, others: "pd.DataFrame", weights: Array | None, rows: Sequence[int]
) -> SamplingDesign:
    """Return the weights, strata and clusters of respondents.

    Parameters
    ----------
    codebook : Codebook
    others : DataFrame of shape (respondents, text columns)
    weights : array of shape (respondents,) or None
    rows : sequence of int
        Each respondent's row in the file.

    Raises
    ------
    InputError
        Where a respondent has no stratum or cluster; the message names the row.
    """
    parts: dict[str, list[str] | None] = {"stratum": None, "cluster": None}
    for column in codebook.of(*parts):
        labels = others[column.name]
        for row, is_blank in zip(rows, labels.isna(), strict=True):
            if is_blank:
                raise InputError(
                    f"row {row}, column '{shortened(column.name)}': found nothing, need the "
                    f"{column.role} of the respondent ({codebook.name})"
                )
        parts[column.role] = [str(label) for label in labels]
    return SamplingDesign(weights, strata=parts["stratum"], clusters=parts["cluster"])


def design_steps(
    codebook: Codebook, others: "pd.DataFrame", frame: "pd.DataFrame", design: SamplingDesign
) -> tuple[str, ...]:
    """Say what strata and clusters there are, and what they cost; nothing where there are none."""
    steps = []
    for strata in codebook.of("stratum"):
        steps.append(
            say_count(
                "{n} stratum by '{column}', sampled apart",
                "{n:,} strata by '{column}', sampled apart",
                len(set(others[strata.name])),
                column=shortened(strata.name),
            )
        )
    for clusters in codebook.of("cluster"):
        steps.append(
            say_count(
                "{n} cluster by '{column}': how clusters differ is not known, so people count as "
                "drawn one by one",
                "{n:,} clusters by '{column}', drawn as wholes",
                len(set(others[clusters.name])),
                column=shortened(clusters.name),
            )
        )
    if steps and (effect := _effect(codebook, frame, design)) is not None:
        steps.append(_worth(len(frame), effect))
    return tuple(steps)


def _worth(people: int, effect: float) -> str:
    """Say what the sampling costs: how many people drawn one by one would tell as much."""
    return say(
        "For the average answer the sampling has a design effect of {effect}: {n:,} people "
        "are worth {worth:,.0f} drawn one by one",
        effect=fixed(effect, 2),
        n=people,
        worth=people / effect,
    )


def _effect(codebook: Codebook, frame: "pd.DataFrame", design: SamplingDesign) -> float | None:
    """Return the design effect of people's average answer to one side of the questions."""
    columns = next(filter(None, (codebook.of(side) for side in SIDES)), ())
    answers = frame[[column.name for column in columns]].to_numpy(dtype=float)
    scores = person_scores(answers, LEAST)
    known = ~np.isnan(scores)
    if known.sum() < 2 or np.ptp(scores[known]) == 0:
        return None
    of_known = design.of_rows(known)
    shares = of_known.shares(int(known.sum()))
    away = scores[known] - shares @ scores[known]
    return float(design_effect((shares * away)[:, np.newaxis], of_known)[0])
