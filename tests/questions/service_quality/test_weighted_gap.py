import re

import numpy as np
import pandas as pd
import pytest

from cxlab.claims.verdict import Verdict
from cxlab.questions.service_quality.weighted_gap import weighed_by
from tests.questions.service_quality.surveys import analysis, findings

DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
POINTS = "  points_{}: {{role: importance, dimension: {}, scale: [0, 100]}}\n"


@pytest.fixture
def points(shared, tmp_path):
    """A simulated survey with 100 points shared out over five dimensions."""
    items = "".join(
        f"  {side}{item:02}: {{role: {role}, item: {item}, dimension: {name}}}\n"
        for side, role in (("E", "expectation"), ("P", "perception"))
        for item in range(1, 11)
        for name in [DIMENSIONS[(item - 1) // 2]]
    )
    weights = "".join(POINTS.format(name, name) for name in DIMENSIONS)
    codebook = tmp_path / "shop.yml"
    codebook.write_text(f"scale: [1, 7]\ncolumns:\n{items}{weights}", encoding="utf-8")
    return shared / "cases" / "c24_weighted.csv", codebook


def test_points_weight_each_customers_gaps(points):
    """By hand with pandas: the gaps of a row times its points, their mean over the rows."""
    data, codebook = points
    analysed = analysis(str(data), str(codebook))
    (finding,) = findings(analysed).starting("quality.weighted_gap.")
    assert finding.id == "quality.weighted_gap.dimension"
    assert finding.verdict is Verdict.SUPPORTED
    assert finding.estimate.value == pytest.approx(-0.9445, abs=1e-12)
    table = pd.read_csv(data)
    row = sum(
        table[f"points_{name}"]
        / 100
        * sum(table[f"P{item:02}"] - table[f"E{item:02}"] for item in (2 * i + 1, 2 * i + 2))
        / 2
        for i, name in enumerate(DIMENSIONS)
    )
    half = 1.98421695158642 * row.std() / 10  # R: qt(.975, 99)
    assert finding.estimate.lower == pytest.approx(row.mean() - half, abs=1e-9)
    assert finding.estimate.upper == pytest.approx(row.mean() + half, abs=1e-9)


def test_ratings_of_items_weight_as_shares_of_their_sum(tmp_path):
    rng = np.random.default_rng(7)
    table = pd.DataFrame(
        {f"{side}{item}": rng.integers(1, 8, 60) for side in "EPI" for item in (1, 2, 3)}
    )
    table.to_csv(tmp_path / "simulated_ratings.csv", index=False)
    roles = {"E": "expectation", "P": "perception", "I": "importance"}
    lines = (f"  {head}: {{role: {roles[head[0]]}, item: {head[1]}}}" for head in table)
    codebook = tmp_path / "shop.yml"
    codebook.write_text("scale: [1, 7]\ncolumns:\n" + "\n".join(lines), encoding="utf-8")
    analysed = analysis(str(tmp_path / "simulated_ratings.csv"), str(codebook))
    assert weighed_by(analysed) == ["item"]
    (finding,) = findings(analysed).starting("quality.weighted_gap.")
    weights = table[["I1", "I2", "I3"]].to_numpy()
    gaps = table[["P1", "P2", "P3"]].to_numpy() - table[["E1", "E2", "E3"]].to_numpy()
    expected = ((weights * gaps).sum(axis=1) / weights.sum(axis=1)).mean()
    assert finding.estimate.value == pytest.approx(expected, abs=1e-12)


def test_one_answer_in_eight_missing_leaves_nobody_out(tmp_path):
    """Of ten items on three sides hardly anybody answers all: 2% of people do."""
    rng = np.random.default_rng(8)
    base = 4 + rng.normal(size=(400, 1))
    table = pd.DataFrame(
        {
            f"{side}{item}": np.clip(np.round(base[:, 0] + shift + rng.normal(size=400)), 1, 7)
            for side, level, slope in (("E", 1.0, 0.0), ("P", 0.5, -0.2), ("I", -1.0, 0.3))
            for item in range(1, 11)
            for shift in [level + slope * (item - 5)]
        }
    )
    weights, gaps = (
        table[[f"{side}{item}" for item in range(1, 11)]].to_numpy() for side in ("I", "P")
    )
    gaps = gaps - table[[f"E{item}" for item in range(1, 11)]].to_numpy()
    whole = (weights * gaps).sum(axis=1) / weights.sum(axis=1)
    table = table.mask(rng.random(table.shape) < 0.125)
    table.to_csv(tmp_path / "simulated_ratings.csv", index=False)
    roles = {"E": "expectation", "P": "perception", "I": "importance"}
    lines = (f"  {head}: {{role: {roles[head[0]]}, item: {head[1:]}}}" for head in table)
    codebook = tmp_path / "shop.yml"
    codebook.write_text("scale: [1, 7]\ncolumns:\n" + "\n".join(lines), encoding="utf-8")
    analysed = analysis(str(tmp_path / "simulated_ratings.csv"), str(codebook))
    (finding,) = findings(analysed).starting("quality.weighted_gap.")
    assert finding.estimate.n == 400
    assert finding.estimate.value == pytest.approx(whole.mean(), abs=0.05)
    reach = 1.966 * whole.std(ddof=1) / 20
    assert finding.estimate.upper - finding.estimate.value == pytest.approx(reach, rel=0.1)


def test_a_dimension_without_importance_is_named(points, tmp_path):
    data, codebook = points
    text = codebook.read_text(encoding="utf-8")
    codebook.write_text(re.sub("  points_empathy.*\n", "", text), encoding="utf-8")
    (finding,) = findings(analysis(str(data), str(codebook))).starting("quality.weighted_gap.")
    assert "importance was not asked: empathy" in finding.note


def test_published_surveys_ask_no_importance():
    assert weighed_by(analysis("kiosk_kservqual2019")) == []
