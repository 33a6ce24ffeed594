"""The tables of notebook 12."""

import numpy as np

from cxlab.claims.ledger import LedgerRow, ledger
from cxlab.numbers import exact_percent, fixed, percent
from cxlab.published import read
from cxlab.questions.segments.forecast_bands import ForecastBand
from cxlab.questions.segments.load import campaigns
from cxlab.questions.segments.segments import Segments
from cxlab.statistics.bg_nbd import fit_bg_nbd
from cxlab.statistics.one_proportion import proportion
from cxlab.table import Cell, Table
from cxlab.words import say

SAMPLE, PRINTED = "cdnow_sample", "cdnow_printed"


def _fine_percent(share: float) -> str:
    return f"{fixed(100 * share, 2)}%"


def orders(segments: Segments, level: float) -> Table:
    """Return who ordered, by what they were sent and, where it is known, had bought before."""
    rows: list[tuple[Cell, ...]] = []
    offers = segments.offers
    if offers is not None:
        for arm in (*offers.messages, offers.control):
            for before in ("", *(b for b in offers.fits if b)):
                count, n = offers.of(arm, before)
                if n:
                    p = proportion(count, n, level)
                    rows.append((arm, before or say("all"), count, n, p.value, p.lower, p.upper))
    shares = (say("Share"), say("From"), say("To"))
    return Table(
        say("Who ordered ({level} intervals)", level=exact_percent(level)),
        (say("Sent"), say("Bought before"), say("Ordered"), say("Of"), *shares),
        tuple(rows),
        dict.fromkeys(shares, _fine_percent)
        | dict.fromkeys((say("Ordered"), say("Of")), "{:,}".format),
    )


def coupons(level: float) -> Table:
    """Return coupons redeemed by type of campaign: the same kind of figures, without lots."""
    shares = (say("Share"), say("From"), say("To"))
    rows = []
    for kind, (redeemed, sent) in campaigns().items():
        p = proportion(redeemed, sent, level)
        rows.append((kind, redeemed, sent, p.value, p.lower, p.upper))
    return Table(
        say("Coupons redeemed, by type of campaign"),
        (say("Campaign"), say("Redeemed"), say("Sent"), *shares),
        tuple(rows),
        dict.fromkeys(shares, percent)
        | dict.fromkeys((say("Redeemed"), say("Sent")), "{:,}".format),
        note=say(
            "Nobody drew lots: the firm chose who got which type, so the difference says nothing "
            "of the coupons."
        ),
    )


def channels(segments: Segments) -> Table:
    """Return the share that uses each channel, by age group."""
    labels = {(b.first, b.label) for bands in segments.channels.values() for b in bands}
    shown = [label for _, label in sorted(labels)]
    rows = []
    for channel, bands in segments.channels.items():
        shares = {band.label: band.share for band in bands}
        rows.append((channel, *(shares.get(label) for label in shown)))
    return Table(
        say("Who uses which channel, by age"),
        (say("Channel"), *shown),
        tuple(rows),
        dict.fromkeys(shown, percent),
    )


def forecasts(bands: tuple[ForecastBand, ...], level: float) -> Table:
    """Return what customers did in the time held out, against the forecasts."""
    came, spend_forecast = say("Came back"), say("Spend forecast")
    numbers = (say("Purchases later"), say("Forecast"), say("As before"), say("Spent later"))
    heads = (say("Came again"), say("Customers"), came, *numbers, say("Interval"), spend_forecast)
    return Table(
        say(
            "What customers did later, by how often they had come again ({level} intervals)",
            level=exact_percent(level),
        ),
        heads,
        tuple(_forecast_row(band) for band in bands),
        dict.fromkeys((*numbers, spend_forecast), _two)
        | {came: percent, say("Customers"): "{:,}".format},
    )


def _forecast_row(band: ForecastBand) -> tuple[Cell, ...]:
    low, high = band.spent.lower, band.spent.upper
    interval = say("{low} to {high}", low=_two(low), high=_two(high)) if low < high else None
    did = (band.returned.value, band.later.value, band.forecast, band.same, band.spent.value)
    return (band.label, band.n, *did, interval, band.value)


def _two(value: float) -> str:
    return fixed(value, 2)


def fitted() -> Table:
    """Return the printed parameters of repeat buying at CDNOW against ours, the same customers."""
    rows = read(SAMPLE)
    counted = (
        np.array([float(row[name]) / days for row in rows])
        for name, days in (("frequency", 1), ("recency_days", 7), ("age_days", 7), ("n", 1))
    )
    model = fit_bg_nbd(*counted)
    return ledger(
        tuple(
            LedgerRow(
                f"segment.{row['statistic']}",
                row["source"],
                say("{name} of the BG/NBD model", name=row["statistic"]),
                published=row["value"],
                recomputed=float(getattr(model, row["statistic"])),
            )
            for row in read(PRINTED)
        )
    )
