"""Published surveys of the 22 items, as tests use them."""

from cxlab.evidence.correlation_table import moments_of_table
from cxlab.published import SURVEYS
from cxlab.statistics.moments import average

NUMBERS = {
    "tangibles": range(1, 5),
    "reliability": range(5, 10),
    "responsiveness": range(10, 14),
    "assurance": range(14, 18),
    "empathy": range(18, 23),
}
ITEMS_22 = {name: [f"P{i:02}" for i in numbers] for name, numbers in NUMBERS.items()}
BB = moments_of_table(SURVEYS / "servqual_babakus_boller1992.csv")
BLIEMEL_ITEMS = moments_of_table(SURVEYS / "servperf_bliemel2004.csv")
BLIEMEL = BLIEMEL_ITEMS.composites(
    {name: average(items) for name, items in ITEMS_22.items()}
    | {"satisfaction": {"satisfaction": 1.0}}
)
