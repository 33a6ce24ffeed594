import re

import pytest

from cxlab.questions.segments import CHANNELS, CLAIMS, OFFERS, differences, load
from tests.questions.segments.files import found, raw_offers, write
from tests.tolerances import PRINTED_3

PUBLISHED = found("published")
# What a reader would take to mean that one thing brought about another.
CAUSAL = re.compile(
    r"\b(rais|increas|reduc|caus|lead|led|boost|improv|driv|creat|affect|thanks to)\w*\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("id", "value", "lower", "upper", "within", "verdict"),
    [  # computed independently from the raw data, as handed over
        ("orders_mail_1", 0.0068, 0.0050, 0.0086, 1e-4, "SUPPORTED"),
        ("orders_mail_2", 0.0031, 0.0015, 0.0047, 1e-4, "SUPPORTED"),
        ("matched_v_crossed", 0.0024, 0.0004, 0.0043, 1e-4, "SUPPORTED"),
        ("matched_v_best", -0.0003, -0.0018, 0.0012, 1e-4, "INCONCLUSIVE"),
        ("social_by_age", 0.243, 0.180, 0.303, PRINTED_3, "SUPPORTED"),
        ("email_by_age", -0.128, -0.184, -0.073, PRINTED_3, "SUPPORTED"),
        ("smartphone_by_age", 0.400, 0.348, 0.446, PRINTED_3, "SUPPORTED"),
    ],
)
def test_findings_of_the_public_evidence(id, value, lower, upper, within, verdict):
    finding = PUBLISHED.of(f"segment.{id}")
    estimate = finding.estimate
    assert (estimate.value, estimate.lower, estimate.upper) == pytest.approx(
        (value, lower, upper), abs=within
    )
    assert finding.verdict.name == verdict


def test_purchases_and_the_break():
    assert PUBLISHED.of("segment.value_concentration").estimate.value == pytest.approx(
        0.678, abs=PRINTED_3
    )
    verdicts = {id: PUBLISHED.of(f"segment.{id}").verdict.name for id in ("returns", "stability")}
    assert verdicts == {"returns": "NEGLIGIBLE", "stability": "SUPPORTED"}
    assert PUBLISHED.of("segment.lifetime_value").verdict.name == "CONTRADICTED"
    assert PUBLISHED.of("segment.break_at_35").verdict.name == "INCONCLUSIVE"
    assert PUBLISHED.of("segment.programme").verdict.name == "NO_EVIDENCE"


def test_the_raw_offers_as_own_data_give_the_same(shared, tmp_path):
    path = raw_offers(shared, tmp_path)
    mine = found(path, by_lot=True)
    for id in ("orders_mail_1", "orders_mail_2", "matched_v_crossed", "matched_v_best"):
        ours, theirs = (run.of(f"segment.{id}").estimate for run in (mine, PUBLISHED))
        assert (ours.value, ours.lower, ours.n) == (theirs.value, theirs.lower, theirs.n)


def test_only_a_file_by_lot_may_say_that_the_message_did_it(tmp_path):
    path = write(tmp_path, "arm,n,ordered\nnone,900,50\nmail,900,120\n")
    observed, drawn = (found(path, by_lot=lot).of("segment.orders_mail_1") for lot in (False, True))
    assert observed.note.startswith("Nobody drew lots")
    assert "goes with" in observed.claim  # lifts, only by lot
    assert "lifts" in drawn.claim
    assert "Nobody drew lots" not in drawn.note
    assert load(str(path)).account.rows[0][1].startswith("no: ")
    assert load(str(path), by_lot=True).account.rows[0][1].startswith("yes")


def test_no_sentence_without_lots_says_that_one_thing_brought_about_another():
    rest = [f for f in PUBLISHED if not f.id.startswith(OFFERS)]
    sentences = [f.sentence() + f.note + f.claim for f in rest]
    assert [text for text in sentences if CAUSAL.search(text)] == []


def test_each_figure_takes_findings_of_one_scale():
    for beginnings in (OFFERS, CHANNELS):
        shown = differences(PUBLISHED, *beginnings)
        assert len(shown) == 4
        assert {f.estimate.measure for f in shown} == {"risk difference"}
    assert len(CLAIMS) == len(PUBLISHED) == 13
