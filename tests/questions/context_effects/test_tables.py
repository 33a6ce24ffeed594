import pytest

from cxlab.questions.context_effects import chosen, largest_rises, load, printed, sets, times
from tests.tolerances import OTHER_UNITS

PUBLISHED = load("published")


def test_times_grow_with_the_list():
    ratios = [row[1] for row in times(PUBLISHED, 0.95).rows]
    assert ratios == pytest.approx([1.17, 1.32, 1.44], abs=OTHER_UNITS)


def test_the_largest_rise_is_within_chance():
    rows = largest_rises(PUBLISHED).rows
    assert rows[0][:2] == ("Instrument", "c")
    assert max(float(row[-1]) for row in rows) < 1.645


def test_printed_figures_carry_their_grade():
    grades = {row[0]: row[-1] for row in printed(PUBLISHED, 0.95).rows}
    assert grades["Minolta cameras"] == "unconfirmed"
    assert grades["decoy with and without regret"] == "read in the source or its data"


def test_every_set_of_products_is_shown():
    table = sets(PUBLISHED, 0.95)
    assert len(table.rows) == 10
    assert "Similarity (a twin): above zero in 6 of 10 sets, below in 4." in table.note
    assert [row[1] for row in chosen(PUBLISHED).rows] == [930] * 3
