import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.workbook.sweep.people import people

SIDES = """scale: [1, 5]
missing: [9, n/a]
columns:
  E1: {role: expectation, item: 1}
  E2: {role: expectation, item: 2}
  P1: {role: perception, item: 1}
  P2: {role: perception, item: 2}
  happy: outcome
  used: {role: screen, exclude: ["never"], because: "never used it"}
"""


@pytest.fixture
def counted(tmp_path):
    def count(text, codebook="", groups=None):
        file, book = tmp_path / "shop.csv", tmp_path / "shop.yml"
        file.write_text(text, encoding="utf-8")
        book.write_text(codebook, encoding="utf-8")
        raw = read_survey(file)
        meaning = read_codebook(book) if codebook else None
        return dict(people(raw, groups or list(raw.frame.iloc[:, 0].fillna("")), meaning))

    return count


def test_who_answered_one_side_only_does_not_count(counted):
    rows = [
        "a,1,,,5,3,yes",  # both sides: counts
        "a,1,2,,,3,yes",  # expectation only
        "a,,,1,2,3,yes",  # perception only
        "a,,,,,3,yes",  # neither
        "a,9,n/a,4,4,3,yes",  # what the codebook calls missing
        "a,7,,4,4,3,yes",  # an answer off the scale
        "a,1,1,1,1,3,never",  # screened out
        "b,2,2,2,2,,yes",
    ]
    text = "\n".join(["branch,E1,E2,P1,P2,happy,used", *rows]) + "\n"
    assert counted(text, SIDES) == {"a": 1, "b": 1}
    performance = "\n".join(line for line in SIDES.splitlines() if "expectation" not in line)
    assert counted(text, performance.replace("item: 1", "").replace("item: 2", "")) == {
        "a": 4,
        "b": 1,
    }
    only_happy = "columns:\n  happy: outcome\n  E1: {role: importance}\n"
    assert counted("branch,happy,E1\na,1,\na,,2\na,,\n", only_happy) == {"a": 2}


def test_a_respondent_counts_once_in_all_his_rows(counted):
    book = "columns:\n  who: {role: respondent, missing: [none]}\n  happy: outcome\n"
    rows = ["a,x,1", "a,x,2", "a,y,3", "a,z,", "a,,4", "a,none,5", "b,x,6", ",x,7"]
    text = "\n".join(["branch,who,happy", *rows]) + "\n"
    # x, y and whoever has no id, who may be one person; z answered nothing
    assert counted(text, book) == {"a": 3, "b": 1, "": 1}


def test_in_linked_surveys_customers_count_by_what_they_were_asked(counted):
    book = "columns:\n  E: expectation\n  P: perception\n  who: source\n"
    rows = ["a,manager,5,", "a,customer,,4", "a,customer,,3", "a,staff,,2", "b,manager,4,"]
    text = "\n".join(["branch,who,E,P", *rows]) + "\n"
    assert counted(text, book) == {"a": 2}
    assert counted("branch,who,E,P\na,staff,1,2\na,staff,,2\n", book) == {"a": 1}


def test_of_counts_the_people_count(counted):
    rows = ["a,stopped,6,260,104", "a,stopped,24,242,145", "a,bought,6,104,31", "a,bought,24,145,4"]
    head = "branch,Outcome,options,N,Count"
    text = "\n".join([head, *rows, "b,stopped,6,3,1", ",stopped,6,4,1"]) + "\n"
    assert counted(text) == {"a": 249, "b": 3, "": 4}
    assert counted("branch;n;count\na;100;3\na;20,0;4\n") == {"a": 120}
    assert counted("branch,n\na,100\na,200\n") == {"a": 2}  # no counts: a row is a person
    for wrong in ("many", "2.5", "-1", ""):
        cell = f"'{wrong}'" if wrong else "nothing"
        with pytest.raises(InputError, match=f"shop.csv, row 3, column 'n': found {cell}, need"):
            counted(f"branch,n,count\na,100,3\nb,{wrong},4\n")
