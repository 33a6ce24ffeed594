import pytest

from cxlab.claims.method_strip import Choice, method_strip


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        ((True, True), "all 2 defensible"),
        ((False, False), "none of 2 defensible"),
        ((True, False), "is fragile: 1 of 2 defensible"),
    ],
)
def test_the_strip_counts_and_says_fragile(holds, said):
    choices = [Choice(f"method {i}", "p = .05", hold) for i, hold in enumerate(holds)]
    strip = method_strip("caption", {"H1": choices})
    assert said in strip.note
    assert strip.rows[-1] == ("Told from nothing in", f"{sum(holds)} of 2")


def test_nothing_to_analyse():
    assert method_strip("caption", {}).rows == (("Told from nothing in",),)
