import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.workbook.catalogue import Notebook, catalogue, find
from cxlab.workbook.data_taken import check_data, taken
from cxlab.workbook.parameters import contract, validate
from tests.workbook.tiny import notebook, saved


@pytest.fixture
def declaring(tmp_path):
    def book(declared):
        content = notebook(parameters='data: str = "published"  # where from')
        content.cells[1].metadata["cxlab"] = {"data": declared}
        return Notebook(saved(content, tmp_path))

    return book


@pytest.mark.parametrize("name", ["choice_overload", "choice_overload_evidence", "satisfaction"])
def test_notebooks_that_need_every_answer_say_so(name, tmp_path):
    pd.DataFrame({"a": [1]}).to_parquet(tmp_path / "1.parquet")
    for data in (str(tmp_path), "duckdb://shop.db#t"):
        with pytest.raises(
            InputError, match="needs its answers in one file.*Only 03_service_quality"
        ):
            validate(find(name), {"data": data})
    with pytest.raises(InputError, match="a table behind a URL, but 04_five_gaps"):
        validate(find("five_gaps"), {"data": "duckdb://shop.db#t"})


def test_large_surveys_are_looked_at_before_a_kernel_starts(tmp_path):
    with pytest.raises(InputError, match="folder without Parquet files"):
        validate(find("service_quality"), {"data": str(tmp_path)})
    with pytest.raises(InputError, match="names no table"):
        validate(find("service_quality"), {"data": "duckdb://shop.db"})


def test_a_folder_will_do_where_it_is_declared(declaring, tmp_path):
    book = declaring({"takes": ["file", "folder"]})
    assert validate(book, {"data": str(tmp_path)}) == {"data": str(tmp_path)}
    with pytest.raises(InputError, match="there is no file"):
        validate(book, {"data": str(tmp_path / "none")})


def test_only_the_published_data_that_a_notebook_can_read_are_offered(declaring):
    book = declaring({"names": ["acsi2015", "mobi_moments"]})
    check_data(book, "acsi2015")
    with pytest.raises(InputError, match="it reads acsi2015, mobi_moments; or give it a file"):
        check_data(book, "iyengar_lepper_2000")
    with pytest.raises(InputError, match="no file 'acsi2051', .* Did you mean 'acsi2015'"):
        check_data(book, "acsi2051")
    with pytest.raises(InputError, match="It reads no published data"):
        check_data(declaring({"names": []}), "acsi2015")
    check_data(declaring({}), "iyengar_lepper_2000")


def test_a_declaration_that_is_none_is_the_authors_mistake(declaring):
    for declared in ({"takes": ["file", "tape"]}, {"takes": "file"}, {"names": ["nothing"]}, 3):
        with pytest.raises(InputError, match="01_tiny, parameters cell, its metadata"):
            taken(declaring(declared))


def test_every_notebook_that_can_do_without_a_codebook_says_which_columns_it_takes():
    always = {"04_five_gaps", "05_satisfaction", "09_loyalty"}
    for book in catalogue():
        assert bool(taken(book).columns) == (book.name not in always)
        assert taken(book).columns or "codebook" in contract(book)


def test_every_notebook_declares_names_and_its_default_is_among_them():
    for book in catalogue():
        names = taken(book).names
        assert contract(book)["data"].default in names
