import pytest

from cxlab.statistics.sample_size import (
    exact_visitors_per_arm,
    people_per_branch,
    power_of_test,
    visitors_per_arm,
)


def test_as_r_gives_it():
    # The examples of R's help page: power.prop.test(p1 = .50, p2 = .75, power = .90) prints
    # n = 76.7, power.prop.test(n = 50, p1 = .50, p2 = .75) prints power = 0.740.
    assert exact_visitors_per_arm(0.50, 0.25, 0.90) == pytest.approx(76.7, abs=0.05)
    assert power_of_test(50, 0.50, 0.25) == pytest.approx(0.740, abs=0.0005)


def test_the_visitors_planned_reach_the_power_and_one_fewer_does_not():
    n = visitors_per_arm(0.05, 0.02, 0.8, 0.95)
    assert power_of_test(n - 1, 0.05, 0.02, 0.95) < 0.8 <= power_of_test(n, 0.05, 0.02, 0.95) + 1e-6


@pytest.mark.parametrize(
    ("base_rate", "lift", "power", "message"),
    [
        (0.9, 0.2, 0.8, "lift is 0.2"),
        (0.1, 0, 0.8, "must not be 0"),
        (0, 0.1, 0.8, "base_rate is 0"),
        (0.1, 0.1, 1, "power is 1"),
    ],
)
def test_impossible_plans_are_refused(base_rate, lift, power, message):
    with pytest.raises(ValueError, match=message):
        visitors_per_arm(base_rate, lift, power)


def test_people_per_branch_as_r_gives_it():
    # R 4.2.2, power.t.test: delta .5, sd 1: 63.76576; delta .1, sd .699, power .9: 1027.749.
    assert people_per_branch(sd=1, gap=0.5) == 64
    assert people_per_branch(sd=0.01, gap=3) == 3
    assert people_per_branch(sd=0.699, gap=-0.1, power=0.9) == 1028
    with pytest.raises(ValueError, match="must be above 0"):
        people_per_branch(sd=0, gap=0.5)
