import pytest

from cxlab.errors import InputError
from cxlab.questions.crm_claims import load
from tests.questions.crm_claims.shops import HEAD, two_years


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("client,date,amount\nK1,2025-01-01,5", "'customer'"),
        (f"{HEAD}\nK1,01.02.2025,5", "row 2, column 'date': found '01.02.2025'"),
        (f"{HEAD}\nK1,2025-01-02,a lot", "row 2, column 'amount': found 'a lot', need a number"),
        (f"{HEAD}\n,2025-01-02,5", "row 2, column 'customer': found nothing"),
        (f"{HEAD}\nK1,2025-01-02,5\nK1,2025-03-02,5", "1 customers; at least 20 are needed"),
        (f"{HEAD}\nK1,2025-01-02,5\nK2,2025-01-03,5", "need more than two days"),
        (HEAD, "row"),
    ],
)
def test_bad_purchases_are_refused(shop_csv, text, message):
    with pytest.raises(InputError, match=message):
        load(shop_csv(text))


def test_no_such_file(tmp_path):
    with pytest.raises(InputError, match=r"none.csv: there is no such file"):
        load(str(tmp_path / "none.csv"))


def test_the_account_says_which_is_which_and_what_returns_do(tmp_path):
    path = two_years(tmp_path / "shop.csv")
    with path.open("a", encoding="utf-8") as file:
        file.write("\nK0,2025-07-01,-20")
    for taken, wording in (("subtract", "taken off"), ("leave out", "left out")):
        till = load(str(path), taken)
        account = dict(till.account.rows)
        assert "H1 to H3" in account["Answered from your purchases"]
        assert wording in account["Returns"]
        assert ("gross" in till.purchases.counted) == (taken == "subtract")
        assert till.split == "2024-12-31"
