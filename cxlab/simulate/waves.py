"""A simulated panel: the same customers asked at several waves, what drives them being known."""

import csv
import io

import numpy as np

# The true coefficients and drift, before answers are rounded to whole points from 1 to 10.
CARRY, KEEP, DRIFT = 0.4, 0.3, 0.15
PEOPLE, WAVES, SEED = 250, 4, 2015
HEAD = ("customer", "wave", "expected", "experienced", "satisfied")


def simulated_waves(people: int = PEOPLE, waves: int = WAVES, seed: int = SEED) -> str:
    """Return the panel as CSV text, one row an answer.

    Expectation is `CARRY` times the experience and `KEEP` times the expectation one wave earlier,
    plus a constant, so that its mean rises by `DRIFT` points a wave; experience differs between
    and within customers. About one answer in ten is missing, as in real panels.
    """
    rng = np.random.default_rng(seed)
    level = rng.normal(0, 0.8, people)
    expected = 6.5 + 0.5 * level + rng.normal(0, 1, people)
    rows = []
    for wave in range(waves):
        experienced = 6.8 + level + rng.normal(0, 1.2, people)
        satisfied = 1.0 + 0.75 * experienced + 0.1 * expected + rng.normal(0, 0.9, people)
        answers = np.column_stack([expected, experienced, satisfied])
        whole = np.clip(np.rint(answers), 1, 10).astype(int)
        present = rng.random(people) < 0.9
        rows += [
            (f"c{who + 1:03}", wave + 1, *whole[who].tolist())
            for who in np.flatnonzero(present).tolist()
        ]
        # So that the mean expectation is 6.5 + DRIFT * wave.
        constant = 6.5 * (1 - KEEP) - 6.8 * CARRY + DRIFT * (wave + 1 - KEEP * wave)
        expected = constant + CARRY * experienced + KEEP * expected + rng.normal(0, 0.7, people)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(sorted(rows))
    return text.getvalue()
