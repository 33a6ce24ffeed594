"""Concluding: a claim and its estimate in, the finding with its verdict out."""

from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Basis, Finding, Good, Ways
from cxlab.claims.verdict import Expected, Verdict, judge
from cxlab.words import say


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
) -> Finding:
    """Return the finding on a claim, its verdict made by `cxlab.claims.verdict.judge`.

    Without an estimate the verdict is NO_EVIDENCE, and ``note`` must say what is missing.
    ``decided_by`` is judged in place of ``estimate``, against 0, where that one has no direction
    of its own, e.g. the probability of an order, which rests on the order's weakest step.

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
    return Finding(
        id=id,
        hypothesis=hypothesis,
        claim=claim,
        estimate=estimate,
        verdict=_verdict(estimate, expected, smallest_effect, decided_by),
        smallest_effect=smallest_effect,
        basis=basis,
        sources=sources,
        note=note,
        reading=reading,
        directions=directions or ("", ""),
        label=label,
        neutral=neutral or say("as good as no difference"),
        good=good,
    )


def _verdict(
    estimate: Estimate | None,
    expected: Expected,
    smallest_effect: float,
    decided_by: Estimate | None,
) -> Verdict:
    if estimate is None:
        return Verdict.NO_EVIDENCE
    if decided_by is not None:
        return judge(decided_by, expected, smallest_effect=0.0)
    return judge(estimate, expected, smallest_effect)


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
