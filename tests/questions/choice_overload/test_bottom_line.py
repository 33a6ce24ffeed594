import pytest

from cxlab.questions.choice_overload import bottom_line, load, plan

PLAN = plan(0.05, 0.02, 0.8, 0.95)


@pytest.mark.parametrize(
    ("small", "large", "headline"),
    [
        ("200,60", "200,10", "more people bought where there were fewer"),
        ("200,10", "200,60", "fewer people bought where there were fewer"),
        ("90000,9000", "90000,9000", "no difference to buying that matters"),
        ("20,2", "20,1", "cannot tell"),
    ],
)
def test_the_advice_follows_the_data_not_the_story(tmp_path, small, large, headline):
    path = tmp_path / "shop.csv"
    path.write_text(f"options,n,count\n6,{small}\n24,{large}\n", encoding="utf-8")
    line = bottom_line(load(str(path)), PLAN, 0.95, 0.02)
    assert headline in line.headline
    assert "not sent to the displays by chance" in line.headline


def test_the_published_study_is_one_test_only():
    line = bottom_line(load("iyengar_lepper_2000"), PLAN, 0.95, 0.02)
    assert line.headline.startswith(
        "In this test more people bought where there were fewer options."
    )
    assert "does not say what happens in yours" in line.headline
    assert [f.id for f in line.findings][:2] == ["jam.stopped", "jam.bought_of_passed"]
