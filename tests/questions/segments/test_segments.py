from cxlab.questions.segments import load
from cxlab.questions.segments.segments import Offers


def test_counts_of_an_arm_add_up():
    offers = load("published").offers
    assert offers.messages == ["Mens E-Mail", "Womens E-Mail"]
    whole = offers.of("Mens E-Mail")
    parts = [offers.of("Mens E-Mail", before) for before in ("mens", "womens", "both")]
    assert whole == tuple(map(sum, zip(*parts, strict=True))) == (267, 21_307)
    assert offers.of("Womens E-Mail", "womens") == (99, 9647)


def test_an_arm_that_nobody_is_in():
    assert Offers({("a", ""): (1, 2)}, "none", {}, by_lot=True).of("none") == (0, 0)
