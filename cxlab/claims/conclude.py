"""Concluding: a claim and its estimate in, the finding with its verdict out."""

from dataclasses import replace
from math import isclose
from typing import Any, TypedDict, Unpack

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Basis, Finding, Good, Ways
from cxlab.claims.on_scale import OnScale
from cxlab.claims.p_of_interval import p_of_limit, p_of_verdict
from cxlab.claims.verdict import Expected, Verdict, judge
from cxlab.words import say

SAME = 1e-9  # of two differences that are one but for rounding


class Particulars(TypedDict, total=False):
    """Words and sources of a claim, which its finding takes as they are.

    Examples
    --------
    >>> Particulars(reading="{more} bought", directions=("more", "fewer"))
    {'reading': '{more} bought', 'directions': ('more', 'fewer')}
    """

    sources: tuple[str, ...]
    note: str
    reading: str
    directions: Ways | None
    label: str
    neutral: str
    good: Good | None


def conclude(
    id: str,
    hypothesis: str,
    claim: str,
    estimate: Estimate | None,
    *,
    expected: Expected,
    smallest_effect: float,
    basis: Basis,
    decided_by: Estimate | None = None,
    decided_against: float = 0.0,
    on_scale: OnScale | None = None,
    **particulars: Unpack[Particulars],
) -> Finding:
    """Return the finding on a claim, its verdict made by `cxlab.claims.verdict.judge`.

    Without an estimate the verdict is NO_EVIDENCE, and ``note`` must say what is missing.
    ``decided_by`` is judged in place of ``estimate``, against ``decided_against``, where that one
    has no direction of its own, e.g. the probability of an order, which rests on the order's
    weakest step, or is judged by how far it lies from a limit. A confirmatory estimate without a
    p-value gets the one its interval implies. All other words are `Particulars`.

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
    >>> found.sentence()[:62]
    'More bought at 6 options than at 24: by 10.0 percentage points'
    """
    _check_words(id, estimate, particulars)
    by, limit = (decided_by, decided_against) if decided_by else (estimate, smallest_effect)
    return Finding(
        id=id,
        hypothesis=hypothesis,
        claim=claim,
        estimate=_with_p(estimate, basis, by, limit),
        smallest_effect=smallest_effect,
        basis=basis,
        on_scale=on_scale or _own_scale(estimate),
        **_completed(particulars),
        **_judged(estimate, by, expected, limit),
    )


def _completed(particulars: Particulars) -> dict[str, Any]:
    """Return the particulars with words for "no difference", and for directions nobody named."""
    neutral = particulars.get("neutral") or say("as good as no difference")
    directions = particulars.get("directions") or ("", "")
    return {**particulars, "neutral": neutral, "directions": directions}


def _judged(
    estimate: Estimate | None, by: Estimate | None, expected: Expected, limit: float
) -> dict[str, Any]:
    if estimate is None or by is None:
        return {"verdict": Verdict.NO_EVIDENCE}
    verdict = judge(by, expected, limit)
    return {
        "verdict": verdict,
        "p_verdict": p_of_verdict(by, verdict, limit),
        "too_small": _too_small(estimate, by, limit),
    }


def _too_small(estimate: Estimate, by: Estimate, limit: float) -> tuple[float, float] | None:
    """Return the ends of what would not matter, where the estimate's own interval decides.

    What decides may be the estimate less a limit ("more than half"): then around that.
    """
    middle = round(estimate.value - by.value, 12)  # of the limit, without a digit of the data
    ends = ((estimate.lower, by.lower), (estimate.upper, by.upper))
    if not all(one == other or isclose(one - other, middle, abs_tol=SAME) for one, other in ends):
        return None
    return middle - limit, middle + limit


def _own_scale(estimate: Estimate | None) -> OnScale | None:
    """Return a gap that is judged on its answer scale as it is."""
    if estimate is None or estimate.measure != "gap":
        return None
    return OnScale(estimate.value, estimate.lower, estimate.upper)


def _with_p(
    estimate: Estimate | None, basis: Basis, by: Estimate | None, limit: float
) -> Estimate | None:
    """Return a confirmatory estimate with the p-value of "no effect" that its interval implies.

    What is decided by its distance from a limit is tested against that. A share of variance is
    never below zero, so "none" is no hypothesis for it: it is tested against what would matter.
    """
    if estimate is None or estimate.p_value is not None or basis != "confirmatory" or by is None:
        return estimate
    if estimate.measure.startswith("share of variance"):
        p_value = p_of_limit(estimate, limit)
        facts = {"method": estimate.method, "limit": estimate.chosen(limit)}
        method = say("{method}; p of the limit {limit}, from the interval", **facts)
    elif by is estimate:
        p_value = p_of_limit(estimate, 0.0)
        method = say("{method}; p from the interval", method=estimate.method)
    else:
        p_value = p_of_limit(by, limit)
        method = say("{method}; p of the claim's limit, from the interval", method=estimate.method)
    return replace(estimate, p_value=p_value, method=method)


def _check_words(id: str, estimate: Estimate | None, particulars: Particulars) -> None:
    """Refuse a finding that would be said in words that are not its own, or in none."""
    reading = particulars.get("reading", "")
    if estimate is None and not particulars.get("note"):
        raise ValueError(f"finding '{id}' has no estimate: its note must say what is missing")
    if estimate is not None and not reading:
        raise ValueError(f"finding '{id}' has no reading: say what its estimate means")
    if "{more}" in reading and particulars.get("directions") is None:
        raise ValueError(f"finding '{id}' has no words for {{more}}: give both directions")
