"""A user's purchases (customer, date, amount), summed up by customer where they lie."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cxlab.data_path import path_text
from cxlab.errors import InputError, nearest_columns
from cxlab.evidence.account import Line, account_of
from cxlab.evidence.far_day import YEAR, refuse_far_day
from cxlab.evidence.purchases import Purchases, of_customers
from cxlab.evidence.purchases_by_customer import LARGEST, by_customer
from cxlab.survey.big.dataset_source import fetched, is_url, open_dataset, redacted
from cxlab.survey.big.size import is_big
from cxlab.survey.files.user_table import UserTable
from cxlab.table import Table
from cxlab.words import say

COLUMNS = ("customer", "date", "amount")
DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]\d\d:\d\d.*)?")
FEWEST = 20  # customers, below which nothing can be said of them
LAST_YEAR = "last year"


@dataclass(frozen=True, eq=False)
class OwnPurchases:
    """A user's purchases and what an account says of them.

    Attributes
    ----------
    purchases : Purchases
    name : str
    lines, forecasts : tuple of (str, str)
        What an account says of the file; and of its split in time.
    files : mapping of str to str, or list of Path
        As `cxlab.evidence.account.account_of` takes them.
    split : date
        The last day of what forecasts know.

    Examples
    --------
    >>> OwnPurchases(None, "shop.csv", (("Source", "shop.csv"),), (), {}, date(2025, 6, 30)).account
    The data of this run
      What    Account
      Source  shop.csv
    """

    purchases: Purchases
    name: str
    lines: tuple[Line, ...]
    forecasts: tuple[Line, ...]
    files: dict[str, str] | list[Path]
    split: date

    @property
    def account(self) -> Table:
        """The account of a question that forecasts."""
        return account_of([*self.lines, *self.forecasts], self.files)


def read_purchases(data: str, split: str = "", goods_returned: str = "subtract") -> OwnPurchases:
    r"""Read purchases, a row each, and sum them up by customer.

    Parameters
    ----------
    data : str
        A CSV, Excel or Parquet file, a folder of Parquet files, or a table behind a URL.
    split : str
        The last day of what forecasts know (``2025-06-30``); empty for the middle; ``last year``
        for a year before the last purchase, if the file covers two, else the middle: nothing is
        forecast, so who bought before it may be few.
    goods_returned : {"subtract", "leave out"}
        What to do with negative amounts. They are never purchases.

    Raises
    ------
    InputError
        If a column is missing, a date or an amount is none, or nothing lies before or after the
        split.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> rows = [f"K{i},2025-{month:02}-01,{i + 1}" for i in range(20) for month in (1, 3, 12)]
    >>> with TemporaryDirectory() as folder:
    ...     shop = Path(folder) / "shop.csv"
    ...     _ = shop.write_text("\n".join(["customer,date,amount", *rows]), encoding="utf-8")
    ...     read_purchases(str(shop)).purchases.customers
    20
    """
    large = is_big(data := path_text("data", data))
    table, notes = (open_dataset(data), []) if large else _small(Path(data))
    name = redacted(data) if is_url(data) else Path(data).name
    table = _checked(table, name)
    seen = _seen(table, name)
    _check_ends(table, seen, name)
    middle = _split(split, seen, name)
    people = by_customer(table, middle, goods_returned, seen.rows)
    known = int(people["known"].sum())
    counted, when = known, f" bought up to {middle}"
    if split == LAST_YEAR:  # nothing is forecast
        counted, when = len(people["known"]), ""
    if counted < FEWEST:
        raise InputError(f"{name}: {counted} customers{when}; at least {FEWEST} are needed")
    lines = _lines(name, seen, len(people["known"]))
    lines += [(say("Returns"), _returns(seen, goods_returned))]
    lines += [(say("Note"), note) for note in notes]
    return OwnPurchases(
        of_customers(people, (seen.last - middle).days / 7),
        name,
        tuple(lines),
        forecasts=_forecasts(middle, len(people["known"]) - known),
        files={} if is_url(data) else [Path(data)],
        split=middle,
    )


@dataclass(frozen=True)
class _Seen:
    rows: int
    first: date
    last: date
    negative: int
    zero: int


def is_purchases(columns: list[str]) -> bool:
    """Say whether a table's columns are those of purchases.

    Examples
    --------
    >>> is_purchases(["customer", "date", "amount", "shop"])
    True
    """
    return set(COLUMNS) <= set(columns)


def _small(path: Path) -> tuple[Any, list[str]]:
    """Return the Ibis table of a file that is read as surveys are."""
    import ibis
    import polars

    table = UserTable(path)
    table.need(*COLUMNS)
    rows = zip(table.line_numbers, table.text("customer"), table.text("date"), strict=True)
    customers, days = [], []
    for row, customer, day in rows:
        if not customer:
            raise InputError(
                f"{path.name}, row {row}, column 'customer': found nothing, need whose it is"
            )
        customers.append(customer)
        days.append(_day(day, f"{path.name}, row {row}, column 'date'"))
    frame = polars.DataFrame(
        {"customer": customers, "date": days, "amount": table.number("amount")},
        schema_overrides={"amount": polars.Float64, "date": polars.Date},
    )
    return ibis.polars.connect().create_table("purchases", frame), [*table.notes]


def _day(text: str, where: str) -> date:
    match = DAY.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        raise InputError(
            f"{where}: found '{text}', need a day as 2025-06-30 (or 20250630)"
        ) from None


def _checked(table: Any, name: str) -> Any:
    """Return the three columns by their names, whatever capitals they are in."""
    heads = {column.casefold(): column for column in table.columns}
    for column in COLUMNS:
        if column not in heads:
            raise InputError(
                f"{name}: column '{column}' is missing. Found: {', '.join(table.columns)}"
                f"{nearest_columns(table.columns, [COLUMNS])}"
            )
    table = table.select(**{column: table[heads[column]] for column in COLUMNS})
    if not (table.date.type().is_date() or table.date.type().is_timestamp()):
        raise InputError(f"{name}, column 'date': found {table.date.type()}, need dates")
    if not table.amount.type().is_numeric():
        raise InputError(f"{name}, column 'amount': found {table.amount.type()}, need numbers")
    day = table.date.date() if table.date.type().is_timestamp() else table.date
    return table.mutate(date=day, amount=table.amount.cast("float64"))


def _seen(table: Any, name: str) -> _Seen:
    blank = table.customer.isnull() | table.date.isnull() | table.amount.isnull()
    if table.amount.type().is_floating():
        blank = blank | table.amount.isnan() | table.amount.isinf()
    (row,) = fetched(
        table.aggregate(
            rows=table.count(),
            blank=blank.cast("int64").sum(),
            first=table.date.min(),
            last=table.date.max(),
            negative=(table.amount < 0).cast("int64").sum(),
            zero=(table.amount == 0).cast("int64").sum(),
            largest=table.amount.abs().max(),
        )
    )
    if not row["rows"]:
        raise InputError(f"{name}: has no rows")
    if row["blank"]:
        raise InputError(
            f"{name}: {row['blank']} rows lack customer, date or amount; mend or remove them"
        )
    if row["largest"] > LARGEST:
        raise InputError(
            f"{name}, column 'amount': found {row['largest']:g}; amounts up to {LARGEST:g} are "
            "taken: give them in thousands"
        )
    counts = ("rows", "first", "last", "negative", "zero")
    return _Seen(**{part: row[part] for part in counts})


def _check_ends(table: Any, seen: _Seen, name: str) -> None:
    """Refuse a first or last day that lies far from all others."""
    (inner,) = fetched(
        table.filter((table.date > seen.first) & (table.date < seen.last)).aggregate(
            first=table.date.min(), last=table.date.max(), days=table.date.nunique()
        )
    )
    if inner["days"] > 1:
        for day in (seen.first, seen.last):
            refuse_far_day(f"{name}, column 'date'", day, inner["first"], inner["last"])


def _split(split: str, seen: _Seen, name: str) -> date:
    """Return the last day of what forecasts know: as asked, or in the middle."""
    first, last = seen.first, seen.last
    if split == LAST_YEAR:
        split = (last - YEAR).isoformat() if last - first >= 2 * YEAR else ""
    if not split and (last - first).days < 2:
        raise InputError(f"{name}: found purchases from {first} to {last}; need more than two days")
    middle = first + timedelta(days=(last - first).days // 2) if not split else _day(split, "split")
    if not first < middle < last:
        raise InputError(
            f"{name}: found purchases from {first} to {last}; the split {middle} must lie between"
        )
    return middle


def _lines(name: str, seen: _Seen, everybody: int) -> list[Line]:
    return [
        (say("Source"), say("your file {name}", name=name)),
        (say("One row is"), say("a purchase: customer, date, amount")),
        (say("Purchases"), say("{n:,}, of {people:,} customers", n=seen.rows, people=everybody)),
        (say("From, to"), say("{first} to {last}", first=seen.first, last=seen.last)),
        (say("Amounts of zero"), say("{n:,}, taken as purchases", n=seen.zero)),
        (say("Several on one day"), say("count as one purchase")),
        (say("Taken for granted"), say("customers decide independently of each other")),
    ]


def _forecasts(middle: date, only_later: int) -> tuple[Line, ...]:
    return (
        (say("Forecasts know"), say("what was bought up to {day}", day=middle)),
        (say("Only bought later"), say("customers: {n:,}, in no forecast", n=only_later)),
    )


def _returns(seen: _Seen, goods_returned: str) -> str:
    if not seen.negative:
        return say("none: no amount is negative")
    if goods_returned == "leave out":
        return say("negative amounts: {n:,}, left out: spend is before returns", n=seen.negative)
    return say("negative amounts: {n:,}, taken off what their customers spent", n=seen.negative)
