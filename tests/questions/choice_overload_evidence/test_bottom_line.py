import pytest

from cxlab.claims.findings import findings
from cxlab.evidence.studies import load
from cxlab.questions.choice_overload_evidence import CLAIMS, bottom_line
from cxlab.questions.visitor_plan import plan

PLAN = plan(0.05, 0.02, 0.8, 0.95)
SETTINGS = {"estimator": "REML", "test": "hartung-knapp", "level": 0.95, "smallest_effect": 0.2}


def line(studies):
    return bottom_line(findings(CLAIMS, studies, **SETTINGS), PLAN)


def test_the_default_says_test_your_own_shelf():
    text = line(load("choice_overload_effects"))
    assert "makes no difference that matters" in text.headline
    assert "anything is possible" in text.headline
    assert "test your own shelf" in text.advice[0]
    assert "2,213 visitors" in text.advice[1]


@pytest.mark.parametrize(
    ("sign", "said"), [("", "fewer options to do better"), ("-", "more options to do")]
)
def test_other_data_give_other_advice(tmp_path, sign, said):
    rows = "\n".join(f"s{i},{sign}0.8{i},400" for i in range(8))
    path = tmp_path / "mine.csv"
    path.write_text(f"study,d,n\n{rows}\n", encoding="utf-8")
    assert said in line(load(str(path))).headline
