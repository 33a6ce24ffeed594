"""Small surveys as a user would bring them: made up for tests, written to a temporary folder."""

import numpy as np

from cxlab.questions.satisfaction import load

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
    return load(*written(tmp_path, lines, book, head), **more)
