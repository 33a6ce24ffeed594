import numpy as np
import pandas as pd
import pytest

from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER
from cxlab.questions.service_quality.evidence import load
from cxlab.questions.service_quality.gaps import gaps
from tests.questions.service_quality.surveys import answers, write
from tests.statistics.test_meta import R
from tests.tolerances import R_JSON, SURVEY_PRINTED

RAW = "data/kiosk/kiosk_raw_cp949.csv"


def test_the_printed_survey_gives_rs_gaps():
    found = gaps(load("kiosk_kservqual2019"), 0.95)
    assert len(found.dimensions) == 5
    for gap in found.dimensions:
        reference = R["kiosk"][gap.dimension]["gap"]
        assert gap.survey.gap.gap == pytest.approx(reference["mean"], abs=SURVEY_PRINTED)
        assert gap.survey.gap.d_z == pytest.approx(reference["dz"], abs=SURVEY_PRINTED)


def test_the_raw_file_gives_rs_gaps_exactly(shared, kiosk_codebook):
    found = gaps(load(str(shared / RAW), kiosk_codebook), 0.95)
    assert len(found.dimensions) == 5
    for gap in found.dimensions:
        reference, own = R["kiosk"][gap.dimension]["gap"], gap.survey.gap
        assert own.gap == pytest.approx(reference["mean"], abs=R_JSON)
        assert (own.lower, own.upper) == pytest.approx(reference["ci"], abs=R_JSON)
        assert (own.t, own.d_z) == pytest.approx((reference["t"], reference["dz"]), abs=R_JSON)
        assert gap.survey.n == 207


def test_printed_samples_are_pooled_with_the_survey_at_hand():
    published = gaps(load("published"), 0.95)
    assert [g.dimension for g in published.dimensions] == list(CLAIMED_ORDER)
    pooled = {g.dimension: g.pooled for g in (published.overall, *published.dimensions)}
    assert {name: p.k for name, p in pooled.items()} == {
        "overall": 5,
        "reliability": 4,
        "responsiveness": 4,
        "assurance": 4,
        "empathy": 2,
        "tangibles": 4,
    }
    assert all(p.lower < p.mean < p.upper for p in pooled.values())
    spreads = published.dimensions[1].samples
    assert [s.sample for s in spreads if s.d != s.d] == ["Alfraihi 2016"]


def test_items_are_ranked_by_their_shortfall():
    found = gaps(load("kiosk_kservqual2019"), 0.95)
    shortfalls = [item.survey.gap.gap for item in found.items]
    assert shortfalls == sorted(shortfalls)
    assert found.items[0].label == "accurate fast touch"


def test_a_survey_of_perceptions_alone_says_why_it_has_no_gap(tmp_path):
    columns = {k: v for k, v in answers().items() if not k.startswith("E")}
    found = gaps(load(*write(tmp_path, columns)), 0.95)
    assert all("both as expectation and as perception" in g.reason for g in found.dimensions)
    assert found.items == ()


def test_each_dimension_uses_all_who_answered_it(tmp_path):
    columns = {name: list(values) for name, values in answers().items()}
    columns["P_speed_1"][:20] = [""] * 20
    for side in "EP":
        for item in (1, 2, 3):
            columns[f"{side}_care_{item}"][:20] = [""] * 20
    found = {g.dimension: g for g in gaps(load(*write(tmp_path, columns)), 0.95).dimensions}
    assert (found["speed"].survey.n, found["care"].survey.n) == (120, 100)


def own(tmp_path, columns):
    """Answers of 40 simulated respondents to columns of these roles and items."""
    rng = np.random.default_rng(3)
    answers = {name: rng.integers(1, 8, 40) for name in columns}
    pd.DataFrame(answers).to_csv(tmp_path / "simulated.csv", index=False)
    lines = "".join(f"  {name}: {{{said}}}\n" for name, said in columns.items())
    (tmp_path / "simulated.yml").write_text(f"scale: [1, 7]\ncolumns:\n{lines}", encoding="utf-8")
    return gaps(load(str(tmp_path / "simulated.csv"), str(tmp_path / "simulated.yml")), 0.95)


def test_without_dimensions_every_item_counts_alike(tmp_path):
    roles = {"E": "expectation", "P": "perception"}
    columns = {f"{s}{i}": f"role: {roles[s]}, item: {i}" for s in "EP" for i in (1, 2, 3)}
    found = own(tmp_path, columns)
    table = pd.read_csv(tmp_path / "simulated.csv")
    differences = sum(table[f"P{i}"] - table[f"E{i}"] for i in (1, 2, 3)) / 3
    assert found.overall.survey.gap.gap == pytest.approx(differences.mean())
    assert len(found.items) == 3
    assert "belong to no dimension" in found.of("reliability").reason


def test_not_paired_is_not_said_as_not_asked(tmp_path):
    columns = {
        "E1": "role: expectation, item: 1, dimension: reliability",
        "P1": "role: perception, item: 2, dimension: reliability",
    }
    unpaired = own(tmp_path, columns)
    assert "are not paired for reliability" in unpaired.of("reliability").reason
    assert "are not paired" in unpaired.overall.reason
    assert "does not ask empathy both as" in unpaired.of("empathy").reason
    one_side = own(tmp_path, {"P1": "role: perception, item: 1, dimension: reliability"})
    assert "does not ask both expectations and perceptions" in one_side.overall.reason
