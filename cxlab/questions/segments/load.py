"""The public evidence on segments and offers, or a user's own file, for notebook 12."""

from pathlib import Path

from cxlab.errors import InputError
from cxlab.evidence.account import Line, account_of, cited
from cxlab.evidence.purchases import CLASSES, TOPS, published_purchases
from cxlab.evidence.small_groups import MINIMUM_GROUP
from cxlab.published import ALL_SURVEYS, path_of, read
from cxlab.questions.segments.own_segments import band, read_own
from cxlab.questions.segments.segments import Band, Offers, Segments
from cxlab.statistics.rule_values import Share
from cxlab.survey.big.dataset_source import is_url
from cxlab.words import say

MAILS, CAMPAIGNS, AGES = (
    *("hillstrom_counts", "complete_journey_campaigns"),
    "channel_by_age_gds2012",
)
FITS = {"mens": "Mens E-Mail", "womens": "Womens E-Mail"}
ROWS = {  # how the survey's tables name the channels
    "social": "Social networking (including video/ image sharing and blogs/ forums)",
    "email": "Emails/ Messenger sites",
    "smartphone": "Smartphone",
}


def load(
    data: str,
    *,
    control: str = "",
    by_lot: bool = False,
    split: str = "",
    goods_returned: str = "subtract",
    minimum_group: int = MINIMUM_GROUP,
) -> Segments:
    """Read the public evidence, or the user's file.

    Parameters
    ----------
    data : str
        ``"published"``; or purchases (``customer, date, amount``: a file, a folder of Parquet
        files, a table behind a URL); or a file of offers (``arm, n, ordered``, or a row a
        customer: ``arm, ordered, before``), of channels (``age_group, channel, count, n``) or of
        members (``member, before, returned``).
    control : str
        The arm without a message; empty where its name says so.
    by_lot : bool
        Whether chance decided who got which offer.
    split, goods_returned : str
        As `cxlab.evidence.purchase_files.read_purchases`.
    minimum_group : int
        Age groups, and kinds of customers, of fewer people are not used.

    Raises
    ------
    InputError
        For a file that makes no sense; the message says what was found and what is taken.
    """
    if data == ALL_SURVEYS:
        return _published()
    if not is_url(data) and not Path(data).exists():
        raise InputError(f"{Path(data).name}: there is no such file")
    return read_own(
        data,
        control=control,
        by_lot=by_lot,
        split=split,
        goods_returned=goods_returned,
        minimum_group=minimum_group,
    )


def _published() -> Segments:
    purchases = published_purchases()
    lines: list[Line] = [
        (say("E-mails, drawn by lot"), cited("hillstrom_2008")),
        (say("Coupons, not drawn by lot"), cited("complete_journey")),
        (say("Channels by age, not drawn by lot"), cited("gds_2012")),
        (say("Purchases, not drawn by lot"), cited("cdnow")),
        (say("Customers whose purchases are known"), f"{purchases.customers:,}"),
        (
            say("Forecasts know"),
            say("what was bought up to {day}; the 39 weeks after are held out", day="1997-09-30"),
        ),
        (say("Members of a loyalty programme"), say("no evidence found")),
        (say("Taken for granted"), say("customers decide independently of each other")),
    ]
    return Segments(
        offers=Offers(_mails(), "No E-Mail", FITS, by_lot=True),
        channels={name: _bands(option) for name, option in ROWS.items()},
        purchases=purchases,
        source="hillstrom_2008",
        own=False,
        account=account_of(
            lines, [path_of(name) for name in (MAILS, CAMPAIGNS, AGES, CLASSES, TOPS)]
        ),
    )


def _mails() -> dict[tuple[str, str], Share]:
    cells: dict[tuple[str, str], Share] = {}
    for row in read(MAILS):
        key = (row["segment"], row["bought_before"])
        ordered, n = cells.get(key, (0, 0))
        cells[key] = ordered + int(row["ordered"]), n + int(row["n"])
    return cells


def _bands(option: str) -> tuple[Band, ...]:
    return tuple(
        band(row["age_group"], float(row["percent"]) / 100, int(row["unweighted_base"]), option)
        for row in read(AGES)
        if row["option"] == option
    )


def campaigns() -> dict[str, Share]:
    """Return coupons redeemed, of those sent, by the type of campaign.

    Examples
    --------
    >>> campaigns()["Type A"]
    (604, 3647)
    """
    sent: dict[str, Share] = {}
    for row in read(CAMPAIGNS):
        redeemed, n = sent.get(row["campaign_type"], (0, 0))
        sent[row["campaign_type"]] = redeemed + int(float(row["redeemed"])), n + int(row["sent"])
    return sent
