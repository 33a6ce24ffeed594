from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path

import duckdb
import numpy as np
import polars
import pytest

from cxlab.errors import InputError
from cxlab.evidence.purchase_files import LAST_YEAR, read_purchases
from cxlab.evidence.purchases import published_purchases

HEAD = "customer,date,amount\n"


def shop(tmp_path, rows, name="shop.csv", head=HEAD):
    path = tmp_path / name
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def some(n=60, seed=2):
    rng = np.random.default_rng(seed)
    rows = []
    for customer in range(n):
        day = date(2024, 1, 1) + timedelta(days=int(rng.integers(0, 60)))
        for _ in range(1 + rng.poisson(2)):
            amount = round(float(rng.gamma(2, 20)), 2)
            rows.append((f"K{customer}", day, amount))
            day += timedelta(days=int(rng.integers(5, 90)))
    return [*rows, ("K0", date(2024, 12, 1), -5.0), ("K1", date(2024, 2, 1), -7.0)]


def lines(rows):
    return [f"{customer},{day},{amount}" for customer, day, amount in rows]


@pytest.mark.parametrize("goods_returned", ["subtract", "leave out"])
def test_file_folder_and_table_give_the_same(tmp_path, goods_returned):
    rows = some()
    frame = polars.DataFrame(rows, schema=["customer", "date", "amount"], orient="row")
    (tmp_path / "folder").mkdir()
    frame[:50].write_parquet(tmp_path / "folder" / "1.parquet")
    frame[50:].write_parquet(tmp_path / "folder" / "2.parquet")
    with duckdb.connect(str(tmp_path / "shop.db")) as base:
        base.execute("CREATE TABLE till AS SELECT * FROM frame")
    ways = [shop(tmp_path, lines(rows)), str(tmp_path / "folder")]
    ways.append(f"duckdb://{tmp_path / 'shop.db'}#till")
    read = [read_purchases(way, "2024-06-30", goods_returned) for way in ways]
    for other in read[1:]:
        for name, values in read[0].purchases.classes.items():
            assert other.purchases.classes[name] == pytest.approx(values), name
    spent = sum(amount for *_, amount in rows if amount > 0 or goods_returned == "subtract")
    assert read[0].purchases.tops[1.0].total == pytest.approx(spent)
    assert "negative amounts: 2" in dict(read[0].account.rows)["Returns"]


def test_a_return_is_no_purchase_and_a_day_counts_once(tmp_path):
    rows = [f"K{i},2024-01-01,10" for i in range(20)]
    rows += ["K0,2024-03-01,5", "K0,2024-03-01,5", "K0,2024-05-01,-3", "K1,2024-12-31,4"]
    made = read_purchases(shop(tmp_path, rows), "2024-06-30").purchases
    assert made.classes["n"] @ made.classes["frequency"] == 1
    assert made.classes["spend"].sum() == 20 * 10 + 10 - 3
    assert (made.classes["returned"].sum(), made.classes["later"].sum()) == (1, 1)


def test_the_last_year_is_split_off_where_the_file_covers_two(tmp_path):
    rows = [f"K{i},2024-0{1 + i % 9}-01,10" for i in range(40)]
    for end, split in (("2025-12-31", "2024-12-31"), ("2025-12-30", "2024-12-30")):
        made = read_purchases(shop(tmp_path, [*rows, f"K0,{end},4"]), LAST_YEAR)
        assert (made.split.isoformat(), made.purchases.ahead * 7) == (split, 365)
    short = read_purchases(shop(tmp_path, [*rows, "K0,2025-12-29,4"]), LAST_YEAR)
    assert short.purchases.ahead * 7 < 365


def test_what_else_may_count(tmp_path):
    rows = [f"K{i},2024-01-01,10" for i in range(20)]
    rows += ["K0,2024-03-01,5", "K0,2024-05-01,-3", "K20,2024-12-31,4"]
    counted = read_purchases(shop(tmp_path, rows), "2024-06-30").purchases.counted
    totals = {name: (whole.n, whole.total) for name, (_, whole) in counted.items()}
    assert totals == {
        "before": (20, 202),
        "later": (1, 4),
        "again": (1, 12),
        "visits": (21, 22),
        "gross": (21, 209),
    }


@pytest.mark.parametrize(
    ("rows", "split", "message"),
    [
        (["K1,01/02/2024,5"], "", "row 2, column 'date': found '01/02/2024', need a day as 2025"),
        (["K1,2024-02-30,5"], "", "row 2, column 'date': found '2024-02-30'"),
        ([",2024-02-03,5"], "", "row 2, column 'customer': found nothing"),
        (["K1,2024-02-03,x"], "", "row 2, column 'amount': found 'x', need a number"),
        (["K1,2024-02-03,3000000000000"], "", "column 'amount': found 3e.12; amounts up to 1e.12"),
        (lines(some()), "2030-01-01", "the split 2030-01-01 must lie between"),
        (lines(some()), "June", "split: found 'June', need a day"),
        (lines(some())[:9], "", "customers bought up to .* at least 20 are needed"),
    ],
)
def test_bad_purchases_are_refused(tmp_path, rows, split, message):
    with pytest.raises(InputError, match=message):
        read_purchases(shop(tmp_path, rows), split)


def test_bad_tables_are_refused(tmp_path):
    frame = polars.DataFrame({"customer": ["a", None], "date": [date(2024, 1, 1)] * 2})
    for extra, message in (
        ({}, "column 'amount' is missing. Found: customer, date"),
        ({"amount": ["x", "y"]}, "column 'amount': found string, need numbers"),
        ({"amount": [1.0, 2.0]}, "1 rows lack customer, date or amount"),
    ):
        folder = tmp_path / str(len(message))
        folder.mkdir()
        frame.with_columns(**{k: polars.Series(v) for k, v in extra.items()}).write_parquet(
            folder / "till.parquet"
        )
        with pytest.raises(InputError, match=message):
            read_purchases(str(folder))


def test_cdnow_is_what_its_raw_file_gives(tmp_path):
    package = find_spec("lifetimes")  # its code is not run
    if package is None or package.origin is None:
        pytest.skip("the raw file is not carried: pip install --no-deps lifetimes==0.11.3")
    raw = Path(package.origin).parent / "datasets" / "CDNOW_master.txt"
    rows = [line.split() for line in raw.read_text(encoding="utf-8").splitlines()[1:]]
    path = shop(tmp_path, [f"{customer},{day},{amount}" for customer, day, _, amount in rows])
    mine, ours = read_purchases(path, "1997-09-30").purchases, published_purchases()
    assert mine.ahead == ours.ahead
    for name, values in ours.classes.items():
        assert mine.classes[name] == pytest.approx(values, abs=0.0051), name
    for share, top in ours.tops.items():
        assert mine.tops[share].total == pytest.approx(top.total, abs=0.0051)
    assert mine.counted.keys() == ours.counted.keys()
    for name, tops in ours.counted.items():
        for top, same in zip(tops, mine.counted[name], strict=True):
            assert top.total == pytest.approx(same.total, abs=0.0051), name


@pytest.mark.parametrize("far", ["2206-01-01", "1900-01-01"])
def test_a_day_far_from_all_others_is_refused_wherever_the_purchases_lie(tmp_path, far):
    rows = [*some(), ("K5", date.fromisoformat(far), 9.0)]
    told = f"found {far}, but all other days lie from 2024-01-0"
    with pytest.raises(InputError, match=told):
        read_purchases(shop(tmp_path, lines(rows)))
    (tmp_path / "folder").mkdir()
    frame = polars.DataFrame(rows, schema=["customer", "date", "amount"], orient="row")
    frame.write_parquet(tmp_path / "folder" / "1.parquet")
    with pytest.raises(InputError, match=told):
        read_purchases(str(tmp_path / "folder"))
