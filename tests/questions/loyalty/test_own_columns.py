import pytest

from cxlab.errors import InputError
from cxlab.questions.loyalty import load
from tests.questions.loyalty.surveys import CODEBOOK, customers, write


def test_satisfaction_on_two_scales_is_refused(tmp_path):
    mixed = CODEBOOK.replace(
        "again: {role: outcome, dimension: repurchase}",
        "again: {role: outcome, dimension: satisfaction, scale: [1, 10]}",
    )
    with pytest.raises(InputError, match="have the scales 1 to 7 and 1 to 10"):
        load(*write(tmp_path, customers(20), mixed))


def test_a_role_asked_twice_is_refused_not_the_last_taken(tmp_path):
    twice = CODEBOOK.replace(
        "price: {role: outcome, dimension: price_tolerance}", "price: {role: rival}"
    )
    with pytest.raises(InputError, match="'price' and 'rival' both have the role rival"):
        load(*write(tmp_path, customers(20), twice))
