from hypothesis import given
from hypothesis import strategies as st

from cxlab.evidence.small_groups import suppressed


def test_the_next_smallest_goes_too_where_a_total_would_give_the_first_away():
    sizes = {"a": 200, "b": 4, "c": 30, "d": 40}
    assert suppressed(sizes) == {"b", "c"}
    assert suppressed(sizes | {"b": 10}) == set()
    assert suppressed({"a": 200, "b": 3, "c": 4}) == {"a", "b", "c"}  # 7 people would be bare
    assert suppressed({"a": 200, "b": 6, "c": 4}) == {"b", "c"}
    assert suppressed({"a": 200, "b": 0}) == {"b"}  # nobody to protect


def test_people_in_no_group_are_a_group_that_is_never_shown():
    assert suppressed({"a": 30, "b": 20}, in_no_group=3) == {"b"}
    assert suppressed({"a": 30, "b": 20}, in_no_group=12) == set()
    assert suppressed({"a": 30, "b": 5}, in_no_group=12) == {"b"}


def test_what_is_left_out_already_protects_what_is_small():
    sizes = {"a": 200, "b": 4, "c": 30, "d": 40}
    assert suppressed(sizes, already=["d"]) == {"b", "d"}
    assert suppressed(sizes | {"b": 10}, already=["d"]) == {"d"}


@given(
    st.dictionaries(st.text(max_size=3), st.integers(0, 40), max_size=8),
    st.integers(1, 20),
    st.integers(0, 15),
)
def test_nobody_is_left_bare_by_subtraction(sizes, minimum, in_no_group):
    hidden = suppressed(sizes, minimum, in_no_group)
    shown = {name: size for name, size in sizes.items() if name not in hidden}
    left = sum(sizes.values()) + in_no_group - sum(shown.values())
    assert all(size >= minimum for size in shown.values())
    if shown:
        assert left == 0 or left >= minimum
        parts = [sizes[name] for name in hidden if sizes[name]] + [in_no_group] * (in_no_group > 0)
        assert len(parts) != 1 or parts[0] >= minimum
