import pytest

from cxlab.evidence.respondents import respondents, whose
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean

BOOK = """columns:
  who: respondent
  source: source
  E: {role: expectation, item: 1}
  P: {role: perception, item: 1}
"""


@pytest.fixture
def read(tmp_path):
    def of(rows):
        (tmp_path / "shop.csv").write_text("\n".join(["who,source,E,P", *rows]) + "\n")
        (tmp_path / "shop.yml").write_text(BOOK, encoding="utf-8")
        return clean(read_survey(tmp_path / "shop.csv"), read_codebook(tmp_path / "shop.yml"))

    return of


def test_people_of_both_sides_count_once_and_only_customers(read):
    rows = ["ann,customer,5,6", "ann,customer,4,6", "bob,customer,5,", "cem,manager,5,5"]
    responses = read([*rows, "dia,customer,5,6"])
    assert whose(responses) == ["ann", "ann", "bob", "cem", "dia"]
    assert dict(respondents(responses, ["A", "A", "A", "A", ""])) == {"A": 1, "": 1}


def test_where_one_side_was_asked_of_nobody_the_other_counts(read):
    assert dict(respondents(read(["ann,customer,5,", "bob,customer,4,"]), ["A", "A"])) == {"A": 2}
