from datetime import date

import pytest

from cxlab.errors import InputError
from cxlab.evidence.far_day import refuse_far_day

FIRST, LAST = date(2022, 1, 1), date(2025, 1, 1)


@pytest.mark.parametrize("day", [date(2031, 1, 4), date(2015, 12, 29), date(9999, 12, 31)])
def test_a_day_further_off_than_twice_what_all_others_cover_is_refused(day):
    with pytest.raises(
        InputError, match=f"shop.csv: found {day}, but all other days lie from 2022"
    ):
        refuse_far_day("shop.csv", day, FIRST, LAST)


@pytest.mark.parametrize("day", [date(2030, 12, 31), date(2016, 1, 3), date(2024, 1, 1)])
def test_a_nearer_day_is_taken(day):
    refuse_far_day("shop.csv", day, FIRST, LAST)


def test_days_within_five_years_are_taken_however_close_all_others_lie():
    refuse_far_day("shop.csv", date(2029, 12, 30), LAST, LAST)
