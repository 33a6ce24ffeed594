import numpy as np

from tests.questions.service_quality.surveys import analysis, answers, findings, write


def test_items_that_disagree_contradict_the_claim_that_they_agree(tmp_path):
    columns = answers(200)
    rng = np.random.default_rng(2)
    for item in (1, 2, 3):
        columns[f"P_care_{item}"] = rng.integers(1, 8, 200)
    found = findings(analysis(*write(tmp_path, columns)))
    assert found.of("quality.reliability.care").verdict.name == "CONTRADICTED"
    assert found.of("quality.reliability.speed").verdict.name == "SUPPORTED"


def test_overlap_is_counted_from_the_limit():
    analysed = analysis("servqual_babakus_boller1992")
    distinct, overlap = findings(analysed).of("quality.distinct"), analysed.structure.distinctness
    assert distinct.estimate.value == 0.9 - overlap.largest
    assert distinct.estimate.lower == 0.9 - overlap.upper
    assert distinct.verdict.name == "CONTRADICTED"
    assert "responsiveness and empathy" in distinct.sentence()
