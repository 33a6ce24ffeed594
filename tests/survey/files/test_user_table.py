import openpyxl
import pytest

from cxlab.errors import InputError
from cxlab.survey.files.user_table import UserTable


def table(tmp_path, content, name="shop.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return UserTable(path)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_separators_byte_order_mark_and_windows_lines(tmp_path, separator, mark):
    lines = [f"options{separator}n", f"6{separator}10", "", f"24{separator}12.0"]
    read = table(tmp_path, mark + "\r\n".join(lines) + "\r\n")
    assert read.columns == ["options", "n"]
    assert (read.whole("options"), read.whole("n")) == ([6, 24], [10, 12])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "shop.csv: is empty"),
        ("  \n", "shop.csv: is empty"),
        (",,,\n", "shop.csv: is empty"),
        ('""\n', "shop.csv: is empty"),
        ("n,,m\n1,2,3\n", "column 2 has no name"),
        ("options,n\n", "header row but no data rows"),
        ("options,n\n6\n", "row 2: 1 cells, but the first row has 2"),
        ("n,n\n1,2\n", "column 'n' occurs more than once"),
        (b"PK\x03\x04\x00\x00", "is a zip archive"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, content, message):
    with pytest.raises(InputError, match=message):
        table(tmp_path, content)


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path):
    read = table(tmp_path, 'n,note\n\n1,"two\nlines"\n\nx,\n')
    with pytest.raises(InputError, match="row 5, column 'n': found 'x'"):
        read.whole("n")


def test_old_macs_spreadsheets_and_their_leftovers(tmp_path):
    assert table(tmp_path, "n,m\r1,2\r").whole("m") == [2]
    assert table(tmp_path, "sep=;\nn;m\n1;2\n").whole("m") == [2]
    assert table(tmp_path, "N, M ,,\n1,2,,\n , ,,\n").whole("m") == [2]


@pytest.mark.parametrize("text", ['n\n"oops\n1\n', "n\n" + "1" * 200_000])
def test_rows_are_never_swallowed(tmp_path, text):
    with pytest.raises(InputError, match="shop.csv, row 2"):
        table(tmp_path, text).whole("n")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="nothing.csv: there is no such file"):
        UserTable(tmp_path / "nothing.csv")


@pytest.mark.parametrize("value", ["six", "-3", "2.5", "", "nan", "inf", "1e3", "12%"])
def test_what_is_not_a_whole_number_is_named_by_row_and_column(tmp_path, value):
    read = table(tmp_path, f'options;n\n6;1\n24;"{value}"\n')
    with pytest.raises(
        InputError, match=r"row 3, column 'n': found .*need a whole number, 0 to 999999999"
    ):
        read.whole("n")


def test_codes_other_than_those_allowed(tmp_path):
    with pytest.raises(InputError, match="found '2', need 0 or 1"):
        table(tmp_path, "bought\n2\n").whole("bought", (0, 1))


def test_a_missing_column_offers_the_nearest(tmp_path):
    with pytest.raises(
        InputError, match=r"'options' is missing. Found: option, n. Did you mean 'option'"
    ):
        table(tmp_path, "option,n\n6,1\n").need("options")


def test_tables_in_korean_letters_and_of_excel_are_read_as_surveys_are(tmp_path, shared):
    assert table(tmp_path, "옵션,n\n6,1\n".encode("cp949")).columns == ["옵션", "n"]
    read = UserTable(shared / "cases" / "c16_shop.xlsx")
    assert (read.whole("n"), read.whole("count")) == ([1204, 1188], [31, 52])


@pytest.mark.parametrize(
    ("content", "counts"),
    [
        ("options;n\n6;1.204\n24;0,8\n", None),
        ("options;n\n6;5.000.000\n24;4.000\n", [5_000_000, 4000]),
        ("options;n\n6;1.204\n24;1.188\n", [1204, 1188]),  # no other reading is whole
        ('options,n\n6,"1,250"\n24,"1,188"\n', [1250, 1188]),
        ('options,n\n6,"1,250.0"\n24,"2,000"\n', [1250, 2000]),
        ("options;n\n6;5 000\n24;4000\n", [5000, 4000]),
        ("options;n\n6;5,0\n24;4.000\n", [5, 4000]),
    ],
)
def test_groups_of_thousands_where_one_reading_is_possible(tmp_path, content, counts):
    read = table(tmp_path, content)
    if counts is None:
        with pytest.raises(InputError, match="row 3"):
            read.whole("n")
    else:
        assert read.whole("n") == counts


@pytest.mark.parametrize("content", ["n;m\n5.000;1\n", 'n,m\n"5,000",1\n', "n,m\n5.000,1\n"])
def test_where_two_readings_are_possible_both_are_named(tmp_path, content):
    with pytest.raises(InputError, match="row 2, column 'n'.*may be 5000 or 5, and nothing else"):
        table(tmp_path, content).whole("n")


def test_an_effect_with_three_decimals_in_a_file_of_semicolons(tmp_path):
    with pytest.raises(InputError, match="may be 1204 or 1.204"):
        table(tmp_path, "effect;n\n1.204;9\n").number("effect")
    assert table(tmp_path, "effect;n\n1.204;9\n0.5;9\n").number("effect") == [1.204, 0.5]
    assert table(tmp_path, "effect;n\n1,204;9\n0,5;9\n").number("effect") == [1.204, 0.5]


def test_a_total_below_is_no_row(tmp_path):
    read = table(tmp_path, "study,n\nA,5\nB,6\nTotal,11\n")
    assert read.whole("n") == [5, 6]
    assert any("Total" in note for note in read.notes)


def test_some_rows_keep_their_numbers_and_blanks_are_known(tmp_path):
    read = table(tmp_path, "study,n\nA,5\nB,\nC,x\n")
    assert read.filled("n") == [True, False, True]
    part = read.only([2])
    assert part.text("study") == ["C"]
    with pytest.raises(InputError, match="row 4, column 'n': found 'x'"):
        part.number("n")
    assert len(read.rows) == 3


def test_a_group_called_total_is_one_and_a_total_below_is_left_out(tmp_path):
    groups, below = tmp_path / "groups.csv", tmp_path / "below.csv"
    arms = "Total,6,100,20\nTotal,24,110,30\n"
    groups.write_text("outcome,options,n,count\n" + arms + "taste,6,90,9\ntaste,24,95,8\n")
    assert len(UserTable(groups).rows) == 4
    below.write_text("group,count,n\nname,30,200\nsurname,25,210\nTotal,55,410\n")
    table = UserTable(below)
    assert [row[0] for row in table.rows] == ["name", "surname"]
    assert "row 4 (Total)" in " ".join(table.notes)


@pytest.mark.parametrize("cell", ["20%", "20 %"])
def test_a_percent_sign_is_refused_where_the_unit_is_not_its_own(tmp_path, cell):
    read = table(tmp_path, f"d,share,note\n0.3,80%,a\n{cell},75%,b\n")
    with pytest.raises(
        InputError, match=f"row 3, column 'd': found '{cell}', need a number without"
    ):
        read.number("d")
    assert read.number("share", per_cent=["share"]) == [80, 75]
    with pytest.raises(
        InputError, match="row 3, column 'd': .*in every cell of share, d, or in no"
    ):
        read.number("d", per_cent=["share", "d"])


def test_a_percent_sign_of_excel_is_one_too(tmp_path):
    book = openpyxl.Workbook()
    for row in (["d", "n"], [0.3, 40], [0.2, 0.5]):
        book.active.append(row)
    book.active["A3"].number_format = book.active["B3"].number_format = "0%"
    book.save(tmp_path / "shop.xlsx")
    read = UserTable(tmp_path / "shop.xlsx")
    assert read.text("d") == ["0.3", "20%"]
    with pytest.raises(InputError, match="row 3, column 'd': found '20%', need a number without"):
        read.number("d")
    with pytest.raises(InputError, match="row 3, column 'n': found '50%', need a whole number"):
        read.whole("n")
