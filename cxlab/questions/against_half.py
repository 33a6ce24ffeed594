"""A share against a half: is it most people? The estimate, and the analyses in use."""

from cxlab.claims.estimate import Estimate
from cxlab.claims.method_strip import Choice
from cxlab.numbers import fixed, p_text
from cxlab.statistics.exact_share import ExactShare
from cxlab.statistics.interval import Interval
from cxlab.statistics.one_proportion import proportion
from cxlab.words import phrase, say

HALF = 0.5


def from_half(share: ExactShare, level: float) -> Estimate:
    """Return how far a share lies above a half."""
    return Estimate.of(
        share.less(HALF),
        "difference of shares",
        level=level,
        n=share.n,
        p_value=share.two_sided_p,
        method=say("exact (Clopper-Pearson) interval; exact two-sided p"),
    )


def half_choices(share: ExactShare, level: float) -> list[Choice]:
    """Return whether each usual analysis shows more than a half."""
    above = share.value > HALF
    tests = {
        phrase("Exact test, more or fewer"): (share.two_sided_p, above),
        phrase("Exact test, more only"): (share.one_sided_p, True),
    }
    wilson = proportion(share.count, share.n, level)
    intervals: dict[str, Interval] = {
        phrase("Exact interval"): share,
        phrase("Wilson interval"): wilson,
    }
    return [
        *(
            Choice(say(name), p_text(p), right and p < 1 - level)
            for name, (p, right) in tests.items()
        ),
        *(Choice(say(name), _ends(i), i.lower > HALF) for name, i in intervals.items()),
    ]


def _ends(share: Interval) -> str:
    return say("{low} to {high}", low=fixed(share.lower, 3), high=fixed(share.upper, 3))
