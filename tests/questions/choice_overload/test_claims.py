import csv
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxlab.claims.findings import findings
from cxlab.claims.verdict import Verdict
from cxlab.errors import nearest
from cxlab.evidence.arm_counts import KNOWN, load
from cxlab.evidence.names import slug
from cxlab.questions.choice_overload import CLAIMS
from cxlab.visible import visible
from tests.tolerances import PRINTED_3


def found(test, smallest_effect=0.02, claims=CLAIMS):
    return findings(claims, test, level=0.95, smallest_effect=smallest_effect)


PUBLISHED = load("iyengar_lepper_2000")
FOUND = found(PUBLISHED)


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
    result = FOUND.of(id)
    assert result.estimate.value == pytest.approx(value)
    assert (result.estimate.n, result.verdict.name) == (n, verdict)


def test_more_people_stop_at_the_large_display_and_the_sentence_says_so():
    sentence = FOUND.of("jam.stopped").sentence()
    assert sentence.startswith(
        "More of those who passed by stopped at 24 options (59.9%) than at 6 options (40.0%)"
    )
    assert "by 19.9 percentage points (95% interval 11.2 to 28.2 percentage" in sentence


@pytest.fixture
def own(shop_csv):
    return lambda text: load(shop_csv(text))


def test_what_was_not_counted_is_no_evidence_and_says_so(own):
    mine = found(own("options,n,count\n6,100,0\n24,110,4\n"), 0)
    assert mine.of("jam.bought_of_passed").verdict is Verdict.INCONCLUSIVE  # a zero cell, analysed
    for id in ("jam.stopped", "jam.bought_of_present", "jam.bought_of_stopped", "essay.written"):
        assert mine.of(id).verdict is Verdict.NO_EVIDENCE
        assert "shop.csv" in mine.of(id).note


def test_nobody_stopped_at_one_display(own):
    text = "options,stopped,bought\n" + "6,0,0\n" * 20 + "24,1,1\n" * 5
    mine = found(own(text))
    assert "0/0 at 6 options, 5/5 at 24" in mine.of("jam.bought_of_stopped").note
    assert mine.of("jam.bought_of_passed").estimate.value == pytest.approx(-1)


def test_the_users_other_outcomes_get_findings_of_their_own(own):
    test = own(
        "outcome,options,n,count\n시식,6,50,10\n시식,24,50,10\n옵션,6,50,10\n옵션,24,50,40\n"
    )
    last = found(test)[-1]
    assert (last.id, last.verdict.name, last.basis) == ("other.옵션", "SUPPORTED", "exploratory")
    assert last.claim.startswith("'옵션' differs")


def test_an_outcome_named_like_a_place_is_read_as_it_is(own):
    last = found(own("outcome,options,n,count\n{more},6,100,50\n{more},24,100,10\n"))[-1]
    assert last.sentence().startswith("More of those counted did '{more}' at 6 options")


WRITTEN = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.sampled_from("재방문시식 -_aA"),
    min_size=1,
    max_size=6,
).map(lambda name: " ".join(name.split()))
NAMES = WRITTEN.filter(lambda name: name.strip("\ufeff") and not nearest(name, KNOWN, likeness=0.8))
COUNTS = st.tuples(st.integers(0, 40), st.integers(0, 40))


def others_of(folder, counts):
    """Return the findings on a user's own outcomes, by id."""
    path = Path(folder) / "shop.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [
            (name, options, 40, count)
            for name, pair in counts
            for options, count in zip((6, 24), pair, strict=True)
        ]
        csv.writer(file).writerows([("outcome", "options", "n", "count"), *rows])
    family = "other.{outcome}"
    return {f.id: f for f in found(load(str(path)), claims={family: CLAIMS[family]})}


@settings(max_examples=50)
@example([("시식", (9, 4)), ("재방문", (2, 8))], Random(1))
@example([("Total", (9, 4)), ("Ø", (30, 25)), ("taste", (2, 8))], Random(1))  # no summaries
@given(
    st.lists(st.tuples(NAMES, COUNTS), min_size=1, max_size=4, unique_by=lambda o: slug(o[0])),
    st.randoms(use_true_random=False),
)
def test_other_outcomes_never_change_an_id_or_what_it_points_at(outcomes, random):
    with TemporaryDirectory() as folder:
        together = others_of(folder, outcomes)
        shuffled = random.sample(outcomes, len(outcomes))
        assert others_of(folder, shuffled) == together
        alone = [others_of(folder, [outcome]) for outcome in outcomes]
    assert len(together) == len(outcomes)
    for (name, counts), finding in zip(outcomes, alone, strict=True):
        assert finding == {id: f for id, f in together.items() if id in finding}
        assert [f.claim.startswith(f"'{visible(name)}'") for f in finding.values()] == [True]
        (only,) = finding.values()
        assert only.estimate.value == pytest.approx((counts[0] - counts[1]) / 40)


def test_no_difference_names_both_groups(own):
    mine = found(own("options,n,count\n6,100,20\n24,100,20\n"), 0)
    assert (
        mine.of("jam.bought_of_passed")
        .sentence()
        .startswith(
            "As many of those who passed by bought at 6 options (20.0%) as at 24 options (20.0%)"
        )
    )


def test_a_larger_smallest_effect_makes_claims_harder():
    strict = found(PUBLISHED, 0.08).of("jam.bought_of_passed")
    assert strict.verdict is Verdict.INCONCLUSIVE
    assert strict.estimate.lower == pytest.approx(0.060, abs=PRINTED_3)
