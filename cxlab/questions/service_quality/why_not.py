"""Why moments leave a question open: too few people, nothing that varies, copies of each other."""

from cxlab.questions.service_quality.dimensions import called
from cxlab.statistics.moments import Moments
from cxlab.statistics.sampling import are_dependent
from cxlab.words import say

OUTCOME = "outcome"  # what moments call the one to explain


def no_draws(moments: Moments) -> str:
    """Return why `cxlab.statistics.sampling.draw_moments` would refuse; empty where it would not.

    Examples
    --------
    >>> import numpy as np
    >>> no_draws(Moments(("x",), 9, np.zeros(1), np.zeros((1, 1))))
    "'x' does not vary between respondents."
    """
    n, p = moments.n, len(moments.names)
    if n <= p:
        return say("{n} respondents are too few for {p} variables.", n=n, p=p)
    for name, sd in zip(moments.names, moments.sd, strict=True):
        if not sd > 0:
            return say("'{name}' does not vary between respondents.", name=_named(name))
    if are_dependent(moments):
        names = ", ".join(map(_named, moments.names))
        return say("some of {names} are sums or copies of others.", names=names)
    return ""


def _named(variable: str) -> str:
    return say("outcome") if variable == OUTCOME else called(variable)
