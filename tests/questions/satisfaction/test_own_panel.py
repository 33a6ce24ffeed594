import pytest

from cxlab.errors import InputError
from tests.questions.satisfaction.surveys import BOOK, own, rows

PANEL = BOOK + "  who: {role: respondent}\n  wave: {role: wave}\n"
HEAD = "expected,experienced,satisfied,who,wave"


def lines(*waves, n=20):
    return [
        [*row, f"r{i}", wave]
        for place, wave in enumerate(waves)
        for i, row in enumerate(rows(n, seed=place))
    ]


def test_waves_are_ordered_by_number_and_the_last_one_makes_the_surface(tmp_path):
    answers = own(tmp_path, lines(9, 10), PANEL, HEAD)
    assert answers.whole.n == 20
    assert set(answers.panel.wave) == {0, 1}
    assert len(answers.panel.steps()[0]) == 20
    later = [row[0] for row in rows(20, seed=1)]
    assert answers.whole.mean[0] == pytest.approx(sum(later) / 20)
    assert "9, 10, in this order" in repr(answers.account)


@pytest.mark.parametrize(
    ("book", "waves", "said"),
    [
        (BOOK, (1, 2), "mine.csv has no column with the role 'wave'"),
        (PANEL, (2019,), "column 'wave' of mine.csv holds 1 wave ('2019')"),
        (BOOK + "  wave: {role: wave}\n", (1, 2), "no column of mine.csv has the role 'resp"),
    ],
)
def test_why_nobody_can_be_followed(tmp_path, book, waves, said):
    answers = own(tmp_path, lines(*waves), book, HEAD)
    assert answers.panel is None
    assert said in answers.no_panel


def test_somebody_who_answers_one_wave_twice(tmp_path):
    twice = lines(1, 2)
    twice[3][3] = "r2"
    with pytest.raises(InputError, match="rows 4 and 5: respondent 'r2' answered wave '1' twice"):
        own(tmp_path, twice, PANEL, HEAD)


def test_managers_are_no_customers(tmp_path):
    book = PANEL + "  source: {role: source}\n"
    asked = [[*line, "customer"] for line in lines(1, 2)]
    asked += [[7, 7, 7, "boss", 2, "manager"]]
    answers = own(tmp_path, asked, book, HEAD + ",source")
    assert answers.whole.n == 20
    assert "boss" not in answers.panel.respondent
