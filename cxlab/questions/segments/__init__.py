"""Whom does it pay to treat apart? Everything notebook 12 calls."""

from cxlab.questions.segments.bottom_line import bottom_line
from cxlab.questions.segments.claims import AXIS, CHANNELS, CLAIMS, OFFERS, differences
from cxlab.questions.segments.forecast_bands import forecast_bands
from cxlab.questions.segments.load import load
from cxlab.questions.segments.methods import break_methods, forecast_methods, order_methods
from cxlab.questions.segments.tables import channels, coupons, fitted, forecasts, orders

__all__ = [
    "AXIS",
    "CHANNELS",
    "CLAIMS",
    "OFFERS",
    "bottom_line",
    "break_methods",
    "channels",
    "coupons",
    "differences",
    "fitted",
    "forecast_bands",
    "forecast_methods",
    "forecasts",
    "load",
    "order_methods",
    "orders",
]
