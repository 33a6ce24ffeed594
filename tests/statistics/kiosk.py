"""The kiosk survey as tests use it: items of the five dimensions, as in reference.R."""

from cxlab.evidence.correlation_table import moments_of_table
from cxlab.published import SURVEYS
from cxlab.statistics.moments import average

ITEMS = {
    "tangibles": (4, 5, 6, 22, 24),
    "reliability": (1, 2, 23),
    "responsiveness": (9, 10, 11),
    "assurance": (19, 20, 21),
    "empathy": (3, 7, 8, 13, 14, 15, 16, 17),
}
KIOSK = moments_of_table(SURVEYS / "kiosk_kservqual2019.csv")


def items(side, dimension):
    return [f"{side}{number:02}" for number in ITEMS[dimension]]


def dimensions():
    weights = {
        f"{side}.{dimension}": average(items(side, dimension))
        for side in "EP"
        for dimension in ITEMS
    }
    weights["satisfaction"] = average(["satisfaction_1", "satisfaction_2"])
    return KIOSK.composites(weights)
