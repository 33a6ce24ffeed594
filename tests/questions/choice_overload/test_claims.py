import pytest

from cxlab.claims.verdict import Verdict
from cxlab.questions.choice_overload import all_findings, finding, load
from cxlab.questions.choice_overload.hypotheses import other_ids
from tests.tolerances import PRINTED_3

PUBLISHED = load("iyengar_lepper_2000")


@pytest.mark.parametrize(
    ("id", "value", "n", "verdict"),
    [
        ("jam.stopped", 104 / 260 - 145 / 242, 502, "SUPPORTED"),
        ("jam.bought_of_present", 31 / 368 - 4 / 386, 754, "SUPPORTED"),
        ("jam.bought_of_passed", 31 / 260 - 4 / 242, 502, "SUPPORTED"),
        ("jam.bought_of_stopped", 31 / 104 - 4 / 145, 249, "SUPPORTED"),
        ("essay.written", 52 / 70 - 74 / 123, 193, "INCONCLUSIVE"),
        ("chocolate.chosen", 16 / 33 - 4 / 34, 67, "SUPPORTED"),
    ],
)
def test_findings_of_the_published_study(id, value, n, verdict):
    result = finding(PUBLISHED, id, 0.95, 0.02)
    assert result.estimate.value == pytest.approx(value)
    assert (result.estimate.n, result.verdict.name) == (n, verdict)


def test_more_people_stop_at_the_large_display_and_the_sentence_says_so():
    sentence = finding(PUBLISHED, "jam.stopped", 0.95, 0.02).sentence()
    assert sentence.startswith(
        "More of those who passed by stopped at 24 options (59.9%) than at 6 options (40.0%)"
    )
    assert "by 19.9 points (95% interval 11.2 to 28.2 points)" in sentence


@pytest.fixture
def own(tmp_path):
    def write(text):
        path = tmp_path / "shop.csv"
        path.write_text(text, encoding="utf-8")
        return load(str(path))

    return write


def test_what_was_not_counted_is_no_evidence_and_says_so(own):
    findings = {f.id: f for f in all_findings(own("options,n,count\n6,100,0\n24,110,4\n"), 0.95, 0)}
    assert findings["jam.bought_of_passed"].verdict is Verdict.INCONCLUSIVE  # a zero cell, analysed
    for id in ("jam.stopped", "jam.bought_of_present", "jam.bought_of_stopped", "essay.written"):
        assert findings[id].verdict is Verdict.NO_EVIDENCE
        assert "not counted" in findings[id].note or "no outcome" in findings[id].note


def test_nobody_stopped_at_one_display(own):
    text = "options,stopped,bought\n" + "6,0,0\n" * 20 + "24,1,1\n" * 5
    findings = {f.id: f for f in all_findings(own(text), 0.95, 0.02)}
    assert findings["jam.bought_of_stopped"].note.startswith("Nobody was left to count: 0/0 at 6")
    assert findings["jam.bought_of_passed"].estimate.value == pytest.approx(-1)


def test_the_users_other_outcomes_get_findings_of_their_own(own):
    test = own("outcome,options,n,count\n<b>,6,50,10\n<b>,24,50,10\n옵션,6,50,10\n옵션,24,50,40\n")
    assert other_ids(test) == {"other.b": "<b>", "other.2": "옵션"}
    last = all_findings(test, 0.95, 0.02)[-1]
    assert (last.id, last.verdict.name, last.basis) == ("other.2", "SUPPORTED", "exploratory")


def test_no_two_outcomes_share_an_id(own):
    names = ("구매", "1", "a b 5", "a b", "a-b", "{more}")
    rows = "".join(f"{name},6,100,50\n{name},24,100,10\n" for name in names)
    test = own(f"outcome,options,n,count\n{rows}")
    assert sorted(other_ids(test).values()) == sorted(names)
    last = all_findings(test, 0.95, 0.02)[-1]
    assert last.sentence().startswith("More of those counted did '{more}' at 6 options")


def test_no_difference_names_both_groups(own):
    found = finding(own("options,n,count\n6,100,20\n24,100,20\n"), "jam.bought_of_passed", 0.95, 0)
    assert found.sentence().startswith(
        "As many of those who passed by bought at 6 options (20.0%) as at 24 options (20.0%)"
    )


def test_a_larger_smallest_effect_makes_claims_harder():
    strict = finding(PUBLISHED, "jam.bought_of_passed", 0.95, 0.08)
    assert strict.verdict is Verdict.INCONCLUSIVE
    assert strict.estimate.lower == pytest.approx(0.060, abs=PRINTED_3)
