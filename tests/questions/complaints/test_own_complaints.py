import pytest

from cxlab.errors import InputError
from cxlab.questions.complaints import load
from tests.questions.complaints.surveys import CODEBOOK, customers, write

COUNTS = "complained,left,count\n"
ARMS = "arm,n,count\n"
BAD_COUNTS = [
    ("who,what\n1,2\n", "found the columns who, what; taken are complained, left, count"),
    ("complained,lft,count\n1,1,2\n", "Did you mean 'left' instead of 'lft'"),
    (COUNTS + "2,1,30\n", "row 2, column 'complained': found '2', need 0 or 1"),
    (COUNTS + "1,1,3\n1,1,4\n", "row 3: complained 1 with left 1 occurs a second time"),
    (COUNTS + "1,1,3\n1,0,4\n", "no row with complained 0 and left 1; give its count"),
    (COUNTS + "1,1,3\n1,0,4\n0,1,0\n0,0,0\n", "nobody has complained = 0"),
    (ARMS + "cash,10,5\n", "row 2, column 'arm': found 'cash', need one of money, explanation"),
    (ARMS + "money,10,11\nexplanation,10,5\n", "row 2: count is 11 of n = 10"),
    (ARMS + "money,10,5\n", "no row for 'explanation'; a test has two arms"),
    (ARMS + "money,10,5\nMoney,10,5\n", "row 3: 'money' occurs a second time"),
]
ROWS = ["1,3,4,0", "0,,8,0", "1,9,9,1"]
BAD_SURVEYS = [
    (["2,3,4,0"], CODEBOOK, "row 2, column 'spoke': found neither 0 nor 1"),
    (["0.5,3,4,0"], CODEBOOK, "row 2, column 'spoke': found 0.5, need 0 or 1"),
    (ROWS, CODEBOOK.replace("complained", "group"), "no column has the role 'complained'"),
    (ROWS, CODEBOOK.replace("outcome", "driver"), "no column has the role 'outcome'"),
    (ROWS, CODEBOOK.replace("left", "weight"), "takes no weights; give 'gone' the role ignore"),
    (ROWS, CODEBOOK.replace("left", "cluster"), "takes no clusters; give 'gone' the role group"),
    (ROWS, CODEBOOK.replace("left", "stratum"), "takes no strata; give 'gone' the role ignore"),
    (
        ROWS,
        CODEBOOK.replace("{role: outcome}", "{role: outcome, dimension: NPS}"),
        r"no column has the role 'outcome' \(e.g. satisfaction\) but NPS",
    ),
    (ROWS, CODEBOOK.replace("left", "complained"), "both have the role complained"),
]


@pytest.mark.parametrize(("text", "message"), BAD_COUNTS)
def test_bad_counts_are_refused(tmp_path, text, message):
    path = tmp_path / "shop.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load(str(path))


@pytest.mark.parametrize(("rows", "codebook", "message"), BAD_SURVEYS)
def test_a_bad_survey_is_refused(tmp_path, rows, codebook, message):
    with pytest.raises(InputError, match=message):
        load(*write(tmp_path, rows, codebook))


def test_one_answer_in_eight_missing_silences_nothing(tmp_path):
    rows = customers()
    mine = load(*write(tmp_path, rows))
    cells = [row.split(",") for row in rows if row.strip(",")]
    both = [c for c in cells if c[0] and c[3]]
    assert mine.left_complained[1] + mine.left_silent[1] == len(both)
    worst = [c for c in cells if c[0] and c[2] and float(c[2]) <= 3.7]
    assert (mine.rates[0].n, mine.rates[0].complained) == (
        len(worst),
        sum(c[0] == "1" for c in worst),
    )
    assert [rate.words for rate in mine.rates] == ["1 to 3", "4 to 10"]
    account = dict(mine.account.rows)
    assert account["Complained or not: no answer"] == f"{sum(not c[0] for c in cells)}, left out"


def test_words_for_yes_and_no_are_read(tmp_path):
    rows = ["Yes,3,4,no", "no,,8,No", "yes,9,9,yes"]
    mine = load(*write(tmp_path, rows))
    assert (mine.left_complained, mine.left_silent) == ((1, 2), (0, 1))


def test_one_of_two_questions_on_satisfaction_missing_leaves_nobody_out(tmp_path):
    codebook = CODEBOOK.replace(
        "satisfaction: {role: outcome}",
        "happy_1: {role: outcome, dimension: happy}\n  happy_2: {role: outcome, dimension: happy}",
    )
    rows = [f"1,{k % 10 + 1},{k % 7 + 2},{'' if k % 3 else k % 7 + 2},0" for k in range(60)]
    mine = load(*write(tmp_path, rows, codebook, "spoke,handled,happy_1,happy_2,gone"))
    assert sum(band.outcomes["satisfaction"].n for band in mine.handled) == 60


def test_satisfaction_is_not_the_recommendation_that_stands_before_it(tmp_path):
    codebook = """
columns:
  spoke: {role: complained}
  nps: {role: outcome, dimension: NPS, scale: [0, 10]}
  overall: {role: outcome, dimension: overall, scale: [1, 5]}
  loyal: {role: outcome, dimension: loyalty, scale: [1, 5]}
"""
    rows = [f"{k % 2},{k % 11},{k % 5 + 1},{(k + 2) % 5 + 1}" for k in range(110)]
    mine = load(*write(tmp_path, rows, codebook, "spoke,nps,overall,loyal"))
    silent = [k for k in range(110) if not k % 2]
    assert mine.silent["satisfaction"].mean == pytest.approx(sum(k % 5 + 1 for k in silent) / 55)
    assert mine.silent["repurchase"].mean == pytest.approx(
        sum((k + 2) % 5 + 1 for k in silent) / 55
    )
    assert mine.rates[-1].high == 5
    counts = [sum(k % 11 >= 9 for k in silent), sum(k % 11 <= 6 for k in silent), 55]
    assert mine.no_problem == tuple(counts)


def test_complaints_whose_handling_nobody_rated_are_told_of(tmp_path):
    mine = load(*write(tmp_path, ["1,,4,0", "1,9,8,0", "0,,8,0", "1,2,3,1"]))
    assert dict(mine.account.rows)["Complained, handling not rated"] == "1"


def test_neither_staff_nor_earlier_waves_count_as_customers_who_complained(tmp_path):
    codebook = CODEBOOK + "  who: {role: source}\n  when: {role: wave}\n"
    heads = "spoke,handled,satisfaction,gone,who,when"
    rows = [f"{row},customer,2024" for row in customers(80)]
    others = [f"{row},staff,2024" for row in customers(40, seed=5)]
    others += [f"{row},customer,2023" for row in customers(60, seed=6)]
    mine = load(*write(tmp_path, rows + others, codebook, heads))
    alone = load(*write(tmp_path, customers(80)))
    assert (mine.rates, mine.handled, mine.silent) == (alone.rates, alone.handled, alone.silent)
    told = [what for head, what in mine.account.rows if head == "Answers"]
    assert told[-2:] == ["40 not of customers, left out", "60 not of the last wave, left out"]
