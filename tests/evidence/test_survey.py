import pytest

from cxlab.errors import InputError
from cxlab.evidence.surveys import load_survey

KIOSK = load_survey("kiosk_kservqual2019")


def test_a_printed_table_knows_its_pairs_dimensions_and_outcomes():
    assert len(KIOSK.pairs()) == 24
    assert [(p.name, e.name) for p, e in KIOSK.pairs()][11] == ("P12", "E12")
    assert len(KIOSK.dimensions("perception")["empathy"]) == 8
    assert KIOSK.outcomes()["reuse"] == ("reuse_1", "reuse_2")
    assert KIOSK.outcome("")[0] == "satisfaction"


def test_composites_are_means_of_the_items():
    both = KIOSK.composites({"sum": {"P01": 1.0, "P02": 1.0}})
    assert both.mean[0] == pytest.approx(5.879227 + 6.149758)


def test_an_outcome_that_is_not_there():
    with pytest.raises(InputError, match="no outcome 'reus'; it has satisfaction, reuse. Did you"):
        KIOSK.outcome("reus")


def test_the_account_says_who_was_asked_and_what():
    assert not KIOSK.own
    lines = dict(KIOSK.account.rows)
    assert (lines["People"], lines["Columns"].split(",")[0]) == ("207", "24 expectations")
    assert "mapped to the five dimensions by us" in lines["How items became dimensions"]
    assert set(KIOSK.account.extra["files"]) == {"kiosk_kservqual2019.csv"}


def test_few_answers_are_said_to_be_few():
    assert KIOSK.few(200) == ""
    assert KIOSK.few(20) == "Only 20 of 207 people answered enough for it."
    assert "what 20 are worth" in KIOSK.few(200, worth=20)
