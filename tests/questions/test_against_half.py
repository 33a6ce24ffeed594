from cxlab.questions.against_half import from_half, half_choices
from cxlab.statistics.exact_share import exact_share


def test_only_more_than_half_counts_as_more_than_half():
    few = half_choices(exact_share(2, 32), 0.95)
    assert [choice.holds for choice in few] == [False] * 4
    many = half_choices(exact_share(30, 32), 0.95)
    assert [choice.holds for choice in many] == [True] * 4


def test_the_distance_from_a_half_keeps_the_exact_ends():
    share = exact_share(9, 26, 0.9)
    away = from_half(share, 0.9)
    assert (away.value, away.lower) == (share.value - 0.5, share.lower - 0.5)
    assert (away.n, away.level, away.p_value) == (26, 0.9, share.two_sided_p)
