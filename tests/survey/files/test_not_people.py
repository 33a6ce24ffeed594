"""Rows that are no people; who is one is never left out."""

import pytest

from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.not_people import not_people
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean

COLUMNS = ["id", "E1", "E2", "P1"]
PEOPLE = [[str(n), str(1 + n % 5), str(1 + n % 4), str(1 + n % 3)] for n in range(1, 31)]


def places(*rows):
    return [*not_people(COLUMNS, [*PEOPLE, *rows], ".")]


@pytest.mark.parametrize(
    "label", ["Average", "TOTAL", "Mean:", "평균", "합계", "Durchschnitt", "Std. Dev.", "N", "Max"]
)
def test_a_summary_below_says_so(label):
    assert places([label, "3", "2.5", "2"]) == [30]


def test_a_summary_without_a_word_is_the_average_or_sum_of_the_others():
    means = [f"{sum(int(row[place]) for row in PEOPLE) / 30 + 1e-9:.2f}" for place in (1, 2, 3)]
    sums = [str(sum(int(row[place]) for row in PEOPLE)) for place in (1, 2, 3)]
    assert places([None, *sums]) == [30]
    whole = [str(n) for n in range(1, 31)]
    rows = [[w, str(1 + n % 7), str(1 + n % 4), str(1 + n % 9)] for n, w in enumerate(whole)]
    means = [f"{sum(int(row[place]) for row in rows) / 30:.2f}" for place in (1, 2, 3)]
    assert [*not_people(COLUMNS, [*rows, [None, *means]], ".")] == [30]


def test_people_with_such_names_or_answers_stay():
    named = [[name, "5", "4", "3"] for name in ("Ann", "Max", "Min", "Bo", "Cy")] * 6
    assert not not_people(COLUMNS, named, ".")
    assert places(["31", "3", "2", "2"]) == []
    comments = [[str(n), "average", "4", "3"] for n in range(30)]
    assert not not_people(COLUMNS, comments, ".")


def test_notes_below_the_table_are_none_and_a_branch_alone_is_one():
    rows = [["Seoul", "5", "4", "3"], ["Busan", "4", "4", "3"]] * 5
    source = ["Source: the tool's export", None, None, None]
    assert [*not_people(COLUMNS, [*rows, source], ".")] == [10]
    assert not not_people(COLUMNS, [*rows, ["Seoul", None, None, None]], ".")


def test_beside_an_average_other_figures_are_none_either():
    named = [[name, "5", "4", "3"] for name in ("Ann", "Bo", "Cy", "Dee", "Eve")] * 6
    rows = [*named, ["Average", "5", "4", "3"], ["Max", "5", "4", "3"]]
    assert [*not_people(COLUMNS, rows, ".")] == [30, 31]


def test_a_head_that_comes_again_anywhere():
    rows = [*PEOPLE[:10], COLUMNS, *PEOPLE[10:]]
    assert not_people(COLUMNS, rows, ".") == {10: ""}


def test_the_average_is_no_respondent(shared):
    raw = read_survey(shared / "cases" / "c12_average_row.csv")
    book = read_codebook(shared / "cases" / "right.yml")
    responses = clean(raw, book)
    gaps = [
        responses.frame[pair.perception] - responses.frame[pair.expectation]
        for pair in book.pairs()
        if pair.dimension == "reliability"
    ]
    gap = sum(gaps) / len(gaps)
    assert len(gap) == 60
    assert gap.mean() / gap.std() == pytest.approx(-1.165, abs=5e-4)
    assert any("Average" in note for note in raw.notes)


@pytest.mark.parametrize(
    "label", ["Mittelwerte", "평균점수", "Ø", "Gesamt (n=30)", "Mean [N = 30]"]
)
def test_other_words_for_a_summary_and_a_count_behind_it(label):
    assert places([label, "3", "2.5", "2"]) == [30]


def test_subtotals_between_the_answers():
    """Such as a spreadsheet writes below each branch; nobody answers 2.6."""
    branches = [["Seoul", *row[1:]] for row in PEOPLE], [["Busan", *row[1:]] for row in PEOPLE]
    subtotal = ["소계", "2.95", "2.45", "1.98"]
    rows = [*branches[0], subtotal, *branches[1], subtotal]
    assert not_people(COLUMNS, rows, ".") == {30: "소계", 61: "소계"}
    named = [*branches[0], ["Total", "3", "2", "1"], *branches[1]]
    assert not not_people(COLUMNS, named, ".")
    sliders = [[("Total", "Shell")[n % 2], "70", "80", "90"] for n in range(60)]
    assert not not_people(COLUMNS, sliders[:-1], ".")
    few = [["Seoul", "70", "85", "90"] for _ in range(40)]
    few[20] = few[25] = ["Total", "60", "75", "80"]  # on sliders, answers like any others
    assert not not_people(COLUMNS, few, ".")
    few[20] = ["Total", "1400", "1700", "1800"]
    assert not_people(COLUMNS, few, ".") == {20: "Total"}


def test_means_rounded_to_one_decimal():
    rows = [[w, str(1 + n % 7), str(1 + n % 4), str(1 + n % 9)] for n, w in enumerate("abc" * 10)]
    means = [f"{sum(int(row[place]) for row in rows) / 30:.1f}" for place in (1, 2, 3)]
    assert [*not_people(COLUMNS, [*rows, ["Alle", *means]], ".")] == [30]
