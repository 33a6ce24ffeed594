import re

from cxlab.published import sources
from cxlab.words import speaking
from cxlab.workbook.pages.cited import source_names


def test_every_source_has_a_year_and_no_title():
    for key in sources():
        name = source_names([key])
        citation = sources()[key].citation
        assert citation.startswith(name)
        assert name == citation or re.search(r"\(\d{4}[^()]*\)$", name), key


def test_a_file_is_called_by_its_name():
    assert source_names(["a (1).csv"]) == "a (1).csv"


def test_a_file_of_the_readers_own_is_named_in_the_language_of_the_page():
    known = ["own data: shop.csv", "iyengar_lepper_2000"]
    with speaking("ko"):
        named = source_names(known)
    assert "shop.csv" in named
    assert "own data" not in named
