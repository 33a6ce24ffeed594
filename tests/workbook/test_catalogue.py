import nbformat
import nbformat.v3
import pytest

from cxlab.errors import InputError
from cxlab.workbook.catalogue import Notebook, catalogue, find, named
from cxlab.workbook.run import run
from tests.workbook.tiny import WARM, notebook, saved


@pytest.mark.parametrize(
    "name", ["choice_overload", "01_choice_overload", "01_choice_overload.ipynb"]
)
def test_found_with_or_without_number(name):
    notebook = find(name)
    assert notebook.name == "01_choice_overload"
    assert notebook.question == "Do fewer options sell more?"


def test_cells_are_those_that_nbformat_reads_of_any_version(tmp_path):
    for path in (*(book.path for book in catalogue()), _of_version_3(tmp_path / "01_old.ipynb")):
        read = nbformat.read(path, as_version=4).cells
        cells = Notebook(path).cells
        assert [(c.cell_type, c.source, c.metadata) for c in cells] == [
            (c.cell_type, c.source, c.metadata) for c in read
        ]


def _of_version_3(path):
    """Write a notebook in the format of 2013."""
    old = nbformat.v3.new_notebook(
        worksheets=[nbformat.v3.new_worksheet(cells=[nbformat.v3.new_code_cell("1 + 1\n2")])]
    )
    path.write_text(nbformat.v3.writes_json(old), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["choise_overload", "../../etc/passwd", ""])
def test_unknown_names_are_refused(name):
    with pytest.raises(InputError, match="no notebook"):
        find(name)


@pytest.mark.parametrize(
    "text", ["", "{{{", '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}']
)
def test_a_broken_notebook_is_named(tmp_path, text):
    (tmp_path / "01_bad.ipynb").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="01_bad.ipynb"):
        str(find("bad", tmp_path).question)


def test_a_folder_without_notebooks(tmp_path):
    with pytest.raises(InputError, match="run cxlab from a clone"):
        catalogue(tmp_path)


def test_a_notebook_edited_meanwhile_is_read_and_run_anew(tmp_path):
    book = find("tiny", saved(notebook("'before'"), tmp_path).parent)
    assert book.cells[-1].source == "'before'"
    assert run(book, warm=WARM).executed.cells[-1].outputs[0].data["text/plain"] == "'before'"
    saved(notebook("'after it'"), tmp_path)
    assert book.cells[-1].source == "'before'"  # it is what this one ran
    book = find("tiny", tmp_path)
    assert book.cells[-1].source == "'after it'"
    assert run(book, warm=WARM).executed.cells[-1].outputs[0].data["text/plain"] == "'after it'"


def test_a_notebook_of_ones_own_is_known_by_its_path(tmp_path, monkeypatch):
    path = saved(notebook(), tmp_path, "mine")
    assert named(str(path)).question == "Is it so?"
    monkeypatch.chdir(tmp_path)
    assert named("mine.ipynb").name == "mine"
    assert named("choice_overload") == find("choice_overload")
    saved(notebook(), tmp_path, "01_choice_overload")  # an executed copy, perhaps
    assert named("01_choice_overload.ipynb") == find("choice_overload")
    for wrong in ("mine", "there/mine.ipynb", "other.ipynb"):
        with pytest.raises(InputError, match=f"no notebook '{wrong}'"):
            named(wrong)


@pytest.mark.parametrize("asked", ["3", "03"])
def test_a_number_alone_is_answered_with_the_notebook_that_has_it(asked):
    with pytest.raises(InputError, match="Did you mean '03_service_quality'. 'cxlab list' names"):
        named(asked)
