import pytest

from cxlab.errors import InputError
from cxlab.survey.files.read import read_survey
from cxlab.survey.files.text_file import read_text_file


def of(tmp_path, text, name="shop.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_text_file(path)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(tmp_path, separator, end):
    lines = [f"E01{separator}P01", f"5{separator}6", f'"a{separator}b"{separator}']
    grid = of(tmp_path, end.join(lines) + end)
    assert grid.rows == [["E01", "P01"], ["5", "6"], [f"a{separator}b", None]]
    assert grid.decimal == ("." if separator == "," else ",")


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path):
    grid = of(tmp_path, 'sep=;\n"a\nquestion";b\n1;2\n;\n\n3;4\n\n')
    assert grid.rows == [["a\nquestion", "b"], ["1", "2"], ["3", "4"]]
    assert grid.numbers == [2, 3, 6]
    assert grid.notes == ("2 empty rows skipped",)


def test_commas_in_questions_and_decimals_do_not_separate(tmp_path):
    text = "Fast, safe, and clean?;Weight\n5;1,25\n4;0,75\n"
    assert of(tmp_path, text).rows[1] == ["5", "1,25"]


def test_bars_between_the_answers_of_one_cell_do_not_separate(tmp_path):
    text = "who|what,score\na|b,1\nc|d,2\n" + 'e|f,"3,5"\n'
    assert of(tmp_path, text).rows[1] == ["a|b", "1"]


def test_columns_that_are_empty_throughout_are_no_columns(tmp_path):
    assert of(tmp_path, "a,b,,\n1,2,,\n3,,\n".replace("3,,\n", "3,,,\n")).rows[2] == ["3", None]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        (",,\n \n", "is empty"),
        ("a,b,c\n1,2,3\n1,2\n", "row 3: 2 cells, but the first row has 3"),
        ("a,b\n1,2\n1,2,3\n", "row 3: 3 cells, but the first row has 2"),
        ('a,b\n1,"x\n2,3\n', "row 2: cannot be read; look for a quotation mark"),
        ("a,b\n1," + "x" * 200_000, "row 2: cannot be read; a cell is longer"),
        ("1," * 20_000, "holds 20,001 columns"),
        ("<html><table>", "is a web page; save it as .xlsx or CSV"),
        ('{"a": 1}', "is JSON; save it as CSV"),
        (b"a,b\n1,\0\n", "is not a text file"),
    ],
)
def test_what_is_refused(tmp_path, text, message):
    with pytest.raises(InputError, match=f"shop.csv.*{message}"):
        of(tmp_path, text)


def test_notes_of_one_cell_below_a_table_are_no_broken_rows(tmp_path):
    path = tmp_path / "shop.csv"
    path.write_text("id,E1,P1,sat\n1,5,4,3\n2,4,4,3\nSource: the tool\n")
    assert len(read_survey(path).frame) == 2
    path.write_text("id,E1,,\n1,5\n2,4,,\n")
    assert read_text_file(path).rows == [["id", "E1"], ["1", "5"], ["2", "4"]]


def test_decimal_commas_do_not_part_the_cells(tmp_path):
    """Each row of decimals has one comma more than semicolons."""
    path = tmp_path / "german.csv"
    path.write_text("E01;P01;Ort\n" + "5,0;3,5;Ulm, Mitte\n4,0;2,0;Köln\n" * 9, encoding="utf-8")
    grid = read_text_file(path)
    assert grid.rows[:2] == [["E01", "P01", "Ort"], ["5,0", "3,5", "Ulm, Mitte"]]
    assert grid.decimal == ","


def test_semicolons_within_the_answers_do_not_part_the_cells(tmp_path):
    path = tmp_path / "choices.csv"
    path.write_text("id,shops,P01\n" + "1,A;B;C;D,4\n" * 9, encoding="utf-8")
    assert read_text_file(path).rows[1] == ["1", "A;B;C;D", "4"]
