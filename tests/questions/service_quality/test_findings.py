import numpy as np
import pytest

from cxlab.questions import service_quality as question
from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER
from tests.questions.service_quality.surveys import answers, write


def findings(*data):
    evidence = question.load(*data)
    gaps = question.gaps(evidence, 0.95)
    structure = question.structure(evidence.structure, 0.95, 800, 1)
    drivers = question.drivers(evidence.drivers, "", 0.95, 800, 1)
    contest = question.contest(evidence.both_sides, "", 0.95, 800, 1)
    found = (
        *question.gap_findings(gaps, 0.2),
        *question.reliability_findings(structure, 0.7),
        question.distinct_finding(structure, 0.9),
        *question.importance_findings(drivers, 0.02),
        question.order_finding(drivers),
        question.contest_finding(contest, 0.02),
    )
    return {f.id: f for f in found}


PUBLISHED = findings("published")


def test_the_promised_findings_are_there():
    families = ("gap", "importance", "reliability")
    wanted = {f"quality.{family}.{name}" for family in families for name in CLAIMED_ORDER}
    wanted |= {f"quality.{name}" for name in ("gap.overall", "distinct", "order")}
    assert set(PUBLISHED) == wanted | {"quality.performance_beats_gap"}


def test_verdicts_of_the_published_surveys():
    verdicts = {id: f.verdict.name for id, f in PUBLISHED.items()}
    assert verdicts["quality.distinct"] == verdicts["quality.order"] == "CONTRADICTED"
    assert verdicts["quality.gap.responsiveness"] == "SUPPORTED"
    assert verdicts["quality.gap.overall"] == "INCONCLUSIVE"
    assert verdicts["quality.performance_beats_gap"] == "INCONCLUSIVE"


def test_shares_add_up_to_r2():
    total = sum(PUBLISHED[f"quality.importance.{n}"].estimate.value for n in CLAIMED_ORDER)
    assert total == pytest.approx(0.769472, abs=1e-6)
    assert "All dimensions together: 76.9%" in PUBLISHED["quality.importance.empathy"].note


@pytest.mark.parametrize("id", PUBLISHED)
def test_the_words_agree_with_the_numbers(id):
    finding = PUBLISHED[id]
    estimate, said = finding.estimate, finding.sentence()
    assert estimate.lower <= estimate.value <= estimate.upper
    if id.startswith("quality.gap"):
        assert ("get less than" in said) == (estimate.value < 0)
    if id == "quality.performance_beats_gap":
        assert ("explain more" in said) == (estimate.value > 0)
    if id == "quality.distinct":
        assert ("overlap more" in said) == (estimate.value < 0)


def test_two_samples_do_not_promise_what_happens_elsewhere():
    note = PUBLISHED["quality.gap.empathy"].note
    assert "two samples are too few" in note
    assert "another firm" not in note
    assert "In 4 of 5 samples" in PUBLISHED["quality.gap.overall"].note


def test_other_dimensions_have_findings_of_their_own(tmp_path):
    found = findings(*write(tmp_path, answers(200)))
    assert found["quality.gap.speed"].verdict.name == "SUPPORTED"
    assert "On the scale of 1 to 7: expected 5.98, found 4.91" in found["quality.gap.speed"].note
    assert found["quality.distinct"].verdict.name == "SUPPORTED"
    order = found["quality.order"]
    assert order.verdict.name == "NO_EVIDENCE"
    assert "Best supported: speed > care" in order.note
    assert not any("tangibles" in id for id in found)


def test_a_dimension_of_the_five_that_was_not_asked_reads_no_evidence(tmp_path):
    columns = {k.replace("speed", "empathy"): v for k, v in answers().items()}
    found = findings(*write(tmp_path, columns))
    assert found["quality.gap.tangibles"].verdict.name == "NO_EVIDENCE"
    assert found["quality.importance.tangibles"].note == "mine.csv has no items of tangibles."
    assert found["quality.importance.empathy"].estimate is not None


def test_few_answers_are_said_to_be_few(tmp_path):
    columns = {k: v[:20] for k, v in answers().items()}
    found = findings(*write(tmp_path, columns))
    assert "Only 20 of 20 answers are complete" in found["quality.gap.speed"].note
    importance = found["quality.importance.speed"]
    assert importance.verdict.name == "NO_EVIDENCE"
    assert "20 complete answers are too few" in importance.note


def test_a_gap_that_is_none_is_called_too_small(tmp_path):
    found = findings(*write(tmp_path, answers(600, expected=5.0, perceived=5.0)))
    assert found["quality.gap.overall"].verdict.name == "NEGLIGIBLE"


def test_items_that_disagree_contradict_the_claim_that_they_agree(tmp_path):
    columns = answers(200)
    rng = np.random.default_rng(2)
    for item in (1, 2, 3):
        columns[f"P_care_{item}"] = rng.integers(1, 8, 200)
    found = findings(*write(tmp_path, columns))["quality.reliability.care"]
    assert found.verdict.name == "CONTRADICTED"


def test_an_undeclared_reversed_item_is_named_wherever_it_is_used(tmp_path):
    columns = answers(200)
    columns["P_speed_2"] = 8 - columns["P_speed_2"]
    note = findings(*write(tmp_path, columns))["quality.gap.speed"].note
    assert "Careful: P_speed_2 runs against the other items." in note


BROKEN = {
    "two columns alike": lambda c: c | {"P_care_1": c["P_speed_1"]},
    "a dimension copied": lambda c: c | {f"P_care_{i}": c[f"P_speed_{i}"] for i in (1, 2, 3)},
    "everybody expects the best": lambda c: c | {f"E_care_{i}": np.full(200, 7) for i in (1, 2, 3)},
    "expected as perceived": lambda c: (
        c | {f"E_{d}_{i}": c[f"P_{d}_{i}"] for d in ("speed", "care") for i in (1, 2, 3)}
    ),
    "an outcome that is always 4": lambda c: c | {"satisfaction": np.full(200, 4)},
    "an outcome that is the first item": lambda c: c | {"satisfaction": c["P_speed_1"]},
}


@pytest.mark.parametrize("name", BROKEN)
def test_surveys_that_leave_a_question_open_still_answer_the_others(tmp_path, name):
    found = findings(*write(tmp_path, BROKEN[name](answers(200))))
    assert len(found) >= 8
    for finding in found.values():
        assert finding.estimate is not None or finding.note.rstrip().endswith(".")
