from cxlab.questions.five_gaps.model import GAPS, SIDES, model
from cxlab.survey.linked.levels import LEVELS


def test_gaps_1_to_3_and_5_hang_together():
    """Managers' view, standard and delivery form a chain from what customers expect."""
    total: dict[str, float] = {}
    for gap in GAPS[:3]:
        for level, weight in gap.contrast.items():
            total[level] = total.get(level, 0) + weight
    assert {k: v for k, v in total.items() if v} == {"delivery": 1, "expectation": -1}


def test_every_side_has_a_level_and_words():
    sides = {side for gap in GAPS for side in (gap.side, gap.other)}
    assert sides == set(SIDES) == set(LEVELS.values())
    assert len(model().rows) == 5
