import numpy as np
import pytest

from cxlab.errors import LackError
from cxlab.evidence.episodes import published_episodes
from cxlab.statistics.within_people import (
    WithinPeople,
    left_out_r2,
    prediction_gain,
    within_correlation,
)
from tests.tolerances import EXACT, PRINTED_3, REDRAWN_PEOPLE

WATCHED = published_episodes().people.with_mean_of("peak_end", "best", "end")


def rated(seed=1, people=12, occasions=9):
    """Return an outcome and two predictors of some people, whose levels differ."""
    rng = np.random.default_rng(seed)
    table = rng.standard_normal((people, occasions, 3))
    table[:, :, 0] += 0.8 * table[:, :, 1] + 0.3 * table[:, :, 2]
    return table + 5 * rng.standard_normal((people, 1, 3))


def summed(table):
    counts = np.full(len(table), table.shape[1], dtype=float)
    sums, products = table.sum(axis=1), table.transpose(0, 2, 1) @ table
    return WithinPeople.of_sums(("y", "a", "b"), counts, sums, products)


@pytest.mark.parametrize("places", [[1], [2], [1, 2]])
def test_r2_is_what_least_squares_on_the_others_gives(places):
    table = rated()
    centred = table - table.mean(axis=1, keepdims=True)
    missed = 0.0
    for left_out in range(len(centred)):
        others = np.delete(centred, left_out, axis=0).reshape(-1, 3)
        slopes = np.linalg.lstsq(others[:, places], others[:, 0], rcond=None)[0]
        missed += ((centred[left_out][:, 0] - centred[left_out][:, places] @ slopes) ** 2).sum()
    expected = 1 - missed / (centred[:, :, 0] ** 2).sum()
    names = [("y", "a", "b")[place] for place in places]
    assert left_out_r2(summed(table), "y", names) == pytest.approx(expected, abs=1e3 * EXACT)


def test_a_redrawn_sample_is_what_it_is_with_its_people_copied():
    """All copies of a person are left out together: draws of a sample equal the sample drawn."""
    from cxlab.statistics.within_people import _left_out, _weights

    people = summed(rated())
    part, weights = people.of("y", ["a"]), _weights(12, 20, seed=3)
    for weight, r2 in zip(weights, _left_out(part, weights), strict=True):
        kept = weight > 0
        joined = WithinPeople(people.names, weight[kept], weight[kept, None, None] * part[kept])
        joined = WithinPeople(("y", "a"), joined.counts, joined.scatter)
        assert left_out_r2(joined, "y", ["a"]) == pytest.approx(r2, abs=1e3 * EXACT)


@pytest.mark.parametrize(
    ("name", "r"),
    [("end", 0.663), ("mean", 0.619), ("peak_end", 0.634), ("worst", 0.235), ("duration", 0.034)],
)
def test_correlations_within_people_as_handed_over(name, r):
    assert within_correlation(WATCHED, "overall", name).value == pytest.approx(r, abs=PRINTED_3)


@pytest.mark.parametrize(("name", "r2"), [("mean", 0.381), ("end", 0.438), ("peak_end", 0.400)])
def test_r2_of_a_person_left_out_as_handed_over(name, r2):
    assert left_out_r2(WATCHED, "overall", [name]) == pytest.approx(r2, abs=PRINTED_3)


@pytest.mark.parametrize(("name", "ends"), [("peak_end", (-0.020, 0.060)), ("end", (0.006, 0.114))])
def test_gains_over_the_mean_as_handed_over(name, ends):
    gain = prediction_gain(WATCHED, "overall", [name], ["mean"])
    assert (gain.lower, gain.upper) == pytest.approx(ends, abs=REDRAWN_PEOPLE)


def test_what_does_not_vary_or_is_copied_is_said():
    people = summed(rated())
    flat = WithinPeople(
        people.names, people.counts, people.scatter * [[[1, 1, 0]]] * [[[1], [1], [0]]]
    )
    with pytest.raises(LackError, match="'b' does not vary within people"):
        left_out_r2(flat, "y", ["b"])
    with pytest.raises(LackError, match="copies"):
        left_out_r2(people.with_mean_of("copy", "a", "a"), "y", ["a", "copy"])
    with pytest.raises(LackError, match="occasion: 4;"):
        left_out_r2(summed(rated(people=4)), "y", ["a"])


def test_an_interval_of_people_holds_the_truth_about_as_often_as_it_says():
    """Twenty people, r = .5 within each: of 200 samples some 190 intervals should hold it."""
    held = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        table = rng.standard_normal((20, 15, 3))
        table[:, :, 0] = 0.5 * table[:, :, 1] + 0.75**0.5 * table[:, :, 0]
        r = within_correlation(summed(table), "y", "a", draws=400, seed=seed)
        held += r.lower <= 0.5 <= r.upper
    assert 0.89 <= held / 200 <= 0.99
