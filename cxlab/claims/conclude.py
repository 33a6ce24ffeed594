"""Concluding: a claim and its estimate in, the finding with its verdict out."""

from dataclasses import replace

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Basis, Finding, Good, Ways
from cxlab.claims.on_scale import OnScale
from cxlab.claims.p_of_interval import p_of_limit, p_of_verdict
from cxlab.claims.verdict import Expected, Verdict, judge
from cxlab.words import say

NEVER_NEGATIVE = ("share of variance", "proportion")


def conclude(
    id: str,
    hypothesis: str,
    claim: str,
    estimate: Estimate | None,
    *,
    expected: Expected,
    smallest_effect: float,
    basis: Basis,
    sources: tuple[str, ...] = (),
    note: str = "",
    reading: str = "",
    directions: Ways | None = None,
    label: str = "",
    neutral: str = "",
    good: Good | None = None,
    decided_by: Estimate | None = None,
    decided_against: float = 0.0,
    on_scale: OnScale | None = None,
) -> Finding:
    """Return the finding on a claim, its verdict made by `cxlab.claims.verdict.judge`.

    Without an estimate the verdict is NO_EVIDENCE, and ``note`` must say what is missing.
    ``decided_by`` is judged in place of ``estimate``, against ``decided_against``, where that one
    has no direction of its own, e.g. the probability of an order, which rests on the order's
    weakest step. A confirmatory estimate without a p-value gets the one its interval implies.

    Raises
    ------
    ValueError
        For a claim that does not bring its own words.

    Examples
    --------
    >>> estimate = Estimate(0.10, 0.06, 0.15, "risk difference", n=502)
    >>> found = conclude("jam.bought", "H2", "Fewer options sell more.", estimate,
    ...                  expected="positive", smallest_effect=0.02, basis="confirmatory",
    ...                  reading="{more} bought at 6 options than at 24",
    ...                  directions=("more", "fewer"))
    >>> found.sentence()[:73]
    'More bought at 6 options than at 24: by 10.0 points (95% interval 6.0 to '
    """
    _check_words(
        id, is_known=estimate is not None, note=note, reading=reading, directions=directions
    )
    verdict, p_verdict = Verdict.NO_EVIDENCE, None
    if estimate is not None:
        decides, limit = estimate, smallest_effect
        if decided_by is not None:
            decides, limit = decided_by, decided_against
        verdict = judge(decides, expected, limit)
        p_verdict = p_of_verdict(decides, verdict, limit)
        if basis == "confirmatory" and estimate.p_value is None:
            estimate = _with_p(estimate, smallest_effect, decided_by)
    return Finding(
        id=id,
        hypothesis=hypothesis,
        claim=claim,
        estimate=estimate,
        verdict=verdict,
        smallest_effect=smallest_effect,
        basis=basis,
        sources=sources,
        note=note,
        reading=reading,
        directions=directions or ("", ""),
        label=label,
        neutral=neutral or say("as good as no difference"),
        good=good,
        on_scale=on_scale or _own_scale(estimate),
        p_verdict=p_verdict,
    )


def _own_scale(estimate: Estimate | None) -> OnScale | None:
    """Return a gap that is judged on its answer scale as it is."""
    if estimate is None or estimate.measure != "gap":
        return None
    return OnScale(estimate.value, estimate.lower, estimate.upper)


def _with_p(estimate: Estimate, smallest_effect: float, decided_by: Estimate | None) -> Estimate:
    """Return the estimate with the p-value of "no effect" that its interval implies.

    A share is never below zero, so "none" is no hypothesis that it could be tested against: it is
    tested against what would matter. So is what is decided by its distance from a limit.
    """
    facts = {"method": estimate.method, "limit": estimate.amount(smallest_effect)}
    if estimate.measure in NEVER_NEGATIVE:
        p_value = p_of_limit(estimate, smallest_effect)
    else:
        p_value = p_of_limit(decided_by or estimate, 0.0)
        if decided_by is None or smallest_effect == 0:
            method = say("{method}; p from the interval", **facts)
            return replace(estimate, p_value=p_value, method=method)
    method = say("{method}; p of the limit {limit}, from the interval", **facts)
    return replace(estimate, p_value=p_value, method=method)


def _check_words(
    id: str, *, is_known: bool, note: str, reading: str, directions: Ways | None
) -> None:
    """Refuse a finding that would be said in words that are not its own, or in none."""
    if not is_known and not note:
        raise ValueError(f"finding '{id}' has no estimate: its note must say what is missing")
    if is_known and not reading:
        raise ValueError(f"finding '{id}' has no reading: say what its estimate means")
    if "{more}" in reading and directions is None:
        raise ValueError(f"finding '{id}' has no words for {{more}}: give both directions")
