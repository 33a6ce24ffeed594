import numpy as np
import pandas as pd
import pytest

from cxlab.questions import service_quality as question
from cxlab.questions.service_quality.needs import every_pair, gap_weights, needs
from cxlab.survey.big import columns as big_columns
from cxlab.survey.big import dataset, dataset_source, size
from tests.questions.service_quality.surveys import analysis, answers, codebook, findings


@pytest.fixture
def looks(monkeypatch):
    """What engines were asked so far, one entry for each look at the data."""
    asked, asks = [], dataset_source._looked_at
    monkeypatch.setattr(
        dataset_source, "_looked_at", lambda expression: asked.append(1) or asks(expression)
    )
    return asked


def shop(folder, kind="Int8", outcomes=("satisfaction",)):
    """A survey of which one answer in twenty is missing, as a file of Parquet."""
    rng, columns = np.random.default_rng(3), answers(600)
    columns |= dict.fromkeys(outcomes, columns["satisfaction"])
    table = pd.DataFrame(columns).astype(kind)
    table.mask(rng.random(table.shape) < 0.05).to_parquet(folder / "mine.parquet")
    book = folder / "mine.yml"
    book.write_text(codebook(columns), encoding="utf-8")
    return str(folder / "mine.parquet"), str(book)


def everything(data, book, outcome=""):
    """All that the notebook shows, as text."""
    analysed = analysis(data, book, outcome=outcome, draws=200)
    all_findings = findings(analysed)
    tables = [
        analysed.evidence.account,
        question.checks(analysed.evidence),
        question.scales_table(analysed.structure),
        question.items_table(analysed.structure),
        question.fit_table(analysed.structure),
        question.pairs_table(analysed.drivers),
        question.methods(analysed),
    ]
    items = [item.survey.gap for item in analysed.gaps.items]
    return [repr(all_findings.starting("")), *map(repr, tables), items]


@pytest.mark.parametrize("engine", ["", "duckdb://#"])
@pytest.mark.parametrize("outcome", ["", "loyalty"])
def test_the_whole_notebook_takes_one_look_at_a_big_survey(
    tmp_path, monkeypatch, looks, engine, outcome
):
    """And gives the same, to the bit, where the engine sums up, which takes two."""
    monkeypatch.setattr(size, "LARGE", 500)
    data, book = shop(tmp_path, outcomes=("satisfaction", "loyalty"))
    multiplied = everything(f"{engine}{data}", book, outcome)
    assert len(looks) == 1
    for module in (dataset, big_columns):
        monkeypatch.setattr(module, "streams", lambda table: False)
    assert everything(f"{engine}{data}", book, outcome) == multiplied
    assert len(looks) == 1 + 2


def test_answers_that_must_be_read_with_care_take_three_looks(tmp_path, monkeypatch, looks):
    """Decimal numbers: how far they reach, which cells there are, and the sums."""
    monkeypatch.setattr(size, "LARGE", 500)
    everything(*shop(tmp_path, kind="Float64"))
    assert len(looks) <= 3


def test_each_dimension_and_all_together_are_needed_on_both_sides(tmp_path, monkeypatch):
    monkeypatch.setattr(size, "LARGE", 500)
    survey = question.load(*shop(tmp_path)).both_sides
    assert list(every_pair(survey)) == ["speed", "care"]
    asked = [need for need in needs(survey) if isinstance(need, dict)]
    assert gap_weights(every_pair(survey)) in asked
    for name, pairs in every_pair(survey).items():
        assert gap_weights({name: pairs}) in asked


def wide_shop(folder):
    """A survey of answers up to 100,000 on dimensions of 7 to 13 items, as a file of Parquet."""
    rng, sizes = np.random.default_rng(2), {"speed": 7, "care": 9, "trust": 11, "looks": 13}
    columns = {
        f"{side}_{name}_{item}": rng.integers(0, 100_001, 600)
        for side in "EP"
        for name, items in sizes.items()
        for item in range(items)
    }
    columns["satisfaction"] = rng.integers(0, 100_001, 600)
    pd.DataFrame(columns).to_parquet(folder / "mine.parquet")
    lines = ["scale: [0, 100000]", "columns:", "  satisfaction: {role: outcome}"]
    for name in list(columns)[:-1]:
        side, dimension, item = name.split("_")
        role = {"E": "expectation", "P": "perception"}[side]
        lines.append(
            f"  {name}: {{role: {role}, item: {dimension}_{item}, dimension: {dimension}}}"
        )
    (folder / "mine.yml").write_text("\n".join(lines), encoding="utf-8")
    return str(folder / "mine.parquet"), str(folder / "mine.yml")


def test_what_cannot_be_summed_exactly_leaves_its_own_finding_out_and_no_other(
    tmp_path, monkeypatch
):
    """Each dimension can be summed exactly; only all together are too large."""
    paths = wide_shop(tmp_path)
    monkeypatch.setattr(size, "LARGE", 500)
    here = {f.id: f.estimate for f in findings(analysis(*paths, draws=200))}
    for module in (dataset, big_columns):  # as on engines that sum up themselves
        monkeypatch.setattr(module, "streams", lambda table: False)
    there = {f.id: f for f in findings(analysis(*paths, draws=200))}
    assert here["quality.gap.overall"] is not None
    assert there["quality.gap.overall"].estimate is None
    assert "cannot be summed exactly" in there["quality.gap.overall"].note
    others = [id for id, estimate in here.items() if estimate and id != "quality.gap.overall"]
    assert {"quality.gap.speed", "quality.reliability.care", "quality.level.satisfaction"} <= {
        *others
    }
    for id in others:
        assert there[id].estimate.value == pytest.approx(here[id].value, rel=1e-12)
