"""Files and findings that the tests of notebook 12 share."""

import csv
import gzip

from cxlab.claims.findings import findings
from cxlab.questions.segments import CLAIMS, load

LIMITS = {"level": 0.95, "smallest_order": 0.0002, "smallest_effect": 0.02}


def found(data, **settings):
    return findings(CLAIMS, load(str(data), **settings), **LIMITS)


def write(folder, text, name="shop.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def raw_offers(shared, folder):
    """The 64,000 customers of the public test as a user would give them."""
    raw = shared / "data" / "offers" / "hillstrom_2008_64000.csv.gz"
    lines = ["arm,ordered,before"]
    with gzip.open(raw, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kinds = [row["mens"] == "1", row["womens"] == "1"]
            before = "both" if all(kinds) else ("mens", "womens")[kinds.index(True)]
            lines.append(f"{row['segment']},{row['conversion']},{before}")
    return write(folder, "\n".join(lines))


def members(effect, n=2000):
    """Customers of whom the heavy buyers join, with whole groups that came again."""
    lines = ["member,before,returned"]
    for place in range(n):
        before = place % 10
        member = int(place // 10 % 10 < before)
        share = 0.05 * before + effect * member
        lines.append(f"{member},{before},{int(place // 100 % 20 < round(20 * share))}")
    return "\n".join(lines)
