from hypothesis import assume, given
from hypothesis import strategies as st

from cxlab.claims.estimate import Estimate
from cxlab.claims.left_open import left_open
from cxlab.claims.verdict import Verdict, judge

numbers = st.floats(-2, 1)  # a reliability is never above 1
limits = st.floats(0.01, 1.5)


@given(st.tuples(numbers, numbers, numbers), limits, st.sampled_from(["effect", "reliability"]))
def test_the_side_named_is_a_side_that_the_interval_leaves_open(three, matters, measure):
    lower, value, upper = sorted(three)
    estimate = Estimate(value, lower, upper, measure)
    assume(judge(estimate, "different", matters) is Verdict.INCONCLUSIVE)
    assume(upper != matters)
    assume(lower != -matters)
    sentence = left_open(estimate, matters, shows_nothing=False)
    above, below = upper > matters, lower < -matters
    outward = above if value >= 0 else below
    across = below if value >= 0 else above
    if "enough" in sentence:
        assert outward
        assert not across
        assert abs(value) <= matters
    elif "too small" in sentence or "too near zero" in sentence:
        assert abs(value) > matters
        assert not across
        assert lower <= matters
        assert upper >= -matters
    elif "up or down" in sentence:
        assert above
        assert below
    else:
        assert "other way round" in sentence
        assert across


@given(st.tuples(numbers, numbers, numbers), st.floats(0, 1.5))
def test_what_is_as_good_as_nothing_names_the_sign(three, matters):
    lower, value, upper = sorted(three)
    estimate = Estimate(value, lower, upper, "effect")
    assume(judge(estimate, "different", matters) is Verdict.INCONCLUSIVE)
    assume(upper > matters or lower < -matters)
    said = left_open(estimate, matters, shows_nothing=True)
    assert ("above" in said) == (upper > matters and lower >= -matters)
    assert ("below" in said) == (lower < -matters and upper <= matters)


@given(st.tuples(numbers, numbers, numbers), limits)
def test_of_a_limit_the_other_side_is_left_open_and_zero_is_no_matter(three, limit):
    lower, value, upper = sorted(three)
    assume(lower <= limit <= upper)
    sentence = left_open(
        Estimate(value, lower, upper, "reliability"), 0.0, limit=limit, shows_nothing=False
    )
    assert f"{limit:.2f}" in sentence
    assert ("below" in sentence) == (value >= limit)
    assert ("above" in sentence) == (value <= limit)
    assert "matter" not in sentence
    assert "zero" not in sentence
