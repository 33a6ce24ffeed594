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
        ("options,n\n6\n", "row 2: 1 values, but the header has 2 columns"),
        ("n,n\n1,2\n", "column 'n' occurs more than once"),
        ("옵션,n\n6,1\n".encode("cp949"), "is not UTF-8 .byte 0x"),
        (b"PK\x03\x04\x00\x00", "is not a text file"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, content, message):
    with pytest.raises(InputError, match=message):
        table(tmp_path, content)


def test_rows_are_counted_as_in_the_file(tmp_path):
    read = table(tmp_path, 'n,note\n\n1,"two\nlines"\n\nx,\n')
    with pytest.raises(InputError, match="row 6, column 'n': found 'x'"):
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


@pytest.mark.parametrize("value", ["six", "-3", "2.5", "", "nan", "inf", "1e3", "1,000"])
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
