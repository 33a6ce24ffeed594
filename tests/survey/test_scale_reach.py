from math import isnan

import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook import Codebook, Column
from cxlab.survey.scale_reach import (
    Reach,
    ends_not_reached,
    never_answered,
    reach_of,
    refuse_outside,
    together,
)
from cxlab.survey.values import Values

FIVE = Reach(1.0, 5.0, 400)


def values(*numbers, outside=()):
    return Values(np.array(numbers, dtype=float), 0, outside, 0, 0)


def test_the_reach_of_columns_with_and_without_answers():
    none = reach_of(values(np.nan, outside=(7,)))
    assert (isnan(none.lowest), none.answers, none.outside) == (True, 0, 1)
    assert together([none, reach_of(values(2, 4)), reach_of(values(5))]) == Reach(2, 5, 3, 1)
    assert isnan(together([none]).highest)


@pytest.mark.parametrize(
    ("scale", "reach", "people", "offered", "doubted"),
    [
        ((1.0, 7.0), FIVE, 100, (), True),
        ((1.0, 5.0), FIVE, 100, (), False),
        ((1.0, 7.0), FIVE, 20, (), False),
        ((1.0, 7.0), Reach(1.0, 5.0, 200), 100, (), False),
        ((1.0, 7.0), Reach(2.0, 6.0, 400), 100, (), False),
        ((1.0, 7.0), FIVE, 100, (7.0,), False),
        ((0.0, 10.0), Reach(0.0, 5.0, 400), 100, (), True),  # 1 to 5, with 0 for no answer?
        ((0.0, 10.0), Reach(0.0, 6.0, 400), 100, (), False),
    ],
)
def test_an_end_that_nobody_of_many_chose(scale, reach, people, offered, doubted):
    assert bool(never_answered(scale, reach, people, offered)) is doubted


def test_each_end_not_reached_is_told_and_one_that_was_offered_is_not():
    reach = Reach(2.0, 6.0, 60)
    assert len(ends_not_reached((1.0, 7.0), reach, ())) == 2
    assert len(ends_not_reached((1.0, 7.0), reach, (7.0,))) == 1
    assert ends_not_reached((1.0, 7.0), Reach(2.0, 6.0, 9), ()) == []


@pytest.mark.parametrize(
    ("outside", "answers", "is_refused"),
    [(86, 214, True), (11, 90, True), (10, 90, False), (9, 11, False), (0, 0, False)],
)
def test_one_column_on_another_scale_is_found_among_many_on_the_right_one(
    outside, answers, is_refused
):
    columns = [Column(f"P{n}", "perception", scale=(1.0, 7.0)) for n in range(44)]
    columns += [Column("satisfaction", "outcome", scale=(1.0, 7.0))]
    reaches = {column.name: Reach(1.0, 7.0, 300) for column in columns}
    reaches["satisfaction"] = Reach(1.0, 7.0, answers, outside)
    codebook = Codebook("shop.yml", "", tuple(columns), "")
    if not is_refused:
        refuse_outside("shop.csv", codebook, reaches)
        return
    told = f"'satisfaction': {outside} of {answers + outside} answers lie outside the scale 1 to 7"
    with pytest.raises(InputError, match=told):
        refuse_outside("shop.csv", codebook, reaches)


def test_codes_of_yes_and_no_are_not_taken_for_another_scale():
    left = Codebook("shop.yml", "", (Column("left", "left", scale=(0.0, 1.0)),))
    refuse_outside("shop.csv", left, {"left": Reach(0.0, 1.0, 100, 200)})
