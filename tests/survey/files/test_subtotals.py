import pytest

from cxlab.survey.files.read import read_survey

ANSWERS = [(branch, n, 1 + n % 5, 1 + n % 4, 1 + n % 3) for n in range(12) for branch in ("A", "B")]
MEANS = "2.9,2.4,1.9"


def people(tmp_path, *more, head="branch,id,E1,P1,sat"):
    path = tmp_path / "simulated.csv"
    rows = [",".join(map(str, row)) for row in sorted(ANSWERS)]
    rows[12:12] = more[:1]
    path.write_text("\n".join([head, *rows, *more[1:]]), encoding="utf-8")
    return read_survey(path)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (f"A Average,,{MEANS}", f"B Average,,{MEANS}"),  # as a spreadsheet writes subtotals
        ("A Total,,35,31,29", "B Total,,35,31,29"),
        (f"A,Average,{MEANS}", f"B,Average,{MEANS}"),  # where others have an id
        (f"A 평균,,{MEANS}", f"B 평균,,{MEANS}"),
    ],
)
def test_subtotals_of_groups_are_no_people_and_said(tmp_path, first, last):
    raw = people(tmp_path, first, last)
    assert len(raw.frame) == len(ANSWERS)
    assert any("no people" in note for note in raw.notes)


def test_a_branch_called_like_a_subtotal_stays_where_its_numbers_are_answers(tmp_path):
    raw = people(tmp_path, "A Total,20,3,4,5", "B Total,21,2,2,2")
    assert len(raw.frame) == len(ANSWERS) + 2
