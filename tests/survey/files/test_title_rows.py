import pytest

from cxlab.survey.files.read import read_survey
from cxlab.survey.files.title_rows import title_rows

ANSWERS = [[5.0, 4.0, None, 2.0], [3.0, 4.0, 1.0, 2.0]] * 4
HEAD = ["E1", "E2", "P1", "P2"]


@pytest.mark.parametrize(
    ("above", "n"),
    [
        ([], 0),
        ([["Survey"]], 1),
        ([["Survey"], ["n = 8", None, None, None]], 2),
        ([["Survey"] * 4], 1),  # merged over all columns
        ([[None, None, "Survey", None]], 1),
    ],
)
def test_what_stands_above_a_head(above, n):
    assert title_rows([*above, HEAD, *ANSWERS]) == n


def test_heads_and_answers_are_no_titles():
    assert title_rows([["E", None, "P", None], HEAD, *ANSWERS]) == 0
    assert title_rows([["answer"], ["5"], ["4"]]) == 0
    assert title_rows([["only"], ["some", "words"]]) == 0


def test_titles_are_named_and_rows_keep_their_numbers(tmp_path):
    path = tmp_path / "shop.csv"
    path.write_text("Spring, 2026\n\nE1,E2,P1,P2,S1,S2,S3,S4\n" + "5,4,3,2,1,2,3,4\n" * 5)
    raw = read_survey(path)
    assert raw.columns[:2] == ("E1", "E2")
    assert raw.row_numbers == (4, 5, 6, 7, 8)
    assert any("Spring" in note for note in raw.notes)
