import re

from cxlab.published import sources
from cxlab.workbook.pages.cited import source_names


def test_every_source_has_a_year_and_no_title():
    for key in sources():
        name = source_names([key])
        citation = sources()[key].citation
        assert citation.startswith(name)
        assert name == citation or re.search(r"\(\d{4}[^()]*\)$", name), key


def test_a_file_is_called_by_its_name():
    assert source_names(["a (1).csv"]) == "a (1).csv"
