import pytest

from cxlab.errors import InputError
from cxlab.survey.linked.files import listed_rows, read_sheets

BOOK = "columns:\n  branch: group\n  E1: {role: expectation}\n"


def write(folder, **files):
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def test_rows_are_listed_briefly():
    assert listed_rows([4]) == "row 4"
    assert listed_rows([4, 7]) == "rows 4, 7"
    assert listed_rows(range(2, 20)) == "rows 2, 3, 4, 5, 6 and 13 more"


def test_the_files_of_a_folder_are_read_and_others_left_alone(tmp_path):
    data = {"customers_2026__csv": "branch,E1\na,5\n", "Managers__csv": "branch,E1\na,4\n"}
    write(tmp_path, codebook__yaml=BOOK, README__md="# notes", **data)
    sheets, meaning, responses = read_sheets(tmp_path, None)
    assert [each.source for each in sheets] == ["manager", "customer"]
    assert sheets[0].rows == (2,)
    assert (meaning.name, len(responses)) == ("codebook.yaml", 2)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"customers__csv": "branch,E1\na,5\n"}, "there is no codebook. Put one called 'codebook"),
        (
            {
                "codebook__yaml": BOOK,
                "customers__csv": "branch,E1\na,5\n",
                "customers 2__csv": "branch,E1\na,5\n",
            },
            "'customers.csv' is 'customers 2.csv' once more",
        ),
        ({"codebook__yaml": BOOK}, "the folder has no survey files"),
        (
            {
                "codebook__yaml": BOOK + "  who: source\n",
                "x__csv": "branch,E1,who\na,5,\nb,4,staff\n",
            },
            "x.csv, row 2, column 'who': found nothing, need who answered",
        ),
        (
            {"codebook__yaml": BOOK + "  who: source\n", "x__csv": "branch,E1,who\na,5,managr\n"},
            "row 2, column 'who': found 'managr'.*Did you mean 'manager'",
        ),
        (
            {
                "codebook__yaml": BOOK.replace("branch", "a") + "  b: group\n",
                "staff__csv": "a,b,E1\nx,y,5\n",
            },
            "2 columns have the role group; call the one that joins the surveys 'branch'",
        ),
    ],
)
def test_what_is_not_clear_is_refused(tmp_path, files, message):
    with pytest.raises(InputError, match=message):
        read_sheets(write(tmp_path, **files), None)
