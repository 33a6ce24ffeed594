import csv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.weightstats import DescrStatsW

from cxlab.errors import InputError
from cxlab.evidence.correlation_table import moments_of_table
from cxlab.statistics.moments import Moments, average
from tests.statistics.kiosk import KIOSK
from tests.tolerances import EXACT, SURVEY_PRINTED


def answers(rng, n, p=3):
    table = rng.normal(size=(n, p)) @ rng.normal(size=(p, p)) + rng.normal(size=p)
    return {f"v{i}": table[:, i] for i in range(p)}


def same(a, b, within=1e-9):
    assert (a.names, a.n) == (b.names, b.n)
    assert a.mean == pytest.approx(b.mean, abs=within)
    assert a.covariance == pytest.approx(b.covariance, abs=within)


@settings(max_examples=50)
@given(st.integers(2, 40), st.integers(2, 40), st.integers(0, 2**32 - 1))
def test_moments_of_two_samples_add_up_to_those_of_both_joined(n_1, n_2, seed):
    rng = np.random.default_rng(seed)
    one, two = answers(rng, n_1), answers(rng, n_2)
    joined = {name: np.concatenate([one[name], two[name]]) for name in one}
    both = Moments.from_responses(one) + Moments.from_responses(two)
    same(both, Moments.from_responses(joined))


def test_responses_and_their_printed_table_agree(tmp_path):
    data = answers(np.random.default_rng(1), 60)
    raw = Moments.from_responses(data)
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["variable", "n", "mean", "sd", *raw.names])
        for place, name in enumerate(raw.names):
            row = [raw.mean[place], raw.sd[place], *raw.correlation[place]]
            out.writerow([name, raw.n, *(repr(float(value)) for value in row)])
    same(moments_of_table(path), raw)


def test_n_is_counted_after_incomplete_answers_are_left_out():
    holed = Moments.from_responses({"a": [1, 2, np.nan, 4], "b": [2, 1, 5, 3]})
    same(holed, Moments.from_responses({"a": [1, 2, 4], "b": [2, 1, 3]}))


@settings(max_examples=30)
@given(st.integers(12, 60), st.integers(0, 2**32 - 1))
def test_weighted_moments_as_numpy_and_statsmodels_give_them(n, seed):
    rng = np.random.default_rng(seed)
    data, weights = answers(rng, n), rng.uniform(0.5, 2, n)
    data["v0"][3] = np.nan
    ours = Moments.from_responses(data, weights)
    whole = np.arange(n) != 3
    table, kept = np.column_stack(list(data.values()))[whole], weights[whole]
    assert ours.covariance == pytest.approx(np.cov(table, rowvar=False, aweights=kept), abs=EXACT)
    # statsmodels takes weights as counts: scaled to the effective number they give the same.
    effective = kept.sum() ** 2 / (kept**2).sum()
    theirs = DescrStatsW(table, weights=kept * effective / kept.sum(), ddof=1)
    assert ours.mean == pytest.approx(theirs.mean, abs=1e-9)
    assert ours.covariance == pytest.approx(theirs.cov, abs=1e-9)
    assert ours.n == int(effective)


@pytest.mark.parametrize("weight", [1, 0.1, 3])
def test_equal_weights_change_nothing_at_all(weight):
    data = answers(np.random.default_rng(5), 207)
    plain, weighted = Moments.from_responses(data), Moments.from_responses(data, [weight] * 207)
    same(weighted, plain, within=0)


def test_only_the_ratios_of_weights_matter():
    rng = np.random.default_rng(6)
    data, weights = answers(rng, 40), rng.uniform(0.2, 3, 40)
    same(Moments.from_responses(data, weights), Moments.from_responses(data, 1000 * weights))


@pytest.mark.parametrize(
    ("weights", "error", "message"),
    [
        ([1, 1], ValueError, "weights: 2 given; 3 needed"),
        ([1, -1, 2], ValueError, "weights must be finite, 0 or more"),
        ([1, np.nan, 2], ValueError, "weights: number 2 is missing"),
        ([0, 0, 0], ValueError, "not all 0"),
        ([9, 0.1, 0.1], InputError, "differ so much that they are worth 1; at least 2"),
    ],
)
def test_weights_that_cannot_be(weights, error, message):
    with pytest.raises(error, match=message):
        Moments.from_responses({"a": [1, 2, 4]}, weights)


def test_composites_are_what_the_raw_sums_give():
    data = answers(np.random.default_rng(2), 50)
    raw = {"mean": (data["v0"] + data["v1"]) / 2, "gap": data["v2"] - data["v0"]}
    weights = {"mean": average(["v0", "v1"]), "gap": {"v2": 1.0, "v0": -1.0}}
    same(Moments.from_responses(data).composites(weights), Moments.from_responses(raw))


def test_the_kiosk_items_as_the_real_raw_file_gives_them(shared):
    """The printed table and the raw answers it was computed from."""
    with (shared / "data" / "kiosk" / "kiosk_items.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["usage"] != "사용한 적 없음"]
    raw = Moments.from_responses({name: [float(row[name]) for row in rows] for name in KIOSK.names})
    assert raw.n == KIOSK.n == 207
    assert raw.mean == pytest.approx(KIOSK.mean, abs=SURVEY_PRINTED)
    assert raw.covariance == pytest.approx(KIOSK.covariance, abs=5 * SURVEY_PRINTED)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n1,2\n", "is not a correlation table"),
        ("variable,n,mean,sd,x\nx,9,1,1,1\ny,9,1,1,1\n", "column 'y' is missing"),
        ("variable,n,mean,sd,x,y\nx,9,1,1,1,.5\ny,8,1,1,.5,1\n", "n differs"),
        ("variable,n,mean,sd,x,y\nx,9,1,1,1,.5\ny,9,1,1,.4,1\n", "is not that of"),
        ("variable,n,mean,sd,x,y\nx,9,1,1,1,1.5\ny,9,1,1,1.5,1\n", "between -1 and 1"),
        ("variable,n,mean,sd,x,y\nx,9,1,1,1,.5\ny,9,1,,.5,1\n", "the sd of 'y' is missing"),
        (
            "variable,n,mean,sd,x,y,z\nx,9,1,1,1,.9,.9\ny,9,1,1,.9,1,-.5\nz,9,1,1,.9,-.5,1\n",
            "no answers can have these correlations",
        ),
        ("group,variable,n,mean,sd,x\na,x,9,1,1,1\n", "no group ''; it has a"),
    ],
)
def test_tables_that_cannot_be(tmp_path, text, message):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        moments_of_table(path)


def test_what_does_not_fit_is_refused():
    moments = Moments.from_responses({"a": [1, 2, 3], "b": [2, 1, 5]})
    with pytest.raises(ValueError, match="no variable 'aa'. Did you mean 'a'"):
        moments.select(["aa"])
    with pytest.raises(ValueError, match="different variables"):
        moments + moments.select(["b", "a"])
    with pytest.raises(InputError, match="people who answered all of these questions: 1 of 2"):
        Moments.from_responses({"a": [1, np.nan]})
    with pytest.raises(ValueError, match="read-only"):
        moments.mean[0] = 9
    assert moments.correlation[0, 0] == pytest.approx(1, abs=EXACT)
