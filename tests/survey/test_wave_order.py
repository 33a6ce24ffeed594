import random

import pytest

from cxlab.errors import InputError
from cxlab.survey.wave_order import in_order

BY_TIME = [
    ["Q4 2023", "Q1 2024"],
    ["Q3/23", "Q4/23", "Q1/24"],
    ["2023Q4", "2024Q1"],
    ["4Q23", "1Q24"],
    ["3 Q 2025", "1 Q 2026"],
    ["4. Quartal 2023", "1. Quartal 2024"],
    ["4e trimestre 2023", "1er trimestre 2024"],
    ["2023년 4분기", "2024년 1분기"],
    ["23년 4분기", "24년 1분기"],
    ["Q1", "Q2", "Q3"],
    ["H2 2023", "H1 2024"],
    ["2023년 하반기", "2024년 상반기"],
    ["2. Halbjahr 2023", "1. Halbjahr 2024"],
    ["December 2023", "January 2024", "March 2024", "April 2024"],
    ["Dec-23", "Jan-24", "Feb-24"],
    ["Dez. 2023", "Mär. 2024", "Mai 2024"],
    ["Februar 2024", "März 2024", "Oktober 2024"],
    ["février 2024", "août 2024"],
    ["diciembre de 2023", "enero de 2024"],
    ["2024-02", "2024-11"],
    ["2024.2", "2024.10", "2024.11"],
    ["202312", "202401"],
    ["12/2023", "1/2024"],
    ["2023년 12월", "2024년 2월"],
    ["9월", "10월", "11월"],
    ["Jan", "Feb", "Mar", "Apr"],
    ["2023-12-31", "2024-01-02"],
    ["2024. 3. 9", "2024. 11. 1"],
    ["2024-03-01 09:00", "2024-03-01 10:30"],
    ["31.12.2023", "2.1.2024"],
    ["13/02/2024", "01/03/2024"],
    ["2/13/2024", "3/1/2024"],
    ["5 March 2024", "1 April 2024"],
    ["March 5, 2024", "April 1, 2024"],
    ["2023-W50", "2024-W02"],
    ["2019", "2020", "2024"],
    ["2", "10"],
    ["Wave 2", "Wave 10"],
    ["1차", "2차", "10차"],
    ["T1", "T2"],
    ["FY23 Q4", "FY24 Q1"],
    ["Q4 FY2023", "Q1 FY2024"],
    ["FY2023", "FY2024"],
]


@pytest.mark.parametrize("waves", BY_TIME, ids=" ".join)
def test_waves_of_every_spelling_stand_by_time(waves):
    shuffled = list(waves)
    random.Random(5).shuffle(shuffled)
    assert in_order(shuffled, (), "shop.csv") == tuple(waves)


@pytest.mark.parametrize(
    "waves",
    [
        ["before", "after"],
        ["pre", "post"],
        ["spring", "autumn"],
        ["Dec", "Jan"],
        ["Q4", "Q1"],
        ["11월", "1월"],
        ["1/3/2024", "2/1/2024"],
        ["Q1 2024", "March 2023"],
        ["2024", "Q1 2024"],
        ["alpha 1", "beta 2"],
        ["31.02.24", "x"],
    ],
    ids=" ".join,
)
def test_waves_that_tell_no_order_are_refused(waves):
    with pytest.raises(InputError, match=r"shop\.csv: waves must be in the order of time.*waves: "):
        in_order(waves, (), "shop.csv")


def test_one_time_in_two_spellings_is_refused():
    with pytest.raises(InputError, match="'2024Q1' and 'Q1 2024' are one time"):
        in_order(["Q1 2024", "2024Q1", "Q2 2024"], (), "shop.csv")


def test_the_codebook_decides():
    assert in_order({"after", "Before"}, ("before", "after"), "x") == ("Before", "after")
    with pytest.raises(InputError, match="'later' is not among the codebook's 'waves'"):
        in_order(["before", "later"], ("before", "after"), "x")
