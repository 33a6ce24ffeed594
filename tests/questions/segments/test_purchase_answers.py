import numpy as np
import polars
import pytest

from cxlab.questions.segments import load
from cxlab.questions.segments.purchase_answers import segment_of
from tests.questions.segments.files import found

RNG = np.random.default_rng(4)


def shop(tmp_path, rates, days=360):
    """A shop whose customers buy at their own rate for ever, in Parquet."""
    who, when = [], []
    for customer, rate in enumerate(rates):
        times = np.cumsum(RNG.exponential(1 / rate, 200))
        times = [0.0, *times[times < days]]
        who += [f"K{customer}"] * len(times)
        when += times
    frame = polars.DataFrame({"customer": who, "day": when, "amount": RNG.gamma(4, 5, len(who))})
    start = polars.lit("2024-01-01").str.to_date()
    dated = frame.with_columns(date=start + polars.duration(days=polars.col("day").cast(int)))
    folder = tmp_path / "till"
    folder.mkdir()
    dated.drop("day").write_parquet(folder / "1.parquet")
    return folder


def test_whoever_never_leaves_spends_as_forecast_and_as_before(tmp_path):
    path = shop(tmp_path, RNG.gamma(1.0, 0.02, 1500) + 0.002)
    run = found(path)
    value = run.of("segment.lifetime_value").estimate
    assert abs(value.value) < 0.1
    assert run.of("segment.returns").verdict.name == "NEGLIGIBLE"
    assert run.of("segment.stability").estimate.upper > 0.9


def test_alike_customers_make_no_segments(tmp_path):
    run = found(shop(tmp_path, np.full(800, 0.02)))
    assert run.of("segment.stability").verdict.name != "SUPPORTED"
    assert run.of("segment.value_concentration").verdict.name == "CONTRADICTED"


def test_nobody_who_comes_again_is_an_answer(tmp_path):
    run = found(few(tmp_path))
    finding = run.of("segment.returns")
    assert finding.verdict.name == "NO_EVIDENCE"
    assert "customers who came again" in finding.note
    assert run.of("segment.value_concentration").estimate is not None


def few(tmp_path):
    lines = [f"K{i},2024-01-{1 + i % 28:02},{5 + i}" for i in range(40)]
    path = tmp_path / "few.csv"
    path.write_text(
        "\n".join(["customer,date,amount", *lines, "K1,2024-12-30,5"]), encoding="utf-8"
    )
    return path


def test_the_interval_of_the_top_fifth_is_of_all_who_bought():
    published = load("published")
    assert found("published").of("segment.value_concentration").estimate.n == 23_570
    segments = segment_of(published.purchases)
    assert len(np.unique(segments)) == pytest.approx(10, abs=2)


def test_a_top_fifth_beyond_the_folklore_lies_above_it(tmp_path):
    """One in five buys for a hundred times as much: over 80%, so nothing is lacking."""
    days = ("2024-01-05", "2024-06-05", "2024-12-05")
    lines = [f"K{i},{day},{1000 if i % 5 == 0 else 10}" for i in range(100) for day in days]
    path = tmp_path / "shop.csv"
    path.write_text("\n".join(["customer,date,amount", *lines]), encoding="utf-8")
    finding = found(path).of("segment.value_concentration")
    assert finding.estimate.value > 0.8
    assert "\N{MINUS SIGN}" not in finding.note
    assert "would need" not in finding.note


def test_where_nobody_bought_later_nobody_knows_by_how_much_a_forecast_is_off(tmp_path):
    frame = polars.read_parquet(shop(tmp_path, np.full(200, 0.02), days=180) / "1.parquet")
    path = tmp_path / "later.csv"
    last = polars.DataFrame({"customer": ["Z"], "amount": [5.0], "date": ["2025-01-05"]})
    polars.concat([frame.with_columns(polars.col("date").cast(str)), last]).write_csv(path)
    finding = found(path).of("segment.lifetime_value")
    assert (finding.estimate, finding.verdict.name) == (None, "NO_EVIDENCE")
    assert "spent alike" in finding.note
