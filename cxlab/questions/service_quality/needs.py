"""Which moments of a survey the question needs: one plan for all, before anything is computed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cxlab.evidence.survey import Survey, Variable
from cxlab.evidence.surveys import OVERALL
from cxlab.questions.service_quality.dimensions import called, in_order
from cxlab.statistics.moments import average
from cxlab.survey.codebook.known_outcomes import known_outcomes
from cxlab.words import say

if TYPE_CHECKING:  # else what only large surveys need would be imported for all
    from cxlab.survey.big.plan import Need

Pairs = list[tuple[Variable, Variable]]
Weights = dict[str, dict[str, float]]


def needs(survey: Survey) -> "list[Need]":
    """Return the moments that gaps, structure and drivers will ask for, whatever the outcome.

    Of answers too many to hold one look then gives them all; what is not among them takes another.
    """
    levels = [(question,) for question in rated_questions(survey)]
    return [*_of_gaps(survey), *_of_structure(survey), *_of_drivers(survey), *levels]


def _of_gaps(survey: Survey) -> "list[Need]":
    pairs = pairs_by_dimension(survey)
    sums = [gap_weights({name: of_dimension}) for name, of_dimension in pairs.items()]
    whole = every_pair(survey)
    items = [names for of_dimension in whole.values() for names in sides(of_dimension)]
    by_item = [(perception.name, expectation.name) for perception, expectation in survey.pairs()]
    return [*sums, *([gap_weights(whole)] if whole else []), *items, *by_item]


def _of_structure(survey: Survey) -> "list[Need]":
    scales = [
        items
        for side in ("perception", "expectation")
        for items in survey.dimensions(side).values()
        if len(items) > 1
    ]
    several = scales_of(survey)
    together = [item for items in several.values() for item in items]
    return [*scales, *([together] if len(several) > 1 else [])]


def _of_drivers(survey: Survey) -> "list[Need]":
    perceptions, gaps = both_sides(survey)
    predictors = [weights for weights in (driver_weights(survey), perceptions | gaps) if weights]
    stated = stated_weights(survey)
    return [
        *(
            with_outcome(columns, weights)
            for columns in survey.outcomes().values()
            for weights in predictors
        ),
        *([stated] if stated else []),
    ]


def rated_questions(survey: Survey) -> list[str]:
    """Return the columns of satisfaction and recommendation, each a question of its own."""
    known = known_outcomes(survey.outcomes())
    outcomes = [name for about in ("satisfaction", "recommend") for name in known.get(about, ())]
    return [*outcomes, *(v.name for v in survey.variables if v.role == "recommendation")]


def pairs_by_dimension(survey: Survey) -> dict[str, Pairs]:
    """Return the items of each dimension that were asked on both sides."""
    pairs: dict[str, Pairs] = {}
    for perception, expectation in survey.pairs():
        if perception.dimension:
            pairs.setdefault(perception.dimension, []).append((perception, expectation))
    return pairs


def every_pair(survey: Survey) -> dict[str, Pairs]:
    """Return the same; without any dimension every item counts alike."""
    return pairs_by_dimension(survey) or ({OVERALL: pairs} if (pairs := survey.pairs()) else {})


def sides(pairs: Pairs) -> list[tuple[str, ...]]:
    """Return the columns of the perceptions, then those of the expectations."""
    return [tuple(variable.name for variable in side) for side in zip(*pairs, strict=True)]


def gap_weights(pairs: Mapping[str, Pairs]) -> Weights:
    """Return the weights of both sides, dimensions counting alike."""
    return {
        side: {
            pair[place].name: 1 / len(of_dimension) / len(pairs)
            for of_dimension in pairs.values()
            for pair in of_dimension
        }
        for place, side in enumerate((say("perception"), say("expectation")))
    }


def scales_of(survey: Survey) -> dict[str, tuple[str, ...]]:
    """Return the items of each perceived dimension that has two or more."""
    perceived = survey.dimensions("perception")
    return {name: items for name, items in perceived.items() if len(items) > 1}


def driver_weights(survey: Survey) -> Weights:
    """Return the weights of each perceived dimension's mean."""
    perceived = survey.dimensions("perception")
    return {d: average(perceived[d]) for d in in_order(perceived)}


def both_sides(survey: Survey) -> tuple[Weights, Weights]:
    """Return the weights of each dimension's perception, and of each dimension's gap."""
    perceptions: Weights = {}
    gaps: Weights = {}
    pairs = pairs_by_dimension(survey)
    for dimension in in_order(pairs):
        perceived = average([p.name for p, _ in pairs[dimension]])
        what = called(dimension)
        perceptions[say("perception of {dimension}", dimension=what)] = perceived
        expected = {e.name: -1 / len(pairs[dimension]) for _, e in pairs[dimension]}
        gaps[say("gap of {dimension}", dimension=what)] = perceived | expected
    return perceptions, gaps


def with_outcome(columns: Sequence[str], predictors: Weights) -> Weights:
    """Return the weights of an outcome's mean, and those of what may explain it."""
    return {say("outcome"): average(columns)} | predictors


def stated_weights(survey: Survey) -> Weights:
    """Return the weights of what people say matters, by dimension."""
    return {name: average(items) for name, items in survey.dimensions("importance").items()}
