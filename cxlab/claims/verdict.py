"""The verdict on a claim: one rule, from the interval alone."""

from enum import StrEnum
from typing import Literal

from cxlab.claims.estimate import Estimate
from cxlab.words import phrase, say

Expected = Literal["positive", "negative", "different"]


class Verdict(StrEnum):
    """What the evidence says of a claim.

    Examples
    --------
    >>> Verdict.INCONCLUSIVE.words
    '? Not sure'
    """

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NEGLIGIBLE = "negligible"
    INCONCLUSIVE = "inconclusive"
    NO_EVIDENCE = "no evidence"

    @property
    def words(self) -> str:
        """The verdict as a manager reads it, with a mark that does not need colour."""
        return say(WORDS[self])


WORDS = {
    Verdict.SUPPORTED: phrase("\N{HEAVY CHECK MARK} Supported"),
    Verdict.CONTRADICTED: phrase("\N{HEAVY BALLOT X} Contradicted"),
    Verdict.NEGLIGIBLE: phrase("\N{ALMOST EQUAL TO} Too small to matter"),
    Verdict.INCONCLUSIVE: phrase("? Not sure"),
    Verdict.NO_EVIDENCE: phrase("\N{EN DASH} No evidence found"),
}


def judge(estimate: Estimate, expected: Expected, smallest_effect: float) -> Verdict:
    """Return the verdict on a claim: the only place where one is made.

    Parameters
    ----------
    estimate : Estimate
        Its interval decides; its p-value does not.
    expected : {"positive", "negative", "different"}
        The direction the claim states, or that there is an effect at all.
    smallest_effect : float
        The smallest effect that matters, on the estimate's scale, 0 or more.

    Returns
    -------
    Verdict
        SUPPORTED if the whole interval lies beyond the smallest effect in the expected
        direction, CONTRADICTED if beyond it the other way, NEGLIGIBLE if it lies inside plus or
        minus the smallest effect, INCONCLUSIVE otherwise.

    Raises
    ------
    ValueError
        For a smallest effect below 0, or a direction that is none.

    Examples
    --------
    >>> judge(Estimate(0.10, 0.06, 0.15, "risk difference"), "positive", 0.02).name
    'SUPPORTED'
    >>> judge(Estimate(0.00, -0.01, 0.01, "risk difference"), "positive", 0.02).name
    'NEGLIGIBLE'
    """
    if not smallest_effect >= 0:
        raise ValueError(f"smallest_effect is {smallest_effect}; it must be 0 or more")
    if expected not in ("positive", "negative", "different"):
        raise ValueError(f"expected is '{expected}'; allowed are positive, negative, different")
    above = estimate.lower > smallest_effect
    below = estimate.upper < -smallest_effect
    if above or below:
        agrees = expected == "different" or (expected == "positive") == above
        return Verdict.SUPPORTED if agrees else Verdict.CONTRADICTED
    if estimate.lower > -smallest_effect and estimate.upper < smallest_effect:
        return Verdict.NEGLIGIBLE
    return Verdict.INCONCLUSIVE
