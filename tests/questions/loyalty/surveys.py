"""Surveys of loyalty as a user would give them, and what the claims make of them."""

import numpy as np

from cxlab.claims.findings import findings
from cxlab.questions.loyalty import CLAIMS, load

CODEBOOK = """
scale: [1, 7]
columns:
  who: respondent
  when: wave
  shop: group
  tell: {role: recommendation}
  sat: {role: outcome, dimension: satisfaction}
  again: {role: outcome, dimension: repurchase}
  price: {role: outcome, dimension: price_tolerance}
  rival: {role: rival}
  gone: {role: left}
"""
HEADS = "who,when,shop,tell,sat,again,price,rival,gone"
SETTINGS = {
    "level": 0.95,
    "smallest_effect": 0.05,
    "smallest_correlation": 0.1,
    "smallest_slope": 0.1,
    "smallest_gap": 0.1,
    "smallest_share": 0.01,
    "minimum_group": 10,
}


def found(*data, **more):
    return findings(CLAIMS, load(*data), **SETTINGS | more)


def write(folder, rows, codebook=CODEBOOK, heads=HEADS):
    """Write answers and their codebook; return both paths."""
    data, book = folder / "shop.csv", folder / "shop.yml"
    data.write_text("\n".join([heads, *rows]), encoding="utf-8")
    book.write_text(codebook, encoding="utf-8")
    return str(data), str(book)


def customers(n=400, seed=4, blank=0.125, rise=0.0):
    """Return rows of n customers in each of two waves; one in eight leaves any question blank."""
    rng = np.random.default_rng(seed)
    rows = []
    for wave in (2023, 2024):
        for place in range(n):
            sat = float(rng.normal(5 + rise * (wave == 2024), 1))
            shop = "ABCDE"[int(rng.integers(5))]
            answers = [
                int(np.clip(round(sat + 3 + rng.normal()), 0, 10)),
                int(np.clip(round(sat), 1, 7)),
                *(int(np.clip(round(0.7 * sat + 1 + rng.normal()), 1, 7)) for _ in range(2)),
                int(np.clip(round(0.5 * sat + 2 + rng.normal()), 1, 7)),
                int(rng.random() < 0.2),
            ]
            cells = ["" if rng.random() < blank else str(answer) for answer in answers]
            rows.append(",".join([f"{wave}-{place}", str(wave), shop, *cells]))
    return rows
