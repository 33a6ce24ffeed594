import pytest

from cxlab.questions.satisfaction import (
    customers_table,
    cuts,
    load,
    relative_table,
    states,
    states_table,
    strategies_table,
)
from tests.questions.satisfaction.surveys import own, rows

ACSI = load("acsi2015")


def test_thirds_call_every_industry_satisfied_and_the_surveys_means_do_not():
    at = cuts(ACSI, "scale", 0, 0)
    shown = states(ACSI, at, 0.9, 1)
    table = states_table(shown, at)
    assert {row[4] for row in table.rows} == {"satisfied"}
    assert "over 99.9%" in repr(table)
    assert "high above 7.00" in table.note
    relative = {row[0]: row[4] for row in relative_table(ACSI, 0.9, 1).rows}
    assert relative["banks"] == relative["processed food"] == "satisfied"
    assert relative["airlines"] == "slightly dissatisfied or indifferent"
    groups = {row[0]: row[2] for row in strategies_table(shown).rows}
    assert groups["satisfied"] == "airlines, banks, internet service, processed food"
    assert groups["dissatisfied"] is None


def test_a_group_of_no_known_state_gets_no_strategy():
    mobi = load("mobi_moments")
    at = cuts(mobi, "scale", 4, 7.6)
    shown = states(mobi, at, 0.9, 1)
    assert states_table(shown, at).rows[0][4].startswith("not sure (")
    assert "Not sure, so no strategy: all customers" in strategies_table(shown).note
    assert "one group only" in relative_table(mobi, 0.9, 1).note


def test_single_customers_are_counted_where_answers_are_at_hand(tmp_path):
    assert "moments only" in customers_table(ACSI, cuts(ACSI, "scale", 0, 0)).note
    answers = own(tmp_path, rows())
    table = customers_table(answers, cuts(answers, "scale", 0, 0))
    counts = {name: count for name, count, _ in table.rows}
    assert sum(counts.values()) == 60
    both_high = sum(e >= 5 and p >= 5 for e, p, _ in rows())
    assert counts["satisfied"] == both_high
    assert sum(share for *_, share in table.rows) == pytest.approx(1)


def test_every_customer_is_counted_once_where_low_ends_at_high(tmp_path):
    answers = own(tmp_path, rows())
    table = customers_table(answers, cuts(answers, "scale", 4, 4))
    counts = {name: count for name, count, _ in table.rows}
    assert sum(counts.values()) == len(answers.people)
    assert counts["in between"] == sum(4 in (e, p) for e, p, _ in rows()) > 0
    assert sum(share for *_, share in table.rows) == pytest.approx(1)
