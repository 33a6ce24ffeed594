from dataclasses import replace

import pytest

from cxlab.errors import InputError
from cxlab.evidence.linked import SAMPLE, LinkedSurveys, linked_surveys, simulated_company, titled

COMPANY = simulated_company()
BOOK = """columns:
  branch: group
  E: {role: expectation}
  P: {role: perception}
  Training: {role: driver}
"""


def with_customers(company, customers):
    """Return a company with other numbers of customers in its first branches."""
    linked = company.linked
    names = linked.means.branches
    counts = dict.fromkeys(names, 500) | dict(zip(names, customers, strict=False))
    return replace(company, linked=replace(linked, sheets=linked.sheets | {"customer": counts}))


@pytest.mark.parametrize(
    ("customers", "hidden"),
    [
        ([200, 150, 50, 40], 0),
        ([200, 150, 40, 2], 2),  # never one alone: the total would give it away
        ([200, 150, 1, 2], 3),  # nor two that are three people together
        ([200, 150, 3, 4], 3),
        ([200, 150, 6, 7], 2),
        ([200, 150, 0, 12], 0 + 1),  # a branch without customers has nobody to protect
    ],
)
def test_small_branches_are_hidden_and_cannot_be_subtracted(customers, hidden):
    company = with_customers(COMPANY, customers)
    shown = company.shown_branches(10)
    assert len(shown) == 40 - hidden
    assert list(shown) == [name for name in company.linked.means.branches if name in set(shown)]
    small = [name for name, n in company.linked.sheets["customer"].items() if n < 10]
    assert not set(small) & set(shown)


def test_own_data_and_the_sample_are_read_alike():
    own = linked_surveys(str(SAMPLE), "", "refuse")
    assert own.linked.means.means == pytest.approx(COMPANY.linked.means.means, nan_ok=True)
    assert own.source == "own data: simulated_five_gaps"
    assert titled("x", own.source).startswith("SIMULATED")
    assert titled("x", "own data: shop") == "x"
    assert "customers.csv" in own.account.extra["files"]
    named = linked_surveys(str(SAMPLE), str(SAMPLE / "codebook.yaml"), "refuse")
    assert named.account.extra == own.account.extra
    assert "simulated_five_gaps/customers.csv" in COMPANY.account.extra["files"]


def test_a_driver_is_known_however_it_is_spelt(tmp_path):
    (tmp_path / "codebook.yaml").write_text(BOOK, encoding="utf-8")
    customers = "branch,E,P,Training\nA,6,5,4\nB,5,5,3\n"
    (tmp_path / "customers.csv").write_text(customers, encoding="utf-8")
    surveys = linked_surveys(str(tmp_path), "", "refuse")
    assert isinstance(surveys, LinkedSurveys)
    assert surveys.driver("training") == "Training"
    assert surveys.driver("empathy") == "empathy"
    book = BOOK + "  T2: {role: driver, dimension: training}\n"
    (tmp_path / "codebook.yaml").write_text(book, encoding="utf-8")
    customers = "branch,E,P,Training,T2\nA,6,5,4,4\nB,5,5,3,3\n"
    (tmp_path / "customers.csv").write_text(customers, encoding="utf-8")
    with pytest.raises(InputError, match="'Training' and 'training' are too alike"):
        linked_surveys(str(tmp_path), "", "refuse")


def test_data_that_are_not_there():
    with pytest.raises(InputError, match="no file or folder 'nowhere'"):
        linked_surveys("nowhere", "", "refuse")


def linked_with_skips(folder):
    """Four branches of 20 customers; all say what was promised, but in B only six."""
    book = """columns:
  branch: group
  source: source
  E: {role: expectation, item: 1}
  P: {role: perception, item: 1}
  promised: {role: promise, item: 1}
"""
    rows = [
        f"{branch},customer,{5 + n % 3},{4 + n % 4},{'' if branch == 'B' and n > 5 else 6 + n % 2}"
        for branch in "ABCD"
        for n in range(20)
    ]
    rows += [f"{branch},staff,,{5 + n % 2}," for branch in "ABCD" for n in range(5)]
    data = folder / "linked.csv"
    data.write_text("\n".join(["branch,source,E,P,promised", *rows]) + "\n", encoding="utf-8")
    (folder / "book.yml").write_text(book, encoding="utf-8")
    return linked_surveys(str(data), str(folder / "book.yml"), "refuse")


def test_each_number_of_a_branch_rests_on_enough_people(tmp_path):
    company = linked_with_skips(tmp_path)
    assert company.shown_branches(10, ("perception", "expectation")) == ("A", "B", "C", "D")
    assert "B" not in company.shown_branches(10, ("delivery", "promise"))
    means, whole = company.shown_means(10), company.linked.means
    for level in ("expectation", "perception", "promise"):
        used, asked = means.people(level), whole.people(level)
        left = sum(asked) - sum(used)
        assert all(n == 0 or n >= 10 for n in used)
        assert left == 0 or left >= 10
    assert company.not_used(10) == 10  # six of B, and four of a larger branch who hide them
    assert means.people("delivery") == (5, 5, 5, 5)  # customers are who is to be protected


def test_simulated_people_need_no_protection():
    assert COMPANY.shown_means(10) is COMPANY.linked.means
    assert COMPANY.not_used(10) == 0


def test_weights_stay_where_nothing_is_left_out(tmp_path):
    book = "columns:\n  branch: group\n  source: source\n  E: {role: expectation, item: 1}\n"
    book += "  P: {role: perception, item: 1}\n  w: {role: weight}\n"
    rows = [
        f"{branch},customer,{5 + n % 3},{4 + n % 4},{1 + n % 10}"
        for branch in "AB"
        for n in range(20)
    ]
    (tmp_path / "shop.csv").write_text("\n".join(["branch,source,E,P,w", *rows]) + "\n")
    (tmp_path / "shop.yml").write_text(book, encoding="utf-8")
    company = linked_surveys(str(tmp_path / "shop.csv"), str(tmp_path / "shop.yml"), "refuse")
    shown, whole = company.shown_means(10), company.linked.means
    assert shown.means.tolist() == whole.means.tolist()
    assert shown.people("perception") == whole.people("perception") == (20, 20)
    weights = [1 + n % 10 for n in range(20)]
    expected = sum(w * (5 + n % 3) for n, w in enumerate(weights)) / sum(weights)
    assert shown.means[0, shown.levels.index("expectation")] == pytest.approx(expected)
