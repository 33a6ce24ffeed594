import pytest

from cxlab.errors import InputError
from cxlab.questions.complaints import load


def test_the_public_counts():
    published = load("published")
    assert (published.money, published.explained) == ((16, 215), (525, 2468))
    assert published.late == (10, 59)
    assert published.problem[2] + published.no_problem[2] == 2639
    for strata in published.strata.values():
        assert sum(money[1] for money, _ in strata) == 215
    assert ("Problem not answered", "107 passengers, left out") in published.account.rows


def test_a_codebook_needs_answers(tmp_path):
    with pytest.raises(InputError, match="for answers of your own, but data is 'published'"):
        load("published", "mine.yml")
    with pytest.raises(InputError, match=r"none.csv: there is no such file"):
        load(str(tmp_path / "none.csv"))
