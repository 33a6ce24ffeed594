from cxlab.evidence.answered_rows import answered_rows
from cxlab.survey.files.user_table import UserTable


def test_rows_without_an_answer_are_counted_and_the_others_keep_their_numbers(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("group,noticed\na,1\nb,\nc,0\n", encoding="utf-8")
    table, lines = answered_rows(UserTable(path), "noticed")
    assert table.text("group") == ["a", "c"]
    assert table.line_numbers == [2, 4]
    assert lines == [("Left out", "1 row without an answer")]


def test_where_nobody_answered_the_reader_refuses(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("group,noticed\na,\nb,\n", encoding="utf-8")
    table = UserTable(path)
    assert answered_rows(table, "noticed") == (table, [])
