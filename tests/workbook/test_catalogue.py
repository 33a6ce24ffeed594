import pytest

from cxlab.errors import InputError
from cxlab.workbook.catalogue import catalogue, find


@pytest.mark.parametrize(
    "name", ["choice_overload", "01_choice_overload", "01_choice_overload.ipynb"]
)
def test_found_with_or_without_number(name):
    notebook = find(name)
    assert notebook.name == "01_choice_overload"
    assert notebook.question == "Do fewer options sell more?"


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
