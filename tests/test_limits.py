"""Harmless files under low limits: nothing here would take the machine if a limit failed."""

import zipfile

import pyarrow as pa
import pyreadstat
import pytest
from openpyxl import Workbook
from pyarrow import parquet

from cxlab import limits
from cxlab.errors import InputError
from cxlab.evidence.correlation_table import printed_rows
from cxlab.limits import LIMITS, Limit
from cxlab.published import ROOT
from cxlab.survey.big.dataset_source import open_dataset
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.files.user_table import UserTable
from cxlab.survey.linked.files import read_sheets

ROWS = 30
ANSWERS = {"branch": ["A"] * ROWS, "E1": [5.0] * ROWS, "P1": [4.0] * ROWS}


def survey(folder, ending):
    import pandas as pd

    path, frame = folder / f"shop.{ending}", pd.DataFrame(ANSWERS)
    if ending == "csv":
        frame.to_csv(path, index=False)
    elif ending == "xlsx":
        frame.to_excel(path, index=False)
    elif ending == "parquet":
        parquet.write_table(pa.table(ANSWERS), path, row_group_size=3)
    elif ending == "zsav":
        pyreadstat.write_sav(frame, path, compress=True)
    elif ending == "sav":
        pyreadstat.write_sav(frame, path)
    else:
        pyreadstat.write_dta(frame, path)
    return path


def test_a_limit_says_what_it_found_and_how_to_raise_it(monkeypatch):
    limit = Limit("CXLAB_MOST_CELLS", 100, "cells")
    limit.check(100, "shop.csv")
    with pytest.raises(
        InputError, match=r"shop.csv: holds 1,234 cells, more than the 100 .*CXLAB_MOST_CELLS=1234"
    ):
        limit.check(1234, "shop.csv")
    monkeypatch.setenv("CXLAB_MOST_CELLS", "1234")
    limit.check(1234, "shop.csv")
    monkeypatch.setenv("CXLAB_MOST_CELLS", "many")
    with pytest.raises(InputError, match="CXLAB_MOST_CELLS is 'many'"):
        limit.check(1, "shop.csv")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet", "sav", "zsav", "dta"])
@pytest.mark.parametrize(("limit", "most"), [(limits.CELLS, 50), (limits.COLUMNS, 2)])
def test_a_survey_of_any_kind_is_refused_over_a_limit_and_read_under_it(
    tmp_path, monkeypatch, ending, limit, most
):
    path = survey(tmp_path, ending)
    assert read_survey(path).frame.shape == (ROWS, 3)
    if (ending, limit) == ("xlsx", limits.COLUMNS):
        pytest.skip("Excel itself keeps to that many columns")
    monkeypatch.setenv(limit.variable, str(most))
    with pytest.raises(InputError, match=limit.variable):
        read_survey(path)


def test_a_workbook_is_refused_by_what_it_unpacks_to(tmp_path, monkeypatch):
    path = survey(tmp_path, "xlsx")
    monkeypatch.setenv("CXLAB_MOST_UNPACKED", "1000")
    with pytest.raises(InputError, match="bytes once unpacked, more than the 1,000"):
        read_survey(path)


def test_what_packs_far_better_than_answers_do_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "shop.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 200_000)
    monkeypatch.setattr(limits, "FREELY", 100_000)
    monkeypatch.setattr(limits.check_unpacked, "__defaults__", (100_000,))
    with pytest.raises(InputError, match="CXLAB_MOST_PACKED"):
        read_survey(path)


def test_a_sheet_that_claims_rows_or_columns_without_end_is_counted_as_it_is_read(
    tmp_path, monkeypatch
):
    book = Workbook()
    book.active.append(["E1", "P1"])
    book.active.cell(50, 60, "far away")
    book.save(tmp_path / "wide.xlsx")
    monkeypatch.setenv("CXLAB_MOST_SHEET_ROWS", "40")
    with pytest.raises(InputError, match="CXLAB_MOST_SHEET_ROWS"):
        read_survey(tmp_path / "wide.xlsx")
    monkeypatch.setenv("CXLAB_MOST_SHEET_ROWS", "60")
    monkeypatch.setenv("CXLAB_MOST_CELLS", "30")
    with pytest.raises(InputError, match="CXLAB_MOST_CELLS"):
        read_survey(tmp_path / "wide.xlsx")


def test_a_survey_that_is_not_held_is_refused_by_its_largest_row_group(tmp_path, monkeypatch):
    path = tmp_path / "shop.parquet"
    numbers = pa.array(range(4000), pa.int16())
    parquet.write_table(pa.table({"E1": numbers, "P1": numbers}), path, row_group_size=1000)
    group = parquet.read_metadata(path).row_group(0).total_byte_size
    monkeypatch.setenv("CXLAB_MOST_UNPACKED", str(2 * group))
    assert open_dataset(path).columns == ("E1", "P1")
    with pytest.raises(InputError, match="CXLAB_MOST_UNPACKED"):
        read_survey(path)
    monkeypatch.setenv("CXLAB_MOST_UNPACKED", str(group // 2))
    with pytest.raises(InputError, match="CXLAB_MOST_UNPACKED"):
        open_dataset(path)


@pytest.mark.parametrize("variable", ["CXLAB_MOST_ROW_GROUPS", "CXLAB_MOST_CHUNKS"])
def test_row_groups_are_counted_for_surveys_that_are_held_and_that_are_not(
    tmp_path, monkeypatch, variable
):
    path = survey(tmp_path, "parquet")
    open_dataset(path)
    monkeypatch.setenv(variable, "5")
    for read in (read_survey, open_dataset):
        with pytest.raises(InputError, match=variable):
            read(path)


def test_a_text_kept_once_in_parquet_is_kept_once(tmp_path):
    text = "x" * 50_000
    table = pa.table({"E1": pa.array([text, None] * 50).dictionary_encode(), "n": [1] * 100})
    parquet.write_table(table, tmp_path / "shop.parquet")
    cells = read_survey(tmp_path / "shop.parquet").frame["E1"]
    assert cells.tolist() == [text, None] * 50
    assert len({id(cell) for cell in cells if cell}) == 1


def test_lists_in_parquet_are_counted_by_what_they_hold(tmp_path, monkeypatch):
    parquet.write_table(pa.table({"E1": [[1] * 100, [2]]}), tmp_path / "shop.parquet")
    assert len(read_survey(tmp_path / "shop.parquet").frame) == 2
    monkeypatch.setenv("CXLAB_MOST_CELLS", "50")
    with pytest.raises(InputError, match="holds 101 cells"):
        read_survey(tmp_path / "shop.parquet")


@pytest.mark.parametrize("variable", ["CXLAB_MOST_CELLS", "CXLAB_MOST_COLUMNS", "CXLAB_MOST_TEXT"])
def test_tables_of_counts_studies_and_runs(tmp_path, monkeypatch, variable):
    path = tmp_path / "counts.csv"
    path.write_text("a,b,c\n1,2,3\n4,5,6\n")
    assert UserTable(path).columns == ["a", "b", "c"]
    monkeypatch.setenv(variable, "2")
    with pytest.raises(InputError, match=variable):
        UserTable(path)


def test_printed_tables(tmp_path, monkeypatch):
    path = tmp_path / "table.csv"
    path.write_text("variable,n\na,2\n")
    printed_rows(path)
    monkeypatch.setenv("CXLAB_MOST_TEXT", "5")
    with pytest.raises(InputError, match="CXLAB_MOST_TEXT"):
        printed_rows(path)


@pytest.mark.parametrize("variable", ["CXLAB_MOST_CODEBOOK", "CXLAB_MOST_NESTING"])
def test_codebooks(tmp_path, monkeypatch, variable):
    path = tmp_path / "shop.yml"
    path.write_text("columns:\n  E1: {role: expectation, answers: {a: 1}}\n  P1: perception\n")
    read_codebook(path)
    monkeypatch.setenv(variable, "2")
    with pytest.raises(InputError, match=variable):
        read_codebook(path)


def test_aliases_are_never_unfolded(tmp_path):
    path = tmp_path / "shop.yml"
    path.write_text("a: &a [x, x]\nb: &b [*a, *a]\n")
    with pytest.raises(InputError, match="aliases"):
        read_codebook(path)


def test_the_files_of_a_folder_together_are_one_survey(tmp_path, monkeypatch):
    (tmp_path / "codebook.yml").write_text(
        "columns:\n  branch: group\n  E1: {role: expectation, item: 1}\n"
        "  P1: {role: perception, item: 1}\n"
    )
    text = "branch,E1,P1\n" + "A,5,4\n" * 10
    (tmp_path / "customers.csv").write_text(text)
    (tmp_path / "customers2.csv").write_text(text.replace("A", "B"))
    assert len(read_sheets(tmp_path, None)[0]) == 2
    monkeypatch.setenv("CXLAB_MOST_CELLS", "40")
    read_survey(tmp_path / "customers.csv")
    with pytest.raises(InputError, match="holds 60 cells"):
        read_sheets(tmp_path, None)


def test_every_limit_is_in_the_readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [limit.variable for limit in LIMITS if f"`{limit.variable}`" not in text] == []
