import numpy as np
import pytest

from cxlab.errors import InputError, LackError
from cxlab.statistics.moments import Moments
from cxlab.statistics.paired_gap import paired_gap
from cxlab.statistics.sampling_design import SamplingDesign
from cxlab.statistics.survey_moments import survey_moments
from tests.statistics.answers import DATA
from tests.tolerances import EXACT

ANSWERS = {name: DATA[name] for name in ("P1", "P2", "sat")}


@pytest.mark.parametrize("weights", [None, DATA["weight"], np.full(150, 3.0)])
def test_without_gaps_these_are_the_moments_of_complete_answers(weights):
    ours = survey_moments(ANSWERS, SamplingDesign(weights))
    plain = Moments.from_responses(ANSWERS, weights)
    assert ours.mean == pytest.approx(plain.mean, abs=EXACT)
    assert ours.covariance == pytest.approx(plain.covariance, abs=EXACT)
    assert (ours.n, ours.effective) == (150, plain.n)


def test_one_gap_changes_little_and_nobody_is_left_out():
    holed = ANSWERS | {"P1": np.where(np.arange(150) == 7, np.nan, ANSWERS["P1"])}
    ours, whole = survey_moments(holed), survey_moments(ANSWERS)
    assert (ours.n, ours.people.complete) == (150, 149)
    assert ours.mean == pytest.approx(whole.mean, abs=0.02)
    assert ours.select(["P2", "sat"]).covariance == pytest.approx(
        whole.select(["P2", "sat"]).covariance, abs=1e-7
    )


def test_who_answered_nothing_or_weighs_nothing_is_not_counted():
    holed = {"a": [1.0, 2.0, np.nan, 4.0], "b": [2.0, 1.0, np.nan, 5.0]}
    assert survey_moments(holed, SamplingDesign([1, 2, 5, 2])).n == 3
    assert survey_moments(holed, SamplingDesign([2, 2, 5, 0])).n == 2


def test_what_everybody_answered_alike_has_no_variance():
    table = {"a": [1.0, 2.0, 3.0, np.nan], "same": [4.0, 4.0, np.nan, 4.0], "c": [1.0, 3, 2, 5]}
    moments = survey_moments(table)
    assert moments.mean[1] == 4
    assert not moments.covariance[1].any()


@pytest.mark.parametrize(
    ("answers", "weights", "message"),
    [
        ({"a": [1, np.nan]}, None, "people who answered: 1; at least 2"),
        ({"a": [1, 2, 3], "b": [np.nan] * 3}, None, "nobody answered 'b'"),
        ({"a": [1, 2, 4]}, [9, 0.1, 0.1], "are worth 1.04; at least 2"),
    ],
)
def test_answers_that_give_no_moments(answers, weights, message):
    with pytest.raises(InputError, match=message):
        survey_moments(answers, SamplingDesign(weights))


def test_designs_that_cannot_tell_how_sure_are_refused_and_one_of_nobody_is_none():
    answers = {"a": np.arange(6.0), "b": np.arange(6.0) % 4}
    one_each = SamplingDesign(strata=list("aabbcc"), clusters=list("uuvvww"))
    assert one_each.df(6) == 0
    with pytest.raises(LackError, match="no stratum has two clusters"):
        survey_moments(answers, one_each)
    alike = {"a": np.tile([1.0, 3.0], 3), "b": np.tile([2.0, 2.0], 3)}
    pairs = SamplingDesign(clusters=list("uuvvww"))
    with pytest.raises(LackError, match="alike by chance"):
        paired_gap(survey_moments(alike, pairs), "a", "b")
    holed = {"a": np.array([1.0, 1, np.nan]), "b": np.array([2.0, np.nan, 2])}
    with pytest.raises(LackError, match="answered alike"):
        survey_moments(holed)
    assert SamplingDesign(DATA["weight"]).of_rows(np.zeros(150, bool)).is_simple
