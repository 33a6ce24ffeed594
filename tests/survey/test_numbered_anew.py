import numpy as np
import pytest

from cxlab.survey.numbered_anew import numbered_anew


def rows(ids, carried, n=300, seed=5):
    """Two waves of people whose second rating holds so much of the first one's."""
    draws = np.random.default_rng(seed)
    then, other = draws.normal(size=(2, n))
    now = carried * then + (1 - carried**2) ** 0.5 * other
    yield from ((ids(k), 0, then[k]) for k in range(n))
    yield from ((ids(k), 1, now[k]) for k in range(n))


@pytest.mark.parametrize(
    ("ids", "carried", "expected"),
    [
        (str, 0.0, True),
        (str, 0.4, False),  # the same people: their ratings go together
        (lambda k: str(7 * k + 100_000), 0.0, False),  # numbers of customers lie apart
        (lambda k: f"p{k}", 0.0, False),
    ],
)
def test_ids_that_begin_anew(ids, carried, expected):
    assert numbered_anew(rows(ids, carried)) is expected


def test_a_few_people_do_not_tell():
    assert not numbered_anew(rows(str, 0.0, n=60))


def test_panels_of_the_same_people_are_seldom_taken_for_strangers():
    taken = sum(numbered_anew(rows(str, 0.3, n=150, seed=seed)) for seed in range(200))
    assert taken <= 20
