from datetime import date

import ibis
import numpy as np
import polars

from cxlab.evidence import purchases_by_customer as module
from cxlab.evidence.purchases_by_customer import by_customer

MIDDLE = date(2025, 2, 1)


def bought(names):
    rng = np.random.default_rng(3)
    days = np.datetime64("2025-01-01") + rng.integers(0, 60, 3000).astype("timedelta64[D]")
    return polars.DataFrame(
        {
            "customer": rng.choice(names, 3000),
            "date": polars.Series(days).cast(polars.Date),
            "amount": np.round(rng.normal(10, 12, 3000), 2),
        }
    )


def test_parts_of_customers_and_another_engine_give_the_same(tmp_path, monkeypatch):
    for names in ([f"K{n}" for n in range(200)], list(range(200))):
        frame = bought(names)
        table = ibis.polars.connect().create_table("bought", frame)
        whole = by_customer(table, MIDDLE, "subtract", rows=3000)
        with monkeypatch.context() as few:
            few.setattr(module, "AT_ONCE", 700)
            parts = by_customer(table, MIDDLE, "subtract", rows=3000)
        frame.write_parquet(tmp_path / "bought.parquet")
        elsewhere = ibis.duckdb.connect().read_parquet(tmp_path / "bought.parquet")
        other = by_customer(elsewhere, MIDDLE, "subtract", rows=3000)
        for name, values in whole.items():
            np.testing.assert_array_equal(parts[name], values)
            np.testing.assert_array_equal(other[name], values)
