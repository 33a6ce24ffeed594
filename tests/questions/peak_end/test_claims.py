import pytest

from cxlab.claims.verdict import Verdict
from cxlab.errors import InputError
from cxlab.questions.peak_end import CLAIMS, load
from tests.questions.peak_end.runs import FOUND, found, stays
from tests.tolerances import EXACT, PRINTED_2, PRINTED_3, PRINTED_4


@pytest.mark.parametrize(
    ("id", "value", "n", "verdict"),
    [
        ("peak_end.longer_chosen", 22 / 32 - 0.5, 32, "INCONCLUSIVE"),
        ("peak_end.longer_chosen_felt", 17 / 21 - 0.5, 21, "SUPPORTED"),
        ("peak_end.trial_rating", -0.5, 682, "SUPPORTED"),
        ("peak_end.trial_pain", -0.8, 682, "SUPPORTED"),
        ("peak_end.over_mean", 0.400 - 0.381, 32, "INCONCLUSIVE"),
        ("peak_end.end_over_mean", 0.438 - 0.381, 32, "SUPPORTED"),
        ("peak_end.duration", 0.034, 32, "NEGLIGIBLE"),
        ("peak_end.worst_touchpoint", 0.0062, 23611, "NEGLIGIBLE"),
    ],
)
def test_findings_as_handed_over(id, value, n, verdict):
    result = FOUND.of(id)
    assert result.estimate.value == pytest.approx(value, abs=2 * PRINTED_3)  # of two printed
    assert (result.estimate.n, result.verdict.name) == (n, verdict)


def test_every_claim_is_found_with_the_right_side():
    assert [f.id for f in FOUND] == list(CLAIMS)
    assert (
        FOUND.of("peak_end.trial_rating")
        .sentence()
        .startswith(
            "Patients rated the whole as less unpleasant where mild minutes were added (4.4 of 10)"
        )
    )
    assert FOUND.of("peak_end.trial_rating").is_good_news


@pytest.fixture
def by_the_end(tmp_path):
    return stays(tmp_path, lambda ratings: ratings[-1])


def test_who_judges_by_the_end_alone_is_found_out(by_the_end):
    mine = found(by_the_end)
    end = mine.of("peak_end.end_over_mean")
    assert end.verdict is Verdict.SUPPORTED
    assert end.estimate.value == pytest.approx(1 - 1 / 6, abs=0.05)  # the mean holds a sixth of it
    assert mine.of("peak_end.over_mean").verdict is Verdict.SUPPORTED
    assert mine.of("peak_end.duration").verdict is Verdict.NO_EVIDENCE  # all stays last as long


def test_who_judges_by_the_average_contradicts_the_rule(tmp_path):
    mine = found(stays(tmp_path, lambda ratings: ratings.mean()))
    assert mine.of("peak_end.over_mean").verdict is Verdict.CONTRADICTED
    assert mine.of("peak_end.end_over_mean").verdict is Verdict.CONTRADICTED


def test_the_lowest_moment_can_be_the_peak(tmp_path):
    stayed = stays(tmp_path, lambda ratings: ratings.min() + ratings[-1])
    low, high = (
        found(stayed, peak=peak).of("peak_end.over_mean") for peak in ("lowest", "highest")
    )
    assert low.estimate.value > high.estimate.value + 0.1
    assert low.sentence().startswith("The worst moment and the end")


def test_a_file_answers_what_it_holds_and_says_what_would_settle_the_rest(by_the_end):
    mine = found(by_the_end)
    for id in ("longer_chosen", "longer_chosen_felt", "trial_rating", "worst_touchpoint"):
        silent = mine.of(f"peak_end.{id}")
        assert (silent.verdict, silent.sources) == (Verdict.NO_EVIDENCE, ())
        assert "stays.csv" in silent.note


def test_too_few_people_are_said(tmp_path):
    mine = found(stays(tmp_path, lambda ratings: ratings[-1], people=4))
    assert "occasion: 4;" in mine.of("peak_end.over_mean").note


def test_people_who_rate_high_make_no_difference(by_the_end, tmp_path):
    moved = stays(tmp_path, lambda ratings: ratings[-1] + 100)
    one, other = (found(e).of("peak_end.over_mean").estimate for e in (by_the_end, moved))
    assert (one.value, one.lower) == pytest.approx((other.value, other.lower), abs=1e6 * EXACT)


def test_a_codebook_is_for_a_survey_of_ones_own():
    with pytest.raises(InputError, match="add -p data=FILE"):
        load("published", "mine.yml")


def test_intervals_as_handed_over():
    worst = FOUND.of("peak_end.worst_touchpoint").estimate
    assert (worst.lower, worst.upper) == pytest.approx((-0.0040, 0.0164), abs=PRINTED_4)
    chosen = FOUND.of("peak_end.longer_chosen").estimate
    assert chosen.p_value == pytest.approx(0.0501, abs=PRINTED_4)
    rating = FOUND.of("peak_end.trial_rating").estimate
    assert (rating.lower, rating.upper) == pytest.approx((-0.86, -0.14), abs=PRINTED_2)
