import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook import Column, Pair
from cxlab.survey.codebook.codebook_file import read_codebook

TEXT = """
title: Shop
missing: [99, "n/a"]
answers: {"Strongly agree": 7, agree: 6}
columns:
  E01: {role: expectation, item: 1, dimension: tangibles, label: modern equipment}
  E02: {role: expectation, item: 2}
  P02: {role: perception, item: 2, dimension: reliability, reversed: yes}
  P01: {role: perception, item: 1}
  I01: {role: importance, item: 1, scale: [1, 10], missing: []}
  P09: {role: perception, missing: [0]}
  satisfaction_1: {role: outcome, scale: [1, 5], answers: {}}
  satisfaction_2: {role: outcome, scale: [1, 5], answers: {}}
  nps: {role: outcome, scale: [0, 10]}
  usage: {role: screen, exclude: never}
  branch: group
"""


@pytest.fixture
def codebook(tmp_path):
    path = tmp_path / "shop.yml"
    path.write_text(TEXT, encoding="utf-8")
    return read_codebook(path)


def test_what_a_codebook_says(codebook):
    assert (codebook.title, codebook.name) == ("Shop", "shop.yml")
    assert codebook.column("P02") == Column(
        "P02",
        "perception",
        item="2",
        dimension="reliability",
        reversed=True,
        reversal_stated=True,
        missing=(99.0, "n/a"),
        answers={"strongly agree": 7.0, "agree": 6.0},
    )
    assert codebook.column("P09").missing == (0.0,)
    assert codebook.column("usage").exclude == ("never",)
    assert codebook.column("usage").because == "left out by 'usage'"
    assert [column.name for column in codebook.of("group", "screen")] == ["usage", "branch"]


def test_pairs_share_what_one_of_them_says(codebook):
    assert codebook.pairs() == (
        Pair("1", "tangibles", "modern equipment", "E01", "P01", "I01"),
        Pair("2", "reliability", "2", "E02", "P02", ""),
    )


def test_items_of_no_dimension_stay_out_of_all(codebook):
    assert codebook.dimensions("perception") == {"reliability": ("P02",), "tangibles": ("P01",)}


def test_outcomes_are_the_columns_of_one_name(codebook):
    assert codebook.outcomes() == {
        "satisfaction": ("satisfaction_1", "satisfaction_2"),
        "nps": ("nps",),
    }


def test_a_column_that_is_not_there(codebook):
    with pytest.raises(InputError, match="no column 'E1'. Did you mean 'E01'"):
        codebook.column("E1")
