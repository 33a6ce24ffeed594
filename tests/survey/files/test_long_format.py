import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.survey.files.long_format import from_long, long_columns, long_note
from cxlab.survey.files.read import read_survey

ROWS = [(p, q, (p + n) % 5 + 1) for n, q in enumerate(("E1", "P1", "sat")) for p in range(1, 9)]


def long(folder, rows=ROWS, head="person,asked,said"):
    path = folder / "long.csv"
    path.write_text("\n".join([head, *(",".join(map(str, row)) for row in rows)]) + "\n")
    return read_survey(path)


def test_one_row_an_answer_becomes_one_row_a_person_as_pandas_does_it(tmp_path):
    wide = from_long(long(tmp_path), "person", "asked", "said")
    expected = pd.DataFrame(ROWS, columns=["person", "asked", "said"])
    expected = expected.pivot(index="person", columns="asked", values="said")
    assert wide.columns == ("person", "E1", "P1", "sat")
    for name in ("E1", "P1", "sat"):
        assert wide.frame[name].astype(int).tolist() == expected[name].tolist()
    assert wide.row_numbers == tuple(range(2, 10))


def test_what_is_not_answered_is_blank_and_other_columns_stay_where_they_fit_a_person(tmp_path):
    rows = [(p, q, a, "Seoul" if p < 5 else "Busan", n) for n, (p, q, a) in enumerate(ROWS)]
    raw = long(tmp_path, rows[:-1], "person,asked,said,branch,line")
    wide = from_long(raw, "person", "asked", "said")
    assert wide.columns == ("person", "branch", "E1", "P1", "sat")
    assert wide.frame["branch"].tolist() == ["Seoul"] * 4 + ["Busan"] * 4
    assert wide.frame["sat"].isna().tolist() == [False] * 7 + [True]
    assert any("line" in note for note in wide.notes)


def test_two_answers_to_one_question_are_refused(tmp_path):
    raw = long(tmp_path, [*ROWS, (1, "E1", 5)])
    with pytest.raises(InputError, match="row 26: '1' answers 'E1' a second time, first in row 2"):
        from_long(raw, "person", "asked", "said")
    with pytest.raises(InputError, match="no column 'who'"):
        from_long(raw, "who", "asked", "said")


def test_a_long_file_is_told_and_a_wide_one_is_not(tmp_path, shared):
    assert long_columns(long(tmp_path)) == ("person", "asked", "said")
    assert any("long: {respondent: person" in note for note in long_note(long(tmp_path)))
    cases = shared / "cases"
    assert long_columns(read_survey(cases / "c23_long.csv")) == (
        "respondent_id",
        "question",
        "answer",
    )
    for name in ("c00_base.csv", "c28_branches.csv", "wave.csv", "c16_shop.xlsx"):
        assert long_columns(read_survey(cases / name)) is None
