from math import isnan, nan

import pandas as pd
import pyreadstat
import pytest

from cxlab.errors import InputError
from cxlab.survey.files.read import read_survey
from cxlab.survey.values import in_numbers, leading_number
from tests.survey.simple import book, raw, table


def values(tmp_path, cells, top="", said="role: perception", name="shop.csv"):
    survey = raw(tmp_path, table({"P1": cells, "x": ["."] * len(cells)}), name)
    codebook = book(tmp_path, {"P1": said}, top)
    return in_numbers(survey, codebook.column("P1"), range(len(cells)))


def same(found, wanted):
    return all(a == b or (isnan(a) and isnan(b)) for a, b in zip(found, wanted, strict=True))


def test_numbers_words_and_codes(tmp_path):
    top = 'missing: [99, "n/a"]\nanswers: {"Strongly agree": 7, yes: 6}'
    cells = ["5", "5.0", " 4 ", "99", "99.0", "N/A", None, "strongly  AGREE", "Yes", "8", "0"]
    found = values(tmp_path, cells, top)
    assert same(found.numbers, [5, 5, 4, nan, nan, nan, nan, 7, 6, nan, nan])
    assert (found.missing, found.by_words, found.out_of_range) == (4, 2, (11, 12))


def test_a_codebook_may_recode_numbers(tmp_path):
    found = values(tmp_path, ["1", "1.0", "2 - b", "3"], "answers: {1: 7, 2: 6}")
    assert found.numbers.tolist() == [7, 7, 6, 3]
    assert found.by_words == 3


@pytest.mark.parametrize("form", ["{} - {}", "{}. {}", "{}: {}", "{}) {}", "{} = {}", "{} ({})"])
def test_labelled_numbers(tmp_path, form):
    cells = [form.format(7, "Strongly agree"), form.format(1, "no"), "4", form.format(9, "?x")]
    found = values(tmp_path, cells, "missing: [9]")
    assert same(found.numbers, [7, 1, 4, nan])
    assert (found.by_leading_number, found.missing) == (2, 1)


@pytest.mark.parametrize(
    "cell", ["2-3 times", "5 or more", "4.5 stars", "1. 2 stars", "3rd", "1/2", "12:30", "5 -"]
)
def test_numbers_that_only_look_like_labels(tmp_path, cell):
    assert leading_number(cell) is None
    with pytest.raises(InputError, match=f"row 3, column 'P1': found '{cell}', need a number"):
        values(tmp_path, ["5", cell])


FORMS = {
    "5=bad": 5,
    "만족(4)": 4,
    "만족 (4점)": 4,
    "4점": 4,
    "4 점": 4,
    "④": 4,
    "⑤ 매우 그렇다": 5,
    "❸": 3,
    "(3) agree": 3,
    "[3] agree": 3,
    "agree [3]": 3,
    "3 Agree": 3,
    "good = 2": 2,
    "2 stars": 2,
    "6: yes": 6,
    "1 sehr gut": 1,
    "Extremely likely - 7": 7,
}


@pytest.mark.parametrize("cell", FORMS)
def test_numbers_as_people_write_them_with_words(tmp_path, cell):
    assert values(tmp_path, [cell, "4"]).numbers.tolist() == [FORMS[cell], 4]


@pytest.mark.parametrize("cell", ["2 times", "Room 4", "4 rooms", "10-12", "1(2)3", "no. 4 of 5"])
def test_numbers_that_count_something_else(tmp_path, cell):
    with pytest.raises(InputError, match="need a number from 1 to 7"):
        values(tmp_path, ["5", cell])


@pytest.fixture
def labelled(tmp_path):
    """SPSS: codes 9 to 11 and text codes, all with labels."""
    path = tmp_path / "simulated.sav"
    columns = {"P1": [9.0, 10.0, 11.0, 99.0], "P2": ["A", "B", "A", "C"]}
    codes = {9: "1 - No", 10: "2 - So so", 11: "3 - Yes", 99: "Weiter"}
    texts = {"A": "agree", "B": "disagree", "C": "keine Angabe"}
    labels = {"P1": codes, "P2": texts}
    pyreadstat.write_sav(pd.DataFrame(columns), str(path), variable_value_labels=labels)
    return path


def test_labels_may_be_named_in_answers_and_missing(tmp_path, labelled):
    top = 'missing: [weiter, "keine angabe"]\nanswers: {"1 - no": 1, "2 - So so": 3, "3 - Yes": 5,'
    top += " agree: 5, disagree: 1}"
    survey = read_survey(labelled)
    codebook = book(tmp_path, {"P1": "role: perception", "P2": "role: perception"}, top)
    columns = [in_numbers(survey, codebook.column(name), range(4)) for name in ("P1", "P2")]
    assert same(columns[0].numbers, [1, 3, 5, nan])
    assert same(columns[1].numbers, [5, 1, 5, nan])
    assert [column.missing for column in columns] == [1, 1]


@pytest.mark.parametrize(
    "cells", [["5 - agree", "5 - disagree"], ["5 - agree", "6 - agree"], ["1. a", "1. b"]]
)
def test_labels_that_contradict_each_other(tmp_path, cells):
    with pytest.raises(InputError, match=f"found '{cells[1]}' .*cannot be trusted"):
        values(tmp_path, cells)


def test_words_that_nobody_explained(tmp_path):
    message = (
        r"shop.csv, row 3, column 'P1': found 'agree', need a number from 1 to 7 "
        r"\(1 more such answers in this column\). In the codebook, map words to numbers with "
        "'answers:', or list what means no answer under 'missing:'"
    )
    with pytest.raises(InputError, match=message):
        values(tmp_path, ["5", "agree", "NA"])


def test_decimal_commas_where_the_file_shows_them(tmp_path):
    path = tmp_path / "shop.csv"
    column = book(tmp_path, {"P1": "role: perception"}).column("P1")
    for text in ("P1;x\n3,5;a\n4;b\n", 'P1,x\n"3,5",a\n4,b\n'):
        path.write_text(text, encoding="utf-8")
        assert in_numbers(read_survey(path), column, [0, 1]).numbers.tolist() == [3.5, 4]
    path.write_text('P1,x\n"3,5",a\n4,1.5\n', encoding="utf-8")  # both marks
    with pytest.raises(InputError, match="found '3,5'"):
        in_numbers(read_survey(path), column, [0, 1])


def test_of_two_readings_the_one_on_the_scale_is_taken_and_none_where_both_are(tmp_path):
    path = tmp_path / "shop.csv"
    path.write_text("P1;x\n3.000;a\n4;b\n", encoding="utf-8")
    raw = read_survey(path)
    rating = book(tmp_path, {"P1": "role: perception"}).column("P1")
    assert in_numbers(raw, rating, [0, 1]).numbers.tolist() == [3, 4]
    money = book(tmp_path, {"P1": "role: outcome, scale: [0, 9000]"}).column("P1")
    with pytest.raises(InputError, match="may be 3000 or 3, and nothing else in the file"):
        in_numbers(raw, money, [0, 1])


def test_parts_of_one_beside_percentages_are_refused(tmp_path):
    said = "role: perception, scale: [0, 100]"
    assert same(values(tmp_path, ["80%", "75", "0"], said=said).numbers, [80, 75, 0])
    with pytest.raises(
        InputError, match="row 4, column 'P1': found '.8' beside answers with a per"
    ):
        values(tmp_path, ["80%", "75", ".8"], said=said)


def test_a_label_that_says_what_its_number_says_turns_nothing(tmp_path):
    """1 = Yes is 1 already; 2 = No is turned into 0."""
    answers = pd.DataFrame({"left": [1.0, 2.0, 2.0]})
    labels = {"left": {1.0: "Yes", 2.0: "No"}}
    pyreadstat.write_sav(answers, tmp_path / "x.sav", variable_value_labels=labels)
    codebook = book(tmp_path, {"left": "role: left"})
    read = in_numbers(read_survey(tmp_path / "x.sav"), codebook.column("left"), range(3))
    assert (read.numbers.tolist(), read.by_words) == ([1, 0, 0], 2)
