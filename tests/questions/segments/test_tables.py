from cxlab.questions.segments import (
    channels,
    coupons,
    fitted,
    forecast_bands,
    forecasts,
    load,
    orders,
)
from tests.questions.segments.files import write

PUBLISHED = load("published")


def test_every_printed_parameter_is_reproduced():
    assert [row[3] for row in fitted().rows] == ["reproduced"] * 4


def test_orders_name_arm_and_what_was_bought_before():
    rows = orders(PUBLISHED, 0.95).rows
    assert len(rows) == 9
    assert rows[0][:4] == ("Mens E-Mail", "all", 267, 21_307)
    assert "Nobody drew lots" in coupons(0.95).note


def test_small_age_groups_of_a_user_are_not_shown(tmp_path):
    text = (
        "age_group,channel,count,n\n16-24,fax,3,5\n25-34,fax,3,9\n35-44,fax,30,90\n45+,fax,9,80\n"
    )
    own = load(str(write(tmp_path, text)))
    assert channels(own).columns == ("Channel", "35-44", "45+")
    assert ("Age groups with too few people", "2, not used") in own.account.rows
    assert len(channels(PUBLISHED).columns) == 7


def test_without_purchases_there_are_no_forecasts():
    assert forecasts((), 0.95).rows == ()
    assert len(forecasts(forecast_bands(PUBLISHED.purchases, 0.95, 10), 0.95).rows) == 6
