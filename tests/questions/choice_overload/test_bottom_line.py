import pytest

from cxlab.claims.findings import findings
from cxlab.evidence.arm_counts import load
from cxlab.questions.choice_overload import CLAIMS, bottom_line
from cxlab.questions.visitor_plan import plan

PLAN = plan(0.05, 0.02, 0.8, 0.95)


def line_of(data):
    test = load(data)
    return bottom_line(findings(CLAIMS, test, level=0.95, smallest_effect=0.02), test, PLAN)


@pytest.mark.parametrize(
    ("small", "large", "headline"),
    [
        ("200,60", "200,10", "more people bought where there were fewer"),
        ("200,10", "200,60", "fewer people bought where there were fewer"),
        ("90000,9000", "90000,9000", "no difference to buying that matters"),
        ("20,2", "20,1", "do not know"),
    ],
)
def test_the_advice_follows_the_data_not_the_story(tmp_path, small, large, headline):
    path = tmp_path / "shop.csv"
    path.write_text(f"options,n,count\n6,{small}\n24,{large}\n", encoding="utf-8")
    line = line_of(str(path))
    assert headline in line.headline
    assert "not sent to the displays by chance" in line.headline


def test_the_published_study_is_one_test_only():
    line = line_of("iyengar_lepper_2000")
    assert line.headline.startswith(
        "In this test more people bought where there were fewer options."
    )
    assert "does not say what happens in yours" in line.headline
    assert [f.id for f in line.findings][:2] == ["jam.stopped", "jam.bought_of_passed"]
