import numpy as np
import pytest

from cxlab.evidence.purchases import KEYS, SUMS, of_customers, published_purchases

CDNOW = published_purchases()


def test_cdnow_as_its_authors_count_it():
    assert CDNOW.customers == 23_570
    whole = CDNOW.tops[1.0]
    assert whole.n == 23_570
    assert CDNOW.tops[0.2].total / whole.total == pytest.approx(0.678, abs=5e-4)
    days = CDNOW.classes["n"] @ (CDNOW.classes["frequency"] + 1) + CDNOW.classes["later"].sum()
    assert days == 67_591  # 69,659 purchases, those of one day together
    assert (CDNOW.classes["recency"] <= CDNOW.classes["age"]).all()


def test_classes_keep_every_sum():
    rng = np.random.default_rng(1)
    n = 500
    age = rng.uniform(10, 40, n)
    people = {
        "order": np.arange(n),
        "known": rng.random(n) < 0.8,
        "frequency": rng.poisson(1, n),
        "recency": age * rng.random(n),
        "age": age,
        "spend": rng.gamma(2, 20, n),
        "later": rng.poisson(0.5, n),
        "later_spend": rng.gamma(2, 10, n),
    }
    made = of_customers(people, 20)
    known = people["known"]
    assert set(made.classes) == {*KEYS, *SUMS}
    assert made.customers == known.sum()
    for name in ("spend", "later", "later_spend"):
        assert made.classes[name].sum() == pytest.approx(people[name][known].sum())
    assert made.classes["later_spend_sq"].sum() == pytest.approx(
        (people["later_spend"][known] ** 2).sum()
    )
    assert made.tops[1.0].n == n  # who only bought later brought money, too


def test_a_forecast_by_week_is_the_one_by_day():
    # The sample's parameters by day are the published ones; the whole of CDNOW by week lies near.
    assert CDNOW.model.r == pytest.approx(0.2516, rel=0.01)
    assert CDNOW.model.alpha == pytest.approx(4.789, rel=0.01)
    assert CDNOW.forecast @ CDNOW.classes["n"] == pytest.approx(16_859, rel=1e-3)
