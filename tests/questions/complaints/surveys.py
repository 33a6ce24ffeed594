"""Surveys of complaints as a user would give them, and what the claims make of them."""

import numpy as np

from cxlab.claims.findings import findings
from cxlab.questions.complaints import CLAIMS, load

CODEBOOK = """
scale: [1, 10]
columns:
  spoke: {role: complained}
  handled: {role: handling}
  satisfaction: {role: outcome}
  gone: {role: left}
"""


def found(*data, **more):
    settings = {
        "level": 0.95,
        "smallest_effect": 0.05,
        "smallest_correlation": 0.1,
        "smallest_gap": 0.5,
        "well_handled": 0,
    }
    return findings(CLAIMS, load(*data), **settings | more)


def write(folder, rows, codebook=CODEBOOK, heads="spoke,handled,satisfaction,gone"):
    """Write answers and their codebook; return both paths."""
    data, book = folder / "shop.csv", folder / "shop.yml"
    data.write_text("\n".join([heads, *rows]), encoding="utf-8")
    book.write_text(codebook, encoding="utf-8")
    return str(data), str(book)


def customers(n=400, seed=4):
    """Return rows of customers, of whom one in eight leaves any one question blank."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(n):
        spoke = int(rng.random() < 0.4)
        handled = int(rng.integers(1, 11)) if spoke else ""
        base = 3 + 0.6 * handled if spoke else 8
        satisfaction = int(np.clip(round(base + rng.normal()), 1, 10))
        cells = [spoke, handled, satisfaction, int(rng.random() < 0.2)]
        rows.append(",".join("" if rng.random() < 0.125 else str(cell) for cell in cells))
    return rows
