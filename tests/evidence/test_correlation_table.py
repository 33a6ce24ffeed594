import pytest

from cxlab.errors import InputError
from cxlab.evidence.correlation_table import is_printed_table, moments_of_table, printed_rows
from tests.tolerances import EXACT

TABLE = "variable,n,mean,sd,x,y\nx,90,4.5,1.5,1,.5\ny,90,4,1,.5,1\n"


@pytest.fixture
def write(tmp_path):
    def to_file(text):
        path = tmp_path / "table.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return to_file


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        "\N{ZERO WIDTH NO-BREAK SPACE}" + TABLE,
        TABLE.replace(",", ";").replace(".", ","),
        TABLE.replace(",", "\t"),
    ],
    ids=["plain", "byte-order mark", "semicolons and decimal commas", "tabs"],
)
def test_tables_as_spreadsheets_save_them(write, text):
    moments = moments_of_table(write(text))
    assert (moments.n, moments.mean[0]) == (90, 4.5)
    assert moments.covariance[0, 1] == pytest.approx(0.75, abs=EXACT)
    assert is_printed_table(write(text))


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ("y,90", "y,many", "variable 'y', column 'n': found 'many', need a number"),
        ("x,90", "x,200.5", "column 'n': found '200.5', need a whole number, 2 or more"),
        ("x,90", "x,1", "need a whole number, 2 or more"),
        (",.5,1\n", ",x,1\n", "variable 'y', column 'x': found 'x', need a number"),
        (",.5,1\n", ",,1\n", "column 'x': found nothing"),
        ("4.5", "high", "column 'mean': found 'high'"),
    ],
)
def test_cells_that_hold_no_number_are_named(write, was, now, message):
    with pytest.raises(InputError, match=message):
        moments_of_table(write(TABLE.replace(was, now)))


def test_what_is_no_table_of_moments(write, tmp_path):
    assert not is_printed_table(write("a,b\n1,2\n"))
    assert not is_printed_table(write(b"\xff\xfe\x00"))
    with pytest.raises(InputError, match="there is no such file"):
        printed_rows(tmp_path / "nothing.csv")
