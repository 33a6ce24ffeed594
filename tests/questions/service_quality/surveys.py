"""Small surveys as users hand them in: drawn at random here, and known for what they hold."""

import numpy as np

from cxlab.claims import findings as claims
from cxlab.questions import service_quality as question

DIMENSIONS = ("speed", "care")


def answers(n=120, *, expected=6.0, perceived=5.0, seed=1):
    """Two dimensions of three items on both sides, and satisfaction that follows 'speed'."""
    rng = np.random.default_rng(seed)
    columns = {}
    speed, care = rng.normal(size=n), rng.normal(size=n)
    for dimension, factor in zip(DIMENSIONS, (speed, care), strict=True):
        for item in range(1, 4):
            noise = rng.normal(size=(2, n))
            columns[f"E_{dimension}_{item}"] = expected + 0.5 * noise[0]
            columns[f"P_{dimension}_{item}"] = perceived + 0.7 * factor + 0.4 * noise[1]
    columns["satisfaction"] = 4 + 0.9 * speed + 0.1 * care + 0.5 * rng.normal(size=n)
    return {name: np.clip(np.round(values), 1, 7).astype(int) for name, values in columns.items()}


def codebook(columns, **changed):
    """The codebook of such a survey; ``changed`` overrides what it says of a column."""
    lines = ["scale: [1, 7]", "columns:"]
    for name in columns:
        side, _, rest = name.partition("_")
        roles = {"E": "expectation", "P": "perception"}
        meaning = (
            f"role: {roles[side]}, item: {rest}, dimension: {rest[:-2]}"
            if side in roles
            else "role: outcome"
        )
        lines.append(f"  {name}: {{{changed.get(name, meaning)}}}")
    return "\n".join(lines) + "\n"


def write(folder, columns, **changed):
    """Write data and codebook; return both paths."""
    data, book = folder / "mine.csv", folder / "mine.yml"
    rows = [
        ",".join(columns),
        *(",".join(map(str, row)) for row in zip(*columns.values(), strict=True)),
    ]
    data.write_text("\n".join(rows) + "\n", encoding="utf-8")
    book.write_text(codebook(columns, **changed), encoding="utf-8")
    return str(data), str(book)


def analysis(*data, outcome="", draws=800):
    """A run of notebook 03 on some data."""
    evidence = question.load(*data)
    return question.Analysis(evidence=evidence, outcome=outcome, level=0.95, draws=draws, seed=1)


def findings(analysed):
    """Its findings, at the notebook's own limits."""
    return claims.findings(
        question.CLAIMS,
        analysed,
        smallest_effect=0.2,
        smallest_share=0.02,
        good_reliability=0.7,
        too_close=0.9,
    )
