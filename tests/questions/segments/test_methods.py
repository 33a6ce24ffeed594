from cxlab.questions.segments import break_methods, forecast_methods, load, order_methods
from tests.questions.segments.files import write

PUBLISHED = load("published")


def test_no_break_at_any_age_and_orders_by_every_interval():
    assert [row[1][:2] for row in break_methods(PUBLISHED, 0.95).rows[:-1]] == ["no"] * 3
    assert [cell[:3] for row in order_methods(PUBLISHED, 0.95).rows[:-1] for cell in row[1:]] == [
        "yes"
    ] * 6
    assert len(forecast_methods(PUBLISHED, 0.95).rows) == 4


def test_nothing_to_compare_is_said(tmp_path):
    text = "age_group,channel,count,n\n16-24,fax,3,50\n35+,fax,3,90\n"
    own = load(str(write(tmp_path, text)))
    for strip in (break_methods, forecast_methods, order_methods):
        assert strip(own, 0.95).caption == "Nothing to compare in these data"
