"""Notebooks 10 and 12 ask the same of the top fifth: they must say the same, to the last digit."""

import numpy as np
import pytest

from tests.questions.crm_claims.shops import found as claims_of
from tests.questions.crm_claims.shops import two_years
from tests.questions.segments.files import found as segments_of
from tests.tolerances import EXACT

SAME = ("value", "lower", "upper", "level", "n", "verdict", "smallest_effect", "too_small",
        "method", "p_verdict", "measure")  # fmt: skip


@pytest.mark.parametrize("top", [None, 16, 3.9, 1])
def test_both_notebooks_say_the_same_of_the_same_customers(tmp_path, top):
    shop = ["published"] if top is None else [two_years(tmp_path / "shop.csv", top=top)]
    one = claims_of(*shop).of("claim.more_than_half").to_dict()
    other = segments_of(*shop).of("segment.value_concentration").to_dict()
    assert {key: one[key] for key in SAME} == {key: other[key] for key in SAME}
    assert one["value"] is not None


def test_it_is_what_the_largest_twenty_of_a_hundred_spent(tmp_path):
    path = two_years(tmp_path / "shop.csv", top=16)
    spent = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        customer, _, amount = line.split(",")
        spent[customer] = spent.get(customer, 0.0) + float(amount)
    amounts = np.sort(list(spent.values()))[::-1]
    share = amounts[: round(0.2 * len(amounts))].sum() / amounts.sum()
    finding = segments_of(path).of("segment.value_concentration")
    assert finding.estimate.value == pytest.approx(share, abs=EXACT)
