"""Small surveys as a user would bring them: made up for tests, written to a temporary folder."""

import numpy as np

from cxlab.claims.findings import findings
from cxlab.questions import satisfaction as question
from cxlab.questions.satisfaction.claims import CLAIMS

PAIRED = """
scale: [1, 7]
columns:
  E1: {role: expectation, item: 1, dimension: speed}
  E2: {role: expectation, item: 2, dimension: care}
  P1: {role: perception, item: 1, dimension: speed}
  P2: {role: perception, item: 2, dimension: care}"""
BOOK = """
scale: [1, 7]
columns:
  expected: {role: expectation}
  experienced: {role: perception}
  satisfied: {role: outcome}
"""


def rows(n=60, seed=11, wave=None):
    """Return rows of expected, experienced, satisfied as whole answers from 1 to 7."""
    rng = np.random.default_rng(seed)
    experienced = rng.integers(2, 8, n)
    expected = np.clip(experienced + rng.integers(-2, 3, n), 1, 7)
    satisfied = np.clip(experienced + rng.integers(-1, 2, n), 1, 7)
    return np.column_stack([expected, experienced, satisfied]).tolist()


def written(tmp_path, lines, book=BOOK, head="expected,experienced,satisfied"):
    data, codebook = tmp_path / "mine.csv", tmp_path / "mine.yml"
    text = "\n".join([head, *(",".join(map(str, line)) for line in lines)])
    data.write_text(text + "\n", encoding="utf-8")
    codebook.write_text(book, encoding="utf-8")
    return str(data), str(codebook)


def own(tmp_path, lines, book=BOOK, head="expected,experienced,satisfied", **more):
    return question.load(*written(tmp_path, lines, book, head), **more)


def grouped(tmp_path, sizes, **more):
    """Return answers of groups by name and size; a name of None leaves the group blank."""
    labels = [name or "" for name, size in sizes.items() for _ in range(size)]
    lines = [[*row, label] for row, label in zip(rows(len(labels)), labels, strict=True)]
    book = BOOK + "  branch: {role: group}\n"
    return own(tmp_path, lines, book, "expected,experienced,satisfied,branch", **more)


def found(answers, *ids, at=None, certainty=0.9, seed=1):
    """Return the findings on some claims, by the beginnings of their ids, or on all."""
    claims = {id: claim for id, claim in CLAIMS.items() if id.startswith(ids or "")}
    return findings(
        claims,
        answers,
        level=0.95,
        smallest_correlation=0.1,
        smallest_share=0.05,
        smallest_slope=0.1,
        cuts=at or question.cuts(answers, "scale"),
        certainty=certainty,
        seed=seed,
    )
