import pytest

from cxlab.questions.crm_claims import Costs, bottom_line, load
from tests.questions.crm_claims.shops import found, two_years


def line(data="published", costs=None):
    costs = costs or Costs()
    return bottom_line(found(data, costs), load(str(data)), costs)


def test_the_headline_is_short_and_names_the_shop(tmp_path):
    own = two_years(tmp_path / "shop.csv", top=16)
    for made, where in ((line(), "in the one shop"), (line(own), "in your purchases")):
        assert len(made.headline.split()) <= 40
        assert where in made.headline
    assert "does not hold" in line().headline
    assert "80/20 holds in your purchases" in line(own).headline
    assert "15 to 20% stayed away" in line(own).headline


def test_what_other_firms_customers_do_is_not_said_of_ones_own(tmp_path):
    shop = tmp_path / "shop.csv"
    days = [f"K{k % 40},2025-0{1 + k % 6}-01,{10 + k}" for k in range(200)]
    shop.write_text("\n".join(["customer,date,amount", *days]), encoding="utf-8")
    assert "In a survey of other firms many unhappy" in line(shop).headline
    assert "Many unhappy customers complain" in line().headline


@pytest.mark.parametrize(
    ("costs", "advice"),
    [
        (Costs(), "put in your own costs"),
        (
            Costs(to_win=500, to_keep=100, loss=0.15),
            "Do not spend so much on keeping everybody: 20",
        ),
        (Costs(to_win=500, to_keep=100, loss=0.25), "Keep customers where 20.0 of 100"),
        (Costs(to_win=50, to_keep=100), "it costs more than it can save"),
    ],
)
def test_the_advice_follows_the_costs(costs, advice):
    assert any(advice in text for text in line(costs=costs).advice)
