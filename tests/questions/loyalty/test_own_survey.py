import gzip

import numpy as np
import pytest

from cxlab.claims.change import why_not_compared
from cxlab.errors import InputError
from cxlab.questions.loyalty import load
from tests.questions.loyalty.surveys import CODEBOOK, customers, found, write

ROWS = [f"{n},2024,A,9,6,5,4,4,{n % 2}" for n in range(30)]
BAD = [
    (
        [row.replace(",9,", ",3,") for row in ROWS],
        CODEBOOK.replace(
            "tell: {role: recommendation}", "tell: {role: recommendation, scale: [1, 5]}"
        ),
        "rated from 0 to 10, found the scale 1 to 5",
    ),
    (
        ROWS,
        CODEBOOK.replace("price: {role: outcome", "price: {role: weight").replace(
            ", dimension: price_tolerance", ""
        ),
        "takes no weight; give 'price' the role ignore",
    ),
    (["1,2024,A,9,6,5,4,4,2"], CODEBOOK, "row 2, column 'gone': found neither 0 nor 1"),
    (["1,2024,A,9,6,5,4,4,0.5"], CODEBOOK, "row 2, column 'gone': found 0.5, need 0 or 1"),
    (["1,spring,A,9,6,5,4,4,0", "2,now,A,9,6,5,4,4,0"], CODEBOOK, "waves must be in the order"),
    (ROWS, CODEBOOK.replace("rival: {role: rival}", "rival: {role: rivals}"), "Did you mean"),
    (ROWS, "columns: {sat: {role: driver, scale: [1, 7]}}", "no column has the role"),
    (["1,2024,A,nine,6,5,4,4,0", *ROWS], CODEBOOK, "column 'tell'"),
]


@pytest.mark.parametrize(("rows", "codebook", "message"), BAD)
def test_a_bad_survey_is_refused(tmp_path, rows, codebook, message):
    with pytest.raises(InputError, match=message):
        load(*write(tmp_path, rows, codebook))


def test_one_answer_in_eight_missing_silences_nothing(tmp_path):
    rows = customers()
    run = found(*write(tmp_path, rows))
    assert [finding.id for finding in run if finding.estimate is None] == [
        *(f"loyalty.kept_{years}" for years in (1, 5, 10)),
    ]
    last = [row.split(",") for row in rows if row.split(",")[1] == "2024"]
    told = np.array([float(cells[3]) for cells in last if cells[3]])
    score = ((told >= 9).sum() - (told <= 6).sum()) / len(told)
    nps = run.of("loyalty.nps").estimate
    assert (nps.value, nps.n) == (pytest.approx(score), len(told))
    gone = [int(cells[8]) for cells in last if cells[8]]
    assert run.of("loyalty.renewal_left").estimate.value == pytest.approx(np.mean(gone))


def test_branches_of_few_people_are_not_shown(tmp_path):
    rows = [*customers(200, blank=0), *(f"x{n},2024,Tiny,9,6,5,4,4,0" for n in range(3))]
    loyalty = load(*write(tmp_path, rows))
    names = [branch.name for branch in loyalty.branches]
    assert "Tiny" not in names
    assert len(names) == 4  # another one hides it in the total
    assert ("Branches with too few people", "2, not shown") in loyalty.account.rows


def test_words_for_the_roles_may_be_few(tmp_path):
    plain = "columns: {tell: {role: recommendation}}"
    run = found(*write(tmp_path, ["9", "10", "3", "7", ""], plain, "tell"))
    assert run.of("loyalty.nps").estimate.value == pytest.approx(0.25)
    assert "column of role" in run.of("loyalty.change").note


def test_who_left_counts_as_what_they_did_not_what_they_say(tmp_path):
    seen = CODEBOOK.replace("again: {role: outcome, dimension: repurchase}", "again: ignore")
    run = found(*write(tmp_path, customers(), seen))
    assert "to have stayed" in run.of("loyalty.satisfaction_repurchase").sentence()
    assert "who stayed" in run.of("loyalty.one_number").sentence()
    asked = found(*write(tmp_path, customers()))
    assert "own word" in asked.of("loyalty.satisfaction_repurchase").sentence()


def test_what_staff_answered_is_no_customers_score(tmp_path):
    book = "columns:\n  nps: {role: recommendation, scale: [0, 10]}\n  asked: {role: source}\n"
    rows = [f"{k % 11},customer" for k in range(55)]
    data, codebook = tmp_path / "shop.csv", tmp_path / "shop.yml"
    codebook.write_text(book, encoding="utf-8")
    data.write_text("\n".join(["nps,asked", *rows, *["10,staff"] * 30]), encoding="utf-8")
    finding = found(str(data), str(codebook)).of("loyalty.nps")
    assert finding.estimate.n == 55
    assert finding.estimate.value == pytest.approx(2 / 11 - 7 / 11)


def test_row_numbers_that_begin_anew_make_no_same_people(shared, tmp_path):
    """The airport's passengers are numbered in each year; 2016 to 2017 is +.026 of 5,607."""
    raw = shared / "data" / "airport" / "sfo_2015_2017.csv.gz"
    data, codebook = tmp_path / "sfo.csv", tmp_path / "sfo.yml"
    data.write_bytes(gzip.decompress(raw.read_bytes()))
    codebook.write_text(
        "scale: [1, 5]\ncolumns:\n  wave: wave\n  respondent: respondent\n"
        "  overall: {role: outcome, dimension: satisfaction}\n",
        encoding="utf-8",
    )
    change = found(str(data), str(codebook)).of("loyalty.change").estimate
    assert (round(change.value, 3), change.n) == (0.026, 5607)
    account = dict(load(str(data), str(codebook)).account.rows)
    assert "begin anew" in account["Ids"]


def test_branches_by_score_and_by_rating_are_not_compared(tmp_path):
    """One wave asks whether customers recommend, the other does not: two things, under one id."""
    rows = customers(200, blank=0)
    scored = found(*write(tmp_path, rows)).of("loyalty.branches")
    rated = found(*write(tmp_path, rows, CODEBOOK.replace("{role: recommendation}", "ignore")))
    other = rated.of("loyalty.branches").estimate
    assert "recommending" in scored.reading
    assert why_not_compared(scored.estimate, other)
    assert not why_not_compared(other, other)
