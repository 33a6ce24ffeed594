import pytest

from cxlab.questions.loyalty import bottom_line, load
from tests.questions.loyalty.surveys import customers, found, write


def test_the_headline_is_short_and_names_whose_each_number_is():
    line = bottom_line(found("published"), load("published"))
    assert len(line.headline.split()) <= 40
    assert "At the airport ratings did not change" in line.headline
    assert "Life insurers lost fewer than 15%" in line.headline
    assert any("Pay no bonus by branch" in advice for advice in line.advice)


@pytest.mark.parametrize(
    ("rise", "says"), [(1.0, "Satisfaction went up"), (-1.0, "Satisfaction went down")]
)
def test_the_headline_follows_the_users_waves(tmp_path, rise, says):
    data = write(tmp_path, customers(200, rise=rise))
    line = bottom_line(found(*data), load(*data))
    assert says in line.headline
    assert "airport" not in line.headline


def test_nothing_asked_is_said(tmp_path):
    data = write(tmp_path, ["", "9"], "columns: {tell: {role: recommendation}}", "tell")
    assert "more promoters" not in bottom_line(found(*data), load(*data)).headline
