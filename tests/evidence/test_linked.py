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
    own = linked_surveys(str(tmp_path), "", "refuse")
    assert isinstance(own, LinkedSurveys)
    assert own.driver("training") == "Training"
    assert own.driver("empathy") == "empathy"
    book = BOOK + "  T2: {role: driver, dimension: training}\n"
    (tmp_path / "codebook.yaml").write_text(book, encoding="utf-8")
    customers = "branch,E,P,Training,T2\nA,6,5,4,4\nB,5,5,3,3\n"
    (tmp_path / "customers.csv").write_text(customers, encoding="utf-8")
    with pytest.raises(InputError, match="'Training' and 'training' are too alike"):
        linked_surveys(str(tmp_path), "", "refuse")


def test_data_that_are_not_there():
    with pytest.raises(InputError, match="no file or folder 'nowhere'"):
        linked_surveys("nowhere", "", "refuse")
