"""Findings of notebook 06 for its tests: on what is published, and on files made here."""

import numpy as np

from cxlab.claims.findings import findings
from cxlab.questions.peak_end import CLAIMS, load

SETTINGS = {
    "level": 0.95,
    "smallest_share": 0.05,
    "smallest_rating": 0.1,
    "smallest_gain": 0.0,
    "smallest_correlation": 0.1,
    "smallest_slope": 0.05,
    "peak": "highest",
    "seed": 1,
}
PUBLISHED = load("published")


def found(evidence, **settings):
    return findings(CLAIMS, evidence, **SETTINGS | settings)


FOUND = found(PUBLISHED)


def stays(folder, overall_of, people=12, episodes=20):
    """Write simulated stays, each rated six times; the overall rating is what is asked for."""
    rng = np.random.default_rng(7)
    rows = ["person,episode,time,rating,overall"]
    for person in range(people):
        for episode in range(episodes):
            ratings = rng.uniform(1, 7, 6).round(2)
            overall = overall_of(ratings) + person
            rows += [f"{person},{episode},{t},{r},{overall:.3f}" for t, r in enumerate(ratings)]
    path = folder / "stays.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return load(str(path), end_share=1 / 6)
