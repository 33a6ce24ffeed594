"""A simulated SERVQUAL survey: 22 items expected and perceived, satisfaction, branch.

Every number behind it is ours, chosen to look like a survey; none comes from a study.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

# Dimensions in the order of the 22 items of Parasuraman, Zeithaml & Berry (1988).
ITEMS = {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}
# What is expected and perceived on average, and how much of satisfaction hangs on it.
EXPECTED = {
    "tangibles": 5.2,
    "reliability": 6.2,
    "responsiveness": 6.0,
    "assurance": 6.1,
    "empathy": 5.7,
}
PERCEIVED = {
    "tangibles": 5.3,
    "reliability": 5.0,
    "responsiveness": 4.9,
    "assurance": 5.4,
    "empathy": 4.9,
}
MATTERS = {
    "tangibles": 0.05,
    "reliability": 0.35,
    "responsiveness": 0.2,
    "assurance": 0.15,
    "empathy": 0.15,
}
BRANCHES = {"Centre": 0.3, "Harbour": 0.0, "Station": -0.3}  # added to what is perceived
LOADING = 0.75  # of an item on its dimension
GENERAL = 0.7  # loading of a dimension on the general impression
ITEM_SD = 1.1  # in points of the scale


def servqual(n: int, seed: int, branches: Mapping[str, float] = BRANCHES) -> "pd.DataFrame":
    """Return simulated answers on a scale of 1 to 7.

    Parameters
    ----------
    n : int
        Respondents.
    seed : int
    branches : mapping of str to float
        Their names, and what each adds to the mean of what is perceived.

    Returns
    -------
    DataFrame of shape (n, 47)
        ``respondent``, ``branch``, ``E01`` to ``E22``, ``P01`` to ``P22``, ``satisfaction``:
        whole numbers, nothing missing.
    """
    import pandas as pd

    rng = np.random.default_rng(seed)
    branch = rng.choice(list(branches), n)
    shift = np.array([branches[name] for name in branch])
    columns: dict[str, object] = {"respondent": np.arange(1, n + 1), "branch": branch}
    satisfaction = 4.8 + rng.normal(0, 0.8, n)
    for side, means in (("E", EXPECTED), ("P", PERCEIVED)):
        general, number = rng.normal(size=n), 0
        for dimension, count in ITEMS.items():
            specific = rng.normal(size=n)
            latent = GENERAL * general + np.sqrt(1 - GENERAL**2) * specific
            if side == "P":
                satisfaction += MATTERS[dimension] * (ITEM_SD * latent + shift)
            for _ in range(count):
                number += 1
                item = LOADING * latent + np.sqrt(1 - LOADING**2) * rng.normal(size=n)
                level = means[dimension] + (shift if side == "P" else 0)
                columns[f"{side}{number:02}"] = _answer(level + ITEM_SD * item)
    columns["satisfaction"] = _answer(satisfaction)
    return pd.DataFrame(columns)


def _answer(wanted: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> object:
    """Return the answer on the scale nearest to what a person would say."""
    return np.clip(np.rint(wanted), 1, 7).astype(int)
