"""What each customer bought, summed up where the purchases lie."""

from datetime import date
from typing import Any

import numpy as np

AT_ONCE = 2_500_000  # purchases whose days Polars holds in memory
# Money is summed as whole millionths: engines add floating numbers in another order each time.
MONEY = 1_000_000
LARGEST = 1e12  # an amount above which such sums might not fit in 64 bits


def by_customer(table: Any, middle: date, goods_returned: str, rows: int) -> dict[str, Any]:
    """Return what each customer did, as arrays; days with several purchases count once.

    Files are read a part of the customers at a time: the days of 10 million purchases at once
    would take more than 1 GiB. Databases see to that themselves.

    Parameters
    ----------
    table : Ibis table
        With ``customer, date, amount``.
    middle : date
        The last day of what forecasts know.
    goods_returned : {"subtract", "leave out"}
    rows : int
        How many purchases there are.

    Returns
    -------
    dict of str to array of shape (n,)
        As `cxlab.evidence.purchases.of_customers` takes them, and ``gross``, what was spent before
        returns; in the order of the customers' names.

    Examples
    --------
    >>> import ibis, polars
    >>> bought = {"customer": ["a", "a", "b"], "amount": [1.0, 2.0, 4.0],
    ...           "date": [date(2025, 1, 1), date(2025, 3, 1), date(2025, 1, 8)]}
    >>> table = ibis.polars.connect().create_table("bought", polars.DataFrame(bought))
    >>> people = by_customer(table, date(2025, 2, 1), "subtract", rows=3)
    >>> people["later"].tolist(), people["spend"].tolist()
    ([1, 0], [1.0, 4.0])
    """
    import polars

    if goods_returned == "leave out":
        table = table.filter(table.amount >= 0)
    backend = table.get_backend()
    if backend.name != "polars":
        return _arrays(polars.from_arrow(_people(table, middle).to_pyarrow()), middle)
    parts = -(-rows // AT_ONCE)
    which = (table.customer.hash() % parts + parts) % parts  # a hash may be negative
    chosen = [table] if parts <= 1 else [table.filter(which == part) for part in range(parts)]
    plans = [backend.compile(_people(part, middle)) for part in chosen]
    # Ibis's own way holds all rows.
    frames = [plan.collect(engine="streaming") for plan in plans]
    return _arrays(polars.concat(frames), middle)


def _people(table: Any, middle: date) -> Any:
    import ibis

    table = table.mutate(amount=(table.amount * MONEY).round().cast("int64"))
    bought = (table.amount >= 0).cast("int64")
    days = table.group_by("customer", "date").aggregate(
        amount=table.amount.sum(),
        gross=ibis.ifelse(table.amount > 0, table.amount, 0).sum(),
        buys=bought.max(),
    )
    before, buys = days.date <= ibis.literal(middle), days.buys == 1
    nothing = ibis.null("date")
    return days.group_by("customer").aggregate(
        first=ibis.ifelse(buys, days.date, nothing).min(),
        last=ibis.ifelse(buys & before, days.date, nothing).max(),
        visits=(buys & before).cast("int64").sum(),
        later=(buys & ~before).cast("int64").sum(),
        spend=ibis.ifelse(before, days.amount, 0).sum(),
        later_spend=ibis.ifelse(before, 0, days.amount).sum(),
        gross=days.gross.sum(),
    )


def _arrays(frame: Any, middle: date) -> dict[str, Any]:
    import polars

    days = polars.col
    known = (days("visits") > 0).fill_null(value=False)
    frame = frame.sort("customer").with_columns(
        known=known,
        recency=polars.when(known).then((days("last") - days("first")).dt.total_days() / 7),
        age=polars.when(known).then((polars.lit(middle) - days("first")).dt.total_days() / 7),
        frequency=days("visits") - 1,
    )
    columns = ("known", "recency", "age", "frequency", "later")
    arrays = {name: frame[name].fill_null(0).to_numpy() for name in columns}
    money = ("spend", "later_spend", "gross")
    arrays |= {name: frame[name].fill_null(0).to_numpy() / MONEY for name in money}
    return arrays | {"order": np.arange(len(frame))}
