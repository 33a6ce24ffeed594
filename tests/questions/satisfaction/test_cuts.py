import pytest

from cxlab.errors import InputError
from cxlab.questions.satisfaction import cuts, load

ACSI = load("acsi2015")


def test_thirds_the_users_own_and_the_surveys_middle():
    thirds = cuts(ACSI, "scale", 0, 0)
    assert (thirds.performance_low, thirds.expectation_high) == (4, 7)
    mine = cuts(ACSI, "scale", 0, 8)
    assert (mine.performance_low, mine.performance_high) == (4, 8)
    middle = cuts(ACSI, "own middle", 0, 0)
    assert middle.performance_low == middle.performance_high == 8.114929
    assert middle.expectation_low == 8.287658
    assert "low below 8.11 and high above it" in middle.sentence()


@pytest.mark.parametrize("pair", [(8, 7), (0.5, 7), (4, 10), (4, 11)])
def test_cut_offs_outside_the_scale_or_in_the_wrong_order(pair):
    with pytest.raises(InputError, match="on a scale from 1 to 10"):
        cuts(ACSI, "scale", *pair)


def test_the_surveys_middle_needs_others_and_no_numbers():
    with pytest.raises(InputError, match="need cuts='scale'"):
        cuts(ACSI, "own middle", 5, 0)
    with pytest.raises(InputError, match="one group only"):
        cuts(load("mobi_moments"), "own middle", 0, 0)
