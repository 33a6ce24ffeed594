from cxlab.evidence.arms import Arm, compared


def test_the_outer_arms_unless_named():
    arms = {"x": [Arm(options, 10, 1) for options in (0, 4, 8, 16)]}
    assert compared(arms, "x", 0, 0) == (4, 16)
    assert compared(arms, "x", 8, 0) == (8, 16)
    assert compared(arms, "x", 0, 8) == (4, 8)
