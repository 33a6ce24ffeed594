import pytest

from cxlab.evidence.arm_counts import load
from cxlab.evidence.arms import Arm
from cxlab.questions.choice_overload.shares import SHARES, arms_of, base_of, compare
from tests.tolerances import EXACT

PUBLISHED = load("iyengar_lepper_2000")


def test_the_same_buyers_over_ever_fewer_people():
    bases = [
        arms_of(PUBLISHED, SHARES[f"jam.bought_of_{people}"])[0]
        for people in ("present", "passed", "stopped")
    ]
    assert bases == [Arm(6, 368, 31), Arm(6, 260, 31), Arm(6, 104, 31)]
    two = compare(PUBLISHED, SHARES["jam.bought_of_passed"], 0.95)
    assert two.risk_difference.value == pytest.approx(31 / 260 - 4 / 242, abs=EXACT)


def test_without_stoppers_buyers_are_counted_over_passers_by(tmp_path):
    path = tmp_path / "shop.csv"
    path.write_text("options,n,count\n6,100,10\n24,110,0\n", encoding="utf-8")
    test = load(str(path))
    bases = {id: base_of(test, share) for id, share in SHARES.items()}
    assert {id: step for id, step in bases.items() if step} == {"jam.bought_of_passed": "bought"}
