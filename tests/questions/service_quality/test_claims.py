import numpy as np
import pytest

from cxlab.claims.claim import hypotheses
from cxlab.questions.service_quality import CLAIMS
from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER, ranked
from tests.questions.service_quality.surveys import analysis, answers, findings, write

PUBLISHED = findings(analysis("published"))


def test_each_question_has_a_direction_before_the_data():
    rows = hypotheses(CLAIMS).rows
    assert [row[0] for row in rows] == ["H1", "H1w", "H2", "H3", "H4", "H5", "H6", "H7"]
    assert rows[4][1] == (
        "Each dimension: where it is better, the outcome (e.g. satisfaction) is higher."
    )
    exploratory = {id for id, claim in CLAIMS.items() if claim.basis == "exploratory"}
    assert exploratory == {"quality.level.{question}"}
    assert {id for id, claim in CLAIMS.items() if claim.good} == {
        "quality.gap.{dimension}",
        "quality.weighted_gap.{by}",
    }
    assert ranked(CLAIMED_ORDER) in CLAIMS["quality.order"].claim


def test_the_promised_findings_are_there():
    families = ("gap", "importance", "reliability")
    wanted = {f"quality.{family}.{name}" for family in families for name in CLAIMED_ORDER}
    wanted |= {f"quality.{name}" for name in ("gap.overall", "distinct", "order")}
    assert {f.id for f in PUBLISHED} == wanted | {"quality.performance_beats_gap"}
    assert PUBLISHED[0].id == "quality.gap.overall"


def test_verdicts_of_the_published_surveys():
    verdicts = {f.id: f.verdict.name for f in PUBLISHED}
    assert verdicts["quality.distinct"] == verdicts["quality.order"] == "CONTRADICTED"
    assert verdicts["quality.gap.responsiveness"] == "SUPPORTED"
    assert verdicts["quality.gap.overall"] == "INCONCLUSIVE"
    assert verdicts["quality.performance_beats_gap"] == "INCONCLUSIVE"


@pytest.mark.parametrize("finding", PUBLISHED, ids=lambda finding: finding.id)
def test_the_words_agree_with_the_numbers(finding):
    assert finding.estimate.lower <= finding.estimate.value <= finding.estimate.upper
    if finding.id.startswith("quality.gap"):
        assert ("get less than" in finding.sentence()) == (finding.estimate.value < 0)


BROKEN = {
    "two columns alike": lambda c: c | {"P_care_1": c["P_speed_1"]},
    "a dimension copied": lambda c: c | {f"P_care_{i}": c[f"P_speed_{i}"] for i in (1, 2, 3)},
    "everybody expects the best": lambda c: c | {f"E_care_{i}": np.full(200, 7) for i in (1, 2, 3)},
    "expected as perceived": lambda c: (
        c | {f"E_{d}_{i}": c[f"P_{d}_{i}"] for d in ("speed", "care") for i in (1, 2, 3)}
    ),
    "an outcome that is always 4": lambda c: c | {"satisfaction": np.full(200, 4)},
    "an outcome that is the first item": lambda c: c | {"satisfaction": c["P_speed_1"]},
    "everybody perceives alike": lambda c: c | {f"P_care_{i}": np.full(200, 5) for i in (1, 2, 3)},
    "nobody answered everything": lambda c: c | {"P_care_1": [""] * 199 + [1]},
}


@pytest.mark.parametrize("name", BROKEN)
def test_surveys_that_leave_a_question_open_still_answer_the_others(tmp_path, name):
    found = findings(analysis(*write(tmp_path, BROKEN[name](answers(200)))))
    assert len(found) >= 8
    for finding in found:
        assert finding.estimate is not None or finding.note.rstrip().endswith(".")


def test_the_id_of_a_dimension_is_its_name(tmp_path):
    columns = {k.replace("care", "after sales"): v for k, v in answers().items()}
    ids = {f.id for f in findings(analysis(*write(tmp_path, columns)))}
    assert {"quality.gap.after_sales", "quality.reliability.after_sales"} <= ids
