import numpy as np
import pytest

from cxlab.questions.loyalty import bottom_line, load
from tests.questions.loyalty.surveys import CODEBOOK, customers, found, write


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


def test_who_was_seen_to_leave_is_not_asked_what_they_say(tmp_path):
    """The role left and no question on coming back: deeds, and the words say so."""
    book = CODEBOOK.replace("again: {role: outcome, dimension: repurchase}", "again: ignore")
    rng = np.random.default_rng(6)
    rows = []
    for place in range(600):
        sat = int(rng.integers(1, 8))
        gone = int(rng.random() < 0.9 - 0.12 * sat)
        rows.append(f"{place},2024,A,{sat + 2},{sat},1,4,4,{gone}")
    data = write(tmp_path, rows, book)
    line = bottom_line(found(*data), load(*data))
    assert "Satisfied customers come back." in (line.headline + " ".join(line.further))
    assert "say that they" not in line.headline
    assert not any("means to" in advice for advice in line.advice)
