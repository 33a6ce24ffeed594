"""Does one study carry the result? The pooled effect without each in turn."""

from collections.abc import Sequence

import numpy as np

from cxlab.statistics.heterogeneity import Method, checked
from cxlab.statistics.meta import Pooled, Test, pool


def leave_one_out(
    effects: Sequence[float],
    variances: Sequence[float],
    method: Method = "REML",
    test: Test = "wald",
    level: float = 0.95,
) -> tuple[Pooled, ...]:
    """Return the pooled result without each study in turn.

    Examples
    --------
    >>> [round(pooled.mean, 2) for pooled in leave_one_out([0.1, 0.2, 0.9], [0.01, 0.01, 0.01])]
    [0.55, 0.5, 0.15]
    """
    y, v = checked(effects, variances, least=3)
    return tuple(
        pool(others.tolist(), variances_left.tolist(), method=method, test=test, level=level)
        for others, variances_left in ((np.delete(y, i), np.delete(v, i)) for i in range(len(y)))
    )
