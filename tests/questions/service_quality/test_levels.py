"""The level of satisfaction and recommendation: its number, and that it gives nobody away."""

import csv

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from cxlab.survey.big import size
from cxlab.workbook.sweep.rows import split
from tests.evidence.attacker import isolated
from tests.questions.service_quality.surveys import analysis, answers, findings, write
from tests.tolerances import EXACT

RECOMMENDS = {"recommends": "role: recommendation, scale: [0, 10], label: recommending us"}
MINIMUM = 10


def levels(*paths):
    return findings(analysis(*paths, draws=200)).starting("quality.level.")


def asked(n=200, seed=3):
    rng = np.random.default_rng(seed)
    return answers(n) | {"recommends": rng.integers(0, 11, n)}


def test_the_mean_of_each_question_has_its_t_interval_and_its_scale(tmp_path):
    columns = {name: list(values) for name, values in asked().items()}
    columns["recommends"][:50] = [""] * 50
    by_id = {f.id: f for f in levels(*write(tmp_path, columns, **RECOMMENDS))}
    assert list(by_id) == ["quality.level.satisfaction", "quality.level.recommends"]
    known = np.array(columns["recommends"][50:], float)
    estimate = by_id["quality.level.recommends"].estimate
    reach = t.ppf(0.975, 149) * known.std(ddof=1) / np.sqrt(150)
    assert estimate.value == pytest.approx(known.mean(), abs=EXACT)
    assert estimate.upper - estimate.value == pytest.approx(reach, abs=EXACT)
    assert (estimate.n, estimate.out_of, estimate.p_value) == (150, 200, None)
    assert "on a scale of 0 to 10" in by_id["quality.level.recommends"].sentence()
    assert by_id["quality.level.recommends"].too_small == pytest.approx((5.0, 5.0))


def test_weights_and_clusters_are_in_it_as_in_a_survey_program(tmp_path):
    """Linearisation between clusters by hand: Lohr (2010), Sampling, 5.3 with weights."""
    rng = np.random.default_rng(4)
    columns = asked(240) | {"w": 0.5 + rng.integers(1, 5, 240), "shop": np.arange(240) // 12}
    roles = RECOMMENDS | {"w": "role: weight", "shop": "role: cluster"}
    means = levels(*write(tmp_path, columns, **roles))
    y, w, shops = (np.asarray(columns[name], float) for name in ("satisfaction", "w", "shop"))
    mean = (w * y).sum() / w.sum()
    sums = np.bincount(shops.astype(int), w * (y - mean) / w.sum())
    error = np.sqrt(20 / 19 * (sums**2).sum())
    estimate = means[0].estimate
    assert estimate.value == pytest.approx(mean, abs=EXACT)
    half_width = estimate.upper - estimate.value
    assert half_width == pytest.approx(t.ppf(0.975, estimate.df) * error, abs=EXACT)
    assert 10 < estimate.df <= 19


def test_few_answers_and_equal_ones_stay_on_the_scale_with_a_width(tmp_path):
    columns = asked(20) | {"satisfaction": np.full(20, 7)}
    estimate = levels(*write(tmp_path, columns, **RECOMMENDS))[0].estimate
    assert 1 <= estimate.lower < estimate.value == estimate.upper == 7


def test_without_such_a_question_nothing_changes(tmp_path):
    columns = {k: v for k, v in answers().items() if k != "satisfaction"}
    assert not levels(*write(tmp_path, columns))
    assert not levels("published")


def test_a_large_survey_gives_the_same(tmp_path, monkeypatch):
    columns = asked(600)
    small = levels(*write(tmp_path, columns, **RECOMMENDS))
    pd.DataFrame(columns).astype("int8").to_parquet(tmp_path / "mine.parquet")
    monkeypatch.setattr(size, "LARGE", 500)
    large = levels(str(tmp_path / "mine.parquet"), str(tmp_path / "mine.yml"))
    for one, other in zip(small, large, strict=True):
        assert vars(one.estimate).keys() == vars(other.estimate).keys()
        for end in ("value", "lower", "upper", "n"):
            assert getattr(one.estimate, end) == pytest.approx(getattr(other.estimate, end))


def of_branches(folder, weight):
    """130 people: A and B shown, four in C, two in none; a few skip a question in A and in C."""
    columns = {name: list(values) for name, values in asked(130, seed=5).items()}
    columns["branch"] = ["A"] * 64 + ["B"] * 60 + ["C"] * 4 + [""] * 2
    for row in (0, 1, 2, 125):
        columns["satisfaction"][row] = ""
    for row in (3, 70, 71):
        columns["recommends"][row] = ""
    columns["id"] = list(range(130))
    roles = RECOMMENDS | {"branch": "role: group", "id": "role: respondent"}
    if weight:
        columns["w"], roles["w"] = [weight(row) for row in range(130)], "role: weight"
    return columns, write(folder, columns, **roles)


def used(text, column):
    """The ids of those whose answers to a column a file holds."""
    return {int(row["id"]) for row in csv.DictReader(text.splitlines()) if row[column]}


def sums_over(who, weights, n=130):
    """Membership in the sums that a mean and its error are made of."""
    plain = np.array([float(row in who) for row in range(n)])
    return [plain] if weights is None else [plain * weights**power for power in range(3)]


WEIGHTS = {
    "plain": None,
    "weighted": lambda row: 2 + row % 7,
    "one weight of its own": lambda row: 9 if row == 30 else 2,
}


@pytest.mark.parametrize("weight", WEIGHTS.values(), ids=WEIGHTS)
@pytest.mark.parametrize("column", ["satisfaction", "recommends"])
def test_levels_of_all_less_those_of_branches_are_of_few_people_nowhere(tmp_path, weight, column):
    columns, (data, book) = of_branches(tmp_path, weight)
    weights = np.array(columns["w"], float) if weight else None
    everybody = {row for row in range(130) if columns[column][row] != ""}
    total = {f.id: f.estimate.n for f in levels(data, book)}
    assert total[f"quality.level.{column}"] == len(everybody)
    known = sums_over(everybody, weights)
    parts, shown = split(data, "branch", book, MINIMUM), []
    assert parts.protected.hidden >= {"C"}
    for name in sorted(set(parts.rows) - parts.protected.hidden):
        file = tmp_path / f"{name}.csv"
        file.write_text(parts.rows[name], encoding="utf-8")
        people = used(parts.rows[name], column)
        of = {f.id: f.estimate for f in levels(str(file), book)}
        estimate = of[f"quality.level.{column}"]
        assert estimate.n == len(people) >= MINIMUM  # what is shown is of those who may be shown
        answered = list(people)
        rated = np.array([float(columns[column][row]) for row in answered])
        w = None if weights is None else weights[answered]
        assert estimate.value == pytest.approx(np.average(rated, weights=w), abs=EXACT)
        shown += sums_over(people, weights)
    assert shown
    assert isolated(np.vstack([*known, *shown]), MINIMUM, weights, np.vstack(known)) is None
    safe = sums_over(used(parts.everybody, column), weights)
    nothing = np.zeros_like(np.vstack(safe))
    assert isolated(np.vstack([*safe, *shown]), MINIMUM, weights, nothing) is None


def test_the_attacker_finds_people_where_branches_keep_all_their_answers(tmp_path):
    columns, _ = of_branches(tmp_path, None)
    everybody = {row for row in range(130) if columns["satisfaction"][row] != ""}
    sums = [
        sums_over({row for row in everybody if columns["branch"][row] == name}, None)[0]
        for name in "AB"
    ]
    total = np.vstack(sums_over(everybody, None))
    few = isolated(np.vstack([total, *sums]), MINIMUM, None, total)
    assert few == 5  # C's three who answered, and the two in none
