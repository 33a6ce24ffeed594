import pytest

from cxlab.claims.findings import findings
from cxlab.questions.context_effects import CLAIMS, load
from tests.questions.context_effects.trials import raw_trials
from tests.tolerances import NORMAL_FOR_T, OTHER_UNITS, PRINTED_3


def found(data):
    return findings(CLAIMS, load(data), level=0.95, smallest_effect=0.05, smallest_time=0.1)


PUBLISHED = found("published")
LABORATORY = [  # computed from the raw trials without cxlab, with normal intervals
    ("context.attraction", 0.350, 0.289, 0.410, "SUPPORTED"),
    ("context.compromise", 0.268, 0.200, 0.336, "SUPPORTED"),
    ("context.similarity", 0.041, -0.017, 0.099, "INCONCLUSIVE"),
]


def agrees(finding, value, lower, upper, within):
    estimate = finding.estimate
    assert (estimate.value, estimate.lower, estimate.upper) == pytest.approx(
        (value, lower, upper), abs=within
    )


@pytest.mark.parametrize(("id", "value", "lower", "upper", "verdict"), LABORATORY)
def test_the_laboratory_effects(id, value, lower, upper, verdict):
    agrees(PUBLISHED.of(id), value, lower, upper, NORMAL_FOR_T)
    assert (PUBLISHED.of(id).verdict.name, PUBLISHED.of(id).estimate.n) == (verdict, 93)


def test_the_raw_trials_as_own_data_give_the_same(shared, tmp_path):
    mine = found(raw_trials(shared, tmp_path))
    for id, *_ in LABORATORY:
        ours, theirs = mine.of(id).estimate, PUBLISHED.of(id).estimate
        assert (ours.value, ours.lower, ours.n) == (theirs.value, theirs.lower, theirs.n)
    assert (
        mine.of("context.deferral").note == "trials.csv does not hold the printed demonstrations."
    )


def test_what_is_printed():
    agrees(PUBLISHED.of("context.deferral"), 0.121, -0.002, 0.238, PRINTED_3)
    assert PUBLISHED.of("context.deferral").verdict.name == "INCONCLUSIVE"
    assert PUBLISHED.of("context.printed_attraction").estimate.value == pytest.approx(0.84 - 0.32)
    middle = PUBLISHED.of("context.printed_compromise")
    assert middle.estimate.value == pytest.approx(66 / 115 - 53 / 106)
    assert "unconfirmed" in middle.note
    assert "72.5%" in middle.note  # 66 of 66 + 25
    repeated = PUBLISHED.of("context.replicates")
    assert (repeated.estimate.value, repeated.verdict.name) == (11 / 91, "CONTRADICTED")


def test_no_share_rises_beyond_chance_with_known_names():
    finding = PUBLISHED.of("context.regularity")
    assert (finding.estimate.value, finding.estimate.n, finding.verdict.name) == (
        *(0.0, 16),
        "CONTRADICTED",
    )
    assert "21 of 768 comparisons rise at all (2.7%), 0 beyond chance" in finding.note


def test_five_options_take_longer_than_two():
    finding = PUBLISHED.of("context.short_list_time")
    # Known by person: 1.44 [1.396, 1.479]; here kinds of choice are the units.
    assert 1 + finding.estimate.value == pytest.approx(1.44, abs=OTHER_UNITS)
    assert 1 + finding.estimate.lower < 1.396
    assert 1 + finding.estimate.upper > 1.479
    assert (finding.estimate.n, finding.verdict.name) == (32, "SUPPORTED")
