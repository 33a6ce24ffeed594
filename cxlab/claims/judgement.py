"""What an estimate means for its claim, in a sentence: by verdict, and by the claim's limit."""

from cxlab.claims.estimate import Estimate
from cxlab.claims.left_open import left_open
from cxlab.claims.verdict import Verdict
from cxlab.words import phrase, say

PLAIN = {
    Verdict.SUPPORTED: phrase("This supports the claim."),
    Verdict.CONTRADICTED: phrase("This contradicts the claim."),
}
ABOVE = {
    Verdict.SUPPORTED: phrase("That is above {limit}, which supports the claim."),
    Verdict.CONTRADICTED: phrase("That is above {limit}, which contradicts the claim."),
}
BELOW = {
    Verdict.SUPPORTED: phrase("That is below {limit}, which supports the claim."),
    Verdict.CONTRADICTED: phrase("That is below {limit}, which contradicts the claim."),
}


def judgement(
    estimate: Estimate,
    verdict: Verdict,
    smallest_effect: float,
    *,
    limit: float | None,
    shows_nothing: bool,
) -> str:
    """Return what an estimate means for its claim.

    Parameters
    ----------
    estimate : Estimate
    verdict : Verdict
        One that rests on an estimate.
    smallest_effect : float
        What matters, where the claim is held against zero.
    limit : float or None
        What it is held against instead.
    shows_nothing : bool
        See `cxlab.claims.left_open.left_open`.

    Examples
    --------
    >>> stayed = Estimate(0.90, 0.87, 0.93, "proportion")
    >>> judgement(stayed, Verdict.SUPPORTED, 0.0, limit=0.85, shows_nothing=False)
    'That is above 85.0%, which supports the claim.'
    """
    if verdict in PLAIN:
        if limit is None or estimate.lower <= limit <= estimate.upper:  # e.g. inside a range
            return say(PLAIN[verdict])
        side = ABOVE if estimate.lower > limit else BELOW
        return say(side[verdict], limit=estimate.chosen(limit))
    if verdict is Verdict.NEGLIGIBLE:
        return say(
            "Whatever it is, it is smaller than the {size} that would matter.",
            size=estimate.chosen(smallest_effect),
        )
    return left_open(estimate, smallest_effect, limit=limit, shows_nothing=shows_nothing)
