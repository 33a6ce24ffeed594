"""Shops whose uneven customers, and whose loss in a year, are known."""

import numpy as np

from cxlab.claims.findings import findings
from cxlab.questions.crm_claims import CLAIMS, Costs, load

HEAD = "customer,date,amount"


def found(data="published", costs=None, level=0.95, **more):
    """Return the findings on a shop, or on the public evidence."""
    settings = {"level": level, "smallest_effect": 0.05, "costs": costs or Costs()}
    return findings(CLAIMS, load(str(data), **more), **settings)


def two_years(path, *, top=16.0, lost=0.17, n=2000, seed=7):
    """Write a shop: a fifth spend `top` times as much, and a share of the first year is lost."""
    rng = np.random.default_rng(seed)
    lines = [HEAD, "old,2022-05-01,1"]
    for place in range(n):
        heavy = place % 5 == 0
        amount = (top if heavy else 1.0) * rng.uniform(9, 11)
        comes = (place * 0.6180339887) % 1 >= lost
        parts = ["2024-03-01", "2025-06-01"] if comes else ["2024-03-01"]
        lines += [f"K{place},{day},{amount / len(parts):.2f}" for day in parts]
    path.write_text("\n".join([*lines, "new,2025-12-31,1"]), encoding="utf-8")
    return path
