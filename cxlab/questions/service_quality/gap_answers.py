"""How the data answer whether customers get less than they expect."""

from math import isnan
from typing import Any

from cxlab.claims.claim import Answer
from cxlab.claims.estimate import Estimate
from cxlab.evidence.surveys import OVERALL
from cxlab.numbers import exact_percent, fixed
from cxlab.questions.service_quality.analysis import Analysis
from cxlab.questions.service_quality.dimensions import called, spoken
from cxlab.questions.service_quality.few_answered import Behind, behind, parts_of_gap
from cxlab.questions.service_quality.gaps import DimensionGap, Gaps, SurveyGap
from cxlab.questions.service_quality.needs import every_pair
from cxlab.statistics.meta import Pooled
from cxlab.survey.check import CEILING, PAIRS
from cxlab.survey.scale_doubt import said_of_scale
from cxlab.words import capital, phrase, say, say_count

D = "standardised mean difference"
FEWEST_SAMPLES = 3
OF_PEOPLE = phrase("t test of the mean difference; interval from the answers themselves")
OF_TABLE = phrase("paired t test; interval from the noncentral t, as if answers were normal")
OVER_ALL = phrase("over all dimensions customers get {more} than they expect")
OVER_ITEMS = phrase("over all items customers get {more} than they expect")
OVER_ITEMS_SAME = phrase("over all items customers get as good as what they expect")
OVER_ALL_SAME = phrase("over all dimensions customers get as good as what they expect")


def shortfall(analysis: Analysis, settings: Any, dimension: str) -> Answer:
    """Answer for one dimension, or for all: pooled where there are samples to pool."""
    gaps, gap = analysis.gaps, analysis.gaps.of(dimension)
    sources: tuple[str, ...] = (gaps.survey.source,)
    estimate, on_scale, note = None, None, [gap.reason]
    if gap.pooled is not None:
        known = [sample for sample in gap.samples if not isnan(sample.d)]
        method = say("{k} samples pooled, REML, Hartung-Knapp", k=gap.pooled.k)
        pooled_n = sum(sample.n for sample in known)
        estimate = Estimate.of(gap.pooled, D, n=pooled_n, method=method)
        sources = tuple(dict.fromkeys(sample.source for sample in known))
        note = _pooled_note(gap, gap.pooled, gaps.level)
    elif gap.survey is not None:
        people = _behind(gaps, gap.survey, dimension)
        estimate, on_scale = _standardised(gaps, gap.survey, people.n), gap.survey.on_scale
        note = [people.note, *_own_note(gaps, gap.survey, is_overall=dimension == OVERALL)]
        if not estimate.rests_on_few:
            note.append(gaps.survey.few(gap.survey.n, gap.survey.worth))
    if estimate is not None and gap.against:
        note.append(_against(gap))
    reading, same = _overall_words(gaps) if dimension == OVERALL else ("", "")
    return Answer(
        estimate,
        " ".join(filter(None, note)),
        {"dimension": spoken(dimension), "name": called(dimension)},
        on_scale=on_scale,
        sources=sources,
        reading=reading,
        same=same,
    )


def _behind(gaps: Gaps, measured: SurveyGap, dimension: str) -> Behind:
    """Return how many people are behind a gap: hardly any, where hardly any answered a side."""
    pairs = every_pair(gaps.survey)
    of_gap = pairs if dimension == OVERALL else {dimension: pairs[dimension]}
    return behind(gaps.survey, measured.n, parts_of_gap(of_gap))


def _standardised(gaps: Gaps, measured: SurveyGap, n: int) -> Estimate:
    return Estimate.of(
        measured.gap.standardised,
        D,
        level=gaps.level,
        n=n,
        out_of=gaps.survey.people,
        df=measured.gap.df,
        p_value=measured.gap.p_value,
        method=say(OF_PEOPLE if gaps.survey.has_people else OF_TABLE),
    )


def _without_dimensions(gaps: Gaps) -> bool:
    """Say whether the overall gap is over items, since none belongs to a dimension."""
    return gaps.overall.pooled is None and not any(gap.survey for gap in gaps.dimensions)


def _overall_words(gaps: Gaps) -> tuple[str, str]:
    """Return how the overall gap reads where there is one, and where there is none."""
    if _without_dimensions(gaps):
        return OVER_ITEMS, OVER_ITEMS_SAME
    return OVER_ALL, OVER_ALL_SAME


def _against(gap: DimensionGap) -> str:
    return say_count(
        "Careful: {items} runs against the other items.",
        "Careful: {items} run against the other items.",
        len(gap.against),
        items=", ".join(gap.against),
    )


def _pooled_note(gap: DimensionGap, pooled: Pooled, level: float) -> list[str]:
    known = sorted(sample.d for sample in gap.samples if not isnan(sample.d))
    facts = {
        "below": sum(d < 0 for d in known),
        "k": len(known),
        "first": fixed(known[0], 2),
        "last": fixed(known[-1], 2),
        "low": fixed(pooled.prediction_lower, 2),
        "high": fixed(pooled.prediction_upper, 2),
        "level": exact_percent(level),
    }
    if pooled.k < FEWEST_SAMPLES:
        elsewhere = say(
            "In {below} of {k} samples customers got less than they expected (from {first} to "
            "{last}); two samples are too few to say what to expect elsewhere.",
            **facts,
        )
    else:
        elsewhere = say(
            "In {below} of {k} samples customers got less than they expected (from {first} to "
            "{last}); in another firm or country the gap may lie anywhere between {low} and "
            "{high} ({level}).",
            **facts,
        )
    left = ", ".join(sample.sample for sample in gap.samples if isnan(sample.d))
    if not left:
        return [elsewhere]
    return [elsewhere, say("Not pooled, since no spread is printed: {samples}.", samples=left)]


def _means_of_sides(gaps: Gaps, measured: SurveyGap) -> str:
    """Say what was expected, what was found and how far apart they are, on the answer scale."""
    facts = {
        "scale": gaps.survey.scale,
        "expected": fixed(measured.expectation, 2),
        "perceived": fixed(measured.perception, 2),
        "gap": fixed(measured.gap.gap, 2),
        "low": fixed(measured.gap.lower, 2),
        "high": fixed(measured.gap.upper, 2),
    }
    if gaps.survey.scale:
        return say(
            "On the scale of {scale}: expected {expected}, found {perceived}, a gap of {gap} "
            "({low} to {high}).",
            **facts,
        )
    return say(
        "On the answer scale: expected {expected}, found {perceived}, a gap of {gap} ({low} to "
        "{high}).",
        **facts,
    )


def _own_note(gaps: Gaps, measured: SurveyGap, *, is_overall: bool) -> list[str]:
    means, doubts = _means_of_sides(gaps, measured), _doubts(gaps)
    if not is_overall:
        return [means, doubts]
    averages = say(
        "Averages over dimensions differ less between customers than single ones, which makes "
        "the same gap more standard deviations."
    )
    if _without_dimensions(gaps):
        averages = say(
            "All items count alike, since none belongs to a dimension; each item's own gap is in "
            "the figure of touchpoints."
        )
    return [means, averages, doubts, _ceiling(gaps)]


def _doubts(gaps: Gaps) -> str:
    """Say what in the file speaks against the codebook's scale, or against its pairs."""
    answers = gaps.survey.responses or gaps.survey.big
    doubts = said_of_scale("; ".join(d.text for d in answers.scale_doubts) if answers else "")
    crossed = [c.text for c in gaps.survey.checks if c.key == PAIRS and c.passed is False]
    pairs = say("Are these pairs right? {finding}.", finding=capital(crossed[0])) if crossed else ""
    return " ".join(filter(None, [doubts, pairs]))


def _ceiling(gaps: Gaps) -> str:
    """Say where expectations are so high that a gap can hardly be anything but negative."""
    failed = [c for c in gaps.survey.checks if c.key == CEILING and c.passed is False]
    return say("But {finding}.", finding=failed[0].text) if failed else ""
